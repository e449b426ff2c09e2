using System.Globalization;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Running;
using AdoptionSim.Nations;
using ScottPlot;

namespace AdoptionSim.Client.Charts;

/// <summary><c>curve.svg</c>: subscribers over time, of the nation and of its capital, beside what is on record.</summary>
internal sealed class Curve : IDisposable
{
    private const int Width = 960;
    private const int Height = 560;
    private const double Million = 1_000_000;

    private static readonly Color NationColor = Color.FromHex("#0b5394");
    private static readonly Color CapitalColor = Color.FromHex("#b45f06");
    private static readonly Color CalibrateColor = Color.FromHex("#444444");
    private static readonly Color ValidateColor = Color.FromHex("#cc0000");

    private readonly Plot _plot = new();

    public static Curve Of(RunPlan plan, int replicate, IReadOnlyList<CurvePoint> points)
    {
        var curve = new Curve();
        curve.Draw(plan.Nation, points);
        curve._plot.Title(string.Create(
            CultureInfo.InvariantCulture, $"{plan.Nation.Name}: subscribers in scenario \"{plan.Scenario.Key}\", seed {plan.SeedOf(replicate)}, scale {plan.Options.Scale}"));
        return curve;
    }

    public void Dispose() => _plot.Dispose();

    public string ToSvg() => Lettering.WithFallback(_plot.GetSvgXml(Width, Height));

    private void Draw(Nation nation, IReadOnlyList<CurvePoint> points)
    {
        if (points.Count > 0)
        {
            Line(points, point => point.Nation, nation.Name, NationColor);
            Line(points, point => point.Capital, $"of them in the capital ({CapitalName(nation)})", CapitalColor);
            var shown = nation.Record.Where(point => point.Date >= points[0].Date && point.Date <= points[^1].Date).ToArray();
            Record(shown, "calibrate", "on record, may be fitted", MarkerShape.FilledCircle, CalibrateColor);
            Record(shown, "validate", "on record, held out", MarkerShape.OpenDiamond, ValidateColor);
        }

        Axes();
    }

    private static string CapitalName(Nation nation) => nation.Provinces.First(province => province.Key == nation.CapitalProvince).Name;

    private static double Day(DateOnly date) => date.ToDateTime(TimeOnly.MinValue).ToOADate();

    private void Line(IReadOnlyList<CurvePoint> points, Func<CurvePoint, long> subscribers, string label, Color color)
    {
        var line = _plot.Add.ScatterLine(points.Select(point => Day(point.Date)).ToArray(), points.Select(point => (double)subscribers(point)).ToArray(), color);
        line.LineWidth = 2.5f;
        line.LegendText = label;
    }

    private void Record(IEnumerable<RecordPoint> record, string use, string label, MarkerShape shape, Color color)
    {
        var points = record.Where(point => point.Use == use).ToArray();
        if (points.Length > 0)
        {
            var markers = _plot.Add.Markers(points.Select(point => Day(point.Date)).ToArray(), points.Select(point => (double)point.Subscribers).ToArray(), shape, 8, color);
            markers.MarkerLineWidth = 2;
            markers.LegendText = label;
        }
    }

    private void Axes()
    {
        _plot.Axes.DateTimeTicksBottom();
        _plot.XLabel("date");
        _plot.YLabel("subscribers (active lines)");
        _plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic
        {
            LabelFormatter = value => value.ToString(Math.Abs(value) < Million && value % 1 != 0 ? "N1" : "N0", CultureInfo.InvariantCulture),
        };
        _plot.Axes.AutoScale();
        _plot.Axes.SetLimitsY(0, Math.Max(1, _plot.Axes.GetLimits().Top));
        _plot.ShowLegend(Alignment.UpperLeft);
        Lettering.Set(_plot);
    }
}
