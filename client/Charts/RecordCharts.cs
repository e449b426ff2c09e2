using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Client.Charts;

/// <summary>
/// Draws <c>record.svg</c>: one chart for each measure, such as revenue, of which figures were published. The run is a line, the figures are points with
/// ranges.
/// </summary>
internal sealed class RecordCharts
{
    public const string FileName = "record.svg";

    private readonly Nation _nation;
    private readonly IReadOnlyList<PlaceHistory> _histories;
    private readonly bool _isFactual;

    private RecordCharts(Nation nation, IReadOnlyList<PlaceHistory> histories, bool isFactual) =>
        (_nation, _histories, _isFactual) = (nation, histories, isFactual);

    /// <summary>Draws a chart for each measure of which figures were published; returns null if none of these figures has a date that the run covers.</summary>
    /// <param name="histories">The run's counts over time in each place that has published figures.</param>
    /// <param name="isFactual">False for a run that changes history on purpose: published figures are then labelled as context.</param>
    public static Picture? Of(RunPlan plan, int replicate, IReadOnlyList<PlaceHistory> histories, bool isFactual)
    {
        var charts = new RecordCharts(plan.Nation, histories, isFactual);
        ImmutableArray<Panel> panels =
        [
            .. RecordSummary
                .All(ComparedRow.All(plan.Nation, histories))
                .Where(each => each.Rows.Any(IsCovered))
                .Select(charts.Of)
                .Where(panel => panel.HasAny),
        ];
        var title = string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Nation.Name}: run (lines) and published figures (points), "
                + $"scenario \"{plan.Scenario.Key}\", seed {plan.SeedOf(replicate)}, scale {plan.Options.Scale}"
        );
        return panels.IsEmpty ? null : new Picture(PanelPicture.Of(title, panels), PanelPicture.Narrow(panels));
    }

    private static bool IsCovered(ComparedRow row) => row.Run is not null;

    private Panel Of(RecordSummary summary)
    {
        var places = summary.Rows.Where(IsCovered).Select(row => row.Row.Place).Distinct().ToArray();
        return new Panel(summary.Measure.Title, summary.Measure.Unit, [.. places.Select(place => Line(summary.Measure, place))])
        {
            Marks =
            [
                .. summary.Rows.Where(IsCovered).GroupBy(row => _isFactual ? Kind(row.Row.Use) : MarkKind.Context).OrderBy(kind => kind.Key).Select(Marks),
            ],
        };
    }

    private PanelLine Line(RecordMeasure measure, string? place)
    {
        var history = _histories.First(history => history.Place == place);
        var points = history.Dates.Select(date => (Date: date, Value: measure.Value.On(history, date))).Where(point => point.Value is not null);
        return new PanelLine(place is null ? "run" : $"run, {NameOf(place)}", [.. points.Select(point => (point.Date, point.Value!.Value))]);
    }

    private string NameOf(string place) =>
        _nation.Provinces.FirstOrDefault(province => province.Key == place)?.Name ?? _nation.Districts.First(district => district.Key == place).Name;

    internal static MarkKind Kind(RecordUse use) =>
        use switch
        {
            RecordUse.Calibrate => MarkKind.Calibrate,
            RecordUse.Fitted => MarkKind.Fitted,
            RecordUse.Input => MarkKind.Input,
            RecordUse.Insight => MarkKind.Insight,
            _ => MarkKind.Validate,
        };

    // A legend has room for one row of short labels.
    private PanelMarks Marks(IGrouping<MarkKind, ComparedRow> rows) =>
        new(
            _isFactual ? Names.InFile(rows.Key.ToString()) : RecordEntry.Context,
            rows.Key,
            [.. rows.Select(row => new PanelMark(row.Row.Date, row.Row.Low, row.Row.High))]
        );
}
