using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures.Comparisons;

/// <summary>A row of the record beside the value of a run.</summary>
/// <param name="Run">The value of the run; null if the run does not cover the date or its period.</param>
public sealed record ComparedRow(RecordMeasure Measure, RecordRow Row, double? Run)
{
    private const double Percent = 100;

    /// <summary>True if the run lies in the range of the row; null without a value of the run.</summary>
    public bool? IsWithin => Run is { } run ? run >= Row.Low && !(run > Row.High) : null;

    /// <summary>
    /// The value of the run divided by the nearest end of the row's range, and 1 within the range. Null without a value of the run, and for a published zero.
    /// </summary>
    public double? Ratio =>
        Run is not { } run ? null
        : run < Row.Low ? run / Row.Low
        : Row.Published <= 0 ? null
        : run > Row.High ? run / Row.High
        : 1;

    /// <summary>The distance of the run from the range, in percent of its nearest end; null without a ratio.</summary>
    public double? ErrorPercent => Ratio is { } ratio ? Percent * Math.Abs(ratio - 1) : null;

    /// <summary>Compares all rows of the record with a run, measure by measure and in order of date.</summary>
    /// <param name="histories">The history of each place of the record.</param>
    public static ImmutableArray<ComparedRow> All(Nation nation, IReadOnlyList<PlaceHistory> histories)
    {
        ArgumentNullException.ThrowIfNull(nation);
        var rows = nation.Record.ToLookup(row => row.Measure);
        return [.. RecordMeasures.All.SelectMany(measure => rows[measure.Key].OrderBy(row => row.Date).Select(row => Of(measure, row, histories)))];
    }

    private static ComparedRow Of(RecordMeasure measure, RecordRow row, IReadOnlyList<PlaceHistory> histories) =>
        new(measure, row, histories.FirstOrDefault(history => history.Place == row.Place) is { } history ? measure.Value.On(history, row.Date) : null);
}
