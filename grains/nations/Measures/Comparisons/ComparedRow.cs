using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures.Comparisons;

/// <summary>A published figure about a nation, together with the value that a run gives for it, to compare them.</summary>
/// <param name="Run">The value that the run gives for the figure; null if the run does not cover the date or period of the figure.</param>
public sealed record ComparedRow(RecordMeasure Measure, RecordRow Row, double? Run)
{
    private const double Percent = 100;

    /// <summary>True if the run's value lies in the range of the published figure; null if the run has no value for it.</summary>
    public bool? IsWithin => Run is { } run ? run >= Row.Low && !(run > Row.High) : null;

    /// <summary>
    /// The run's value divided by the nearest end of the published range; 1 if the value lies within the range. Null if the run has no value, or if the
    /// published figure is 0.
    /// </summary>
    public double? Ratio =>
        Run is not { } run ? null
        : run < Row.Low ? run / Row.Low
        : Row.Published <= 0 ? null
        : run > Row.High ? run / Row.High
        : 1;

    /// <summary>The distance of the run's value from the published range, in percent of the range's nearest end; null if <see cref="Ratio"/> is null.</summary>
    public double? ErrorPercent => Ratio is { } ratio ? Percent * Math.Abs(ratio - 1) : null;

    /// <summary>Returns all published figures of a nation together with the values of a run, measure by measure and in order of date.</summary>
    /// <param name="histories">The counts over time of each place that has published figures.</param>
    public static ImmutableArray<ComparedRow> All(Nation nation, IReadOnlyList<PlaceHistory> histories)
    {
        ArgumentNullException.ThrowIfNull(nation);
        var rows = nation.Record.ToLookup(row => row.Measure);
        return [.. RecordMeasures.All.SelectMany(measure => rows[measure.Key].OrderBy(row => row.Date).Select(row => Of(measure, row, histories)))];
    }

    private static ComparedRow Of(RecordMeasure measure, RecordRow row, IReadOnlyList<PlaceHistory> histories) =>
        new(measure, row, histories.FirstOrDefault(history => history.Place == row.Place) is { } history ? measure.Value.On(history, row.Date) : null);
}
