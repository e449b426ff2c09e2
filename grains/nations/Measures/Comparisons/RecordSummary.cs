using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures.Comparisons;

/// <summary>The agreement of a run with the record of one measure.</summary>
/// <param name="Rows">All rows of the measure.</param>
public sealed record RecordSummary(RecordMeasure Measure, ImmutableArray<ComparedRow> Rows)
{
    /// <summary>The number of rows with a ratio.</summary>
    public int Compared => Rows.Count(row => row.Ratio is not null);

    /// <summary>The mean error of the rows to calibrate with, in percent; null if none is compared.</summary>
    public double? CalibrateError => Error(isCalibrate: true);

    /// <summary>The mean error of all other rows, in percent; null if none is compared.</summary>
    public double? OtherError => Error(isCalibrate: false);

    /// <summary>The row with the greatest error; null if none is compared.</summary>
    public ComparedRow? Worst => Rows.Where(row => row.Ratio is not null).MaxBy(row => row.ErrorPercent);

    /// <summary>Returns one summary for each measure that the record has.</summary>
    public static ImmutableArray<RecordSummary> All(ImmutableArray<ComparedRow> rows) =>
        [.. rows.GroupBy(row => row.Measure).Select(measure => new RecordSummary(measure.Key, [.. measure]))];

    private double? Error(bool isCalibrate) => Rows.Where(row => row.Row.Use == RecordUse.Calibrate == isCalibrate).Average(row => row.ErrorPercent);
}
