using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using ScottPlot;

namespace AdoptionSim.Client.Charts;

/// <summary>
/// Draws <c>curve.svg</c>: the simulated phone subscribers over time, of the nation and of its capital, with the published figures as points.
/// </summary>
internal sealed class Curve : IDisposable
{
    private const int Width = 960;
    private const int Height = 560;
    private const int NarrowWidth = 400;
    private const int NarrowHeight = 460;
    private const double Million = 1_000_000;
    private const double BandOpacity = 0.25;

    private static readonly Color NationColor = Color.FromHex("#0b5394");
    private static readonly Color CapitalColor = Color.FromHex("#b45f06");

    private readonly Plot _plot = new();

    /// <param name="isFactual">False if commands made the run differ from the nation's history.</param>
    public static Picture Of(RunPlan plan, int replicate, IReadOnlyList<CurvePoint> points, bool isFactual)
    {
        using var turn = Drawing.Turn.EnterScope();
        using var wide = new Curve();
        wide.Draw(plan, points, isFactual);
        wide._plot.Title(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Nation.Name}: subscribers in scenario \"{plan.Scenario.Key}\", seed {plan.SeedOf(replicate)}, scale {plan.Options.Scale}"
            )
        );
        wide._plot.ShowLegend(Alignment.UpperLeft);
        using var narrow = new Curve();
        narrow.Draw(plan, points, isFactual);
        narrow._plot.ShowLegend(Edge.Bottom);
        return new Picture(wide.ToSvg(Width, Height), narrow.ToSvg(NarrowWidth, NarrowHeight));
    }

    /// <summary>
    /// Draws subscribers over time as the mean of several runs with different seeds, with a band from the 5th to the 95th percentile of the runs.
    /// </summary>
    public static Picture OfBands(RunPlan plan, ImmutableArray<BandPoint> points, int runs)
    {
        using var turn = Drawing.Turn.EnterScope();
        using var wide = new Curve();
        wide.DrawBands(plan, points, runs);
        wide._plot.Title(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Nation.Name}: subscribers in scenario \"{plan.Scenario.Key}\", {Names.Counted(runs, "run")} from seed {plan.Options.Seed} on, "
                    + $"scale {plan.Options.Scale}"
            )
        );
        wide._plot.ShowLegend(Alignment.UpperLeft);
        using var narrow = new Curve();
        narrow.DrawBands(plan, points, runs);
        narrow._plot.ShowLegend(Edge.Bottom);
        return new Picture(wide.ToSvg(Width, Height), narrow.ToSvg(NarrowWidth, NarrowHeight));
    }

    public void Dispose() => _plot.Dispose();

    private string ToSvg(int width, int height) => Lettering.WithFallback(_plot.GetSvgXml(width, height));

    private void Draw(RunPlan plan, IReadOnlyList<CurvePoint> points, bool isFactual)
    {
        var nation = plan.Nation;
        if (points.Count > 0)
        {
            Line(points, point => point.Nation, nation.Name, NationColor);
            Line(points, point => point.Capital, $"of them in the capital ({CapitalName(nation)})", CapitalColor);
            DrawRecord(nation, points[0].Date, points[^1].Date, isFactual && plan.Scenario.IsFactual(nation));
        }

        Axes();
    }

    private void DrawBands(RunPlan plan, ImmutableArray<BandPoint> points, int runs)
    {
        var days = points.Select(point => Day(point.Date)).ToArray();
        var band = _plot.Add.FillY(days, [.. points.Select(point => point.Band.Low)], [.. points.Select(point => point.Band.High)]);
        (band.FillColor, band.LineWidth) = (NationColor.WithAlpha(BandOpacity), 0);
        band.LegendText = "5th to 95th percentile: luck alone";
        var mean = _plot.Add.ScatterLine(days, points.Select(point => point.Band.Mean).ToArray(), NationColor);
        (mean.LineWidth, mean.LegendText) = (2.5f, string.Create(CultureInfo.InvariantCulture, $"{plan.Nation.Name}: mean of {runs} runs"));
        DrawRecord(plan.Nation, points[0].Date, points[^1].Date, plan.IsFactual);
        Axes();
    }

    /// <summary>
    /// Draws the published numbers of subscribers as points, labelled by their role for the model, such as fitted. For a run that changes the nation's history
    /// on purpose, all are labelled as context, because they do not test it.
    /// </summary>
    private void DrawRecord(Nation nation, DateOnly from, DateOnly to, bool isFactual)
    {
        var shown = nation.PublishedSubscribers.Where(row => row.Date >= from && row.Date <= to).ToArray();
        var kinds = isFactual
            ? shown.GroupBy(row => (Kind: RecordCharts.Kind(row.Use), Label: $"on record, {RecordLabel.Of(row.Use)}"))
            : shown.GroupBy(_ => (Kind: MarkKind.Context, Label: "on record: what happened (context)"));
        foreach (var kind in kinds)
        {
            RecordMarks.Draw(
                _plot,
                new PanelMarks(kind.Key.Label, kind.Key.Kind, [.. kind.Select(row => new PanelMark(row.Date, row.Low, row.High))]),
                lowerLimits: "on record: at least"
            );
        }
    }

    private static string CapitalName(Nation nation) => nation.Provinces.First(province => province.Key == nation.CapitalProvince).Name;

    private static double Day(DateOnly date) => date.ToDateTime(TimeOnly.MinValue).ToOADate();

    private void Line(IReadOnlyList<CurvePoint> points, Func<CurvePoint, long> subscribers, string label, Color color)
    {
        var line = _plot.Add.ScatterLine(
            points.Select(point => Day(point.Date)).ToArray(),
            points.Select(point => (double)subscribers(point)).ToArray(),
            color
        );
        line.LineWidth = 2.5f;
        line.LegendText = label;
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
        Lettering.Set(_plot);
    }
}
