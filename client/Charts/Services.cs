using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Charts;

/// <summary>
/// <c>services.svg</c>: charts of the services other than the phone, such as the intranet, over time, as each <see cref="Feature"/> declares them.
/// </summary>
/// <remarks>
/// Counts of events (flows) are shown as the daily mean over the preceding four weeks. This hides the tick length and random noise, and no effect shows before
/// its cause.
/// </remarks>
internal sealed class Services
{
    public const string FileName = "services.svg";

    private const int DaysOfMean = 28;

    private readonly IReadOnlyList<ServicePoint> _points;
    private readonly double _scale;
    private readonly Scaling _scaling;
    private readonly int _stepDays;
    private readonly long _capital;
    private readonly long _rest;

    private Services(Nation nation, double scale, int stepDays, IReadOnlyList<ServicePoint> points)
    {
        (_points, _scale, _scaling, _stepDays) = (points, scale, new Scaling(scale), stepDays);
        _capital = nation.Districts.Where(district => district.Province == nation.CapitalProvince).Sum(district => (long)district.People);
        _rest = nation.Districts.Sum(district => (long)district.People) - _capital;
    }

    /// <summary>Draws the charts of services other than the phone; returns null if the nation has no such service or nobody used one.</summary>
    public static Picture? Of(RunPlan plan, int replicate, IReadOnlyList<ServicePoint> points)
    {
        var services = new Services(plan.Nation, plan.Options.Scale, plan.Options.StepDays, points);
        ImmutableArray<Panel> panels =
        [
            .. AllFeatures.ServicesOf(plan.Nation).SelectMany(service => service.Charts).Select(services.Of).Where(panel => panel.HasAny),
        ];
        var title = string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Nation.Name}: other services, scenario \"{plan.Scenario.Key}\", seed {plan.SeedOf(replicate)}, scale {plan.Options.Scale}"
        );
        return panels.IsEmpty ? null : new Picture(PanelPicture.Of(title, panels), PanelPicture.Narrow(panels));
    }

    private Panel Of(ChartPanel panel) =>
        new(
            panel.Title,
            panel.Axis,
            [.. panel.Lines.Select(line => new PanelLine(line.Label, Points(line), line.IsOnRight))],
            panel.Right,
            panel.IsLogarithmic
        );

    private ImmutableArray<(DateOnly, double)> Points(ChartLine line) =>
        line.Figure switch
        {
            Figure.OfMeasure { Measure: var measure } => Points(
                Measures.Of(measure),
                point => Count(point, measure, line.Area),
                count => _scaling.Real(measure, count)
            ),
            Figure.OfForeigners { Measure: var measure } => Points(
                Measures.Of(measure),
                point => point.Nation[measure],
                count => _scaling.Real(measure, count)
            ),
            Figure.OfNation { Measure: var measure } => OnDate(point =>
                line.Given is { } given && point.Nation.Of(given) is null ? null : point.Nation[measure]
            ),
            Figure.OfNationRatio { Ratio: var ratio } => OnDate(point => line.Factor * point.Nation.Of(ratio)),
            Figure.OfRatio { Ratio: { Denominator: { } whole } ratio } => Mean(
                (sum, all) => Ratio.Share(line.Factor * ratio.Factor * sum, all),
                point => Count(point, ratio.Numerator, line.Area),
                point => Count(point, whole, line.Area)
            ),
            Figure.OfRatio { Ratio: var ratio } => OnDate(point =>
                Ratio.Share(line.Factor * ratio.Factor * Count(point, ratio.Numerator, line.Area), People(line.Area) * _scale)
            ),
            var other => throw new InvalidOperationException($"A chart line shows {other}; expected a measure or a ratio."),
        };

    /// <summary>
    /// Returns the dated values of a measure for its line in a chart: a count of events (a flow) as its daily mean, any other count as it was on each date.
    /// </summary>
    private ImmutableArray<(DateOnly, double)> Points(MeasureDeclaration measure, Func<ServicePoint, long> count, Func<long, double> real) =>
        measure.AddsUp ? Mean((sum, days) => real(sum) / days, count, _ => _stepDays) : OnDate(point => real(count(point)));

    private static long Count(ServicePoint point, Measure measure, ChartArea area) =>
        area switch
        {
            ChartArea.Capital => point.Capital[(int)measure],
            ChartArea.Elsewhere => point[measure] - point.Capital[(int)measure],
            _ => point[measure],
        };

    private long People(ChartArea area) =>
        area switch
        {
            ChartArea.Capital => _capital,
            ChartArea.Elsewhere => _rest,
            _ => _capital + _rest,
        };

    private ImmutableArray<(DateOnly, double)> OnDate(Func<ServicePoint, double?> value) =>
        [.. _points.Select(point => (point.Date, Value: value(point))).Where(each => each.Value is not null).Select(each => (each.Date, each.Value!.Value))];

    /// <summary>
    /// Returns, for each date, a ratio of two sums over the four weeks that end on it. Events before the first tick (step of simulated time) count as zero.
    /// </summary>
    private ImmutableArray<(DateOnly, double)> Mean(Func<long, long, double?> ratio, Func<ServicePoint, long> part, Func<ServicePoint, long> whole)
    {
        var window = Math.Max(1, DaysOfMean / _stepDays);
        var mean = ImmutableArray.CreateBuilder<(DateOnly, double)>();
        var (sum, all) = (0L, 0L);
        for (var tick = 1; tick < _points.Count; tick++)
        {
            (sum, all) = (sum + part(_points[tick]), all + whole(_points[tick]));
            if (tick > window)
            {
                (sum, all) = (sum - part(_points[tick - window]), all - whole(_points[tick - window]));
            }

            if (ratio(sum, all) is { } value)
            {
                mean.Add((_points[tick].Date, value));
            }
        }

        return mean.ToImmutable();
    }
}
