using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures.Comparisons;

/// <summary>The agreement of a run with the published figures of one measure.</summary>
/// <param name="Rows">All rows of the measure.</param>
public sealed record RecordSummary(RecordMeasure Measure, ImmutableArray<ComparedRow> Rows)
{
    /// <summary>The number of published figures that can be compared with the run.</summary>
    public int Compared => Rows.Count(row => row.Ratio is not null);

    /// <summary>The mean error, in percent, for the figures that may be used to calibrate the model; null if none can be compared.</summary>
    public double? CalibrateError => Error(isCalibrate: true);

    /// <summary>The mean error, in percent, for the figures not used to calibrate the model; null if none can be compared.</summary>
    public double? OtherError => Error(isCalibrate: false);

    /// <summary>The published figure with the greatest error; null if none can be compared.</summary>
    public ComparedRow? Worst => Rows.Where(row => row.Ratio is not null).MaxBy(row => row.ErrorPercent);

    /// <summary>Returns one summary for each measure that has published figures.</summary>
    public static ImmutableArray<RecordSummary> All(ImmutableArray<ComparedRow> rows) =>
        [.. rows.GroupBy(row => row.Measure).Select(measure => new RecordSummary(measure.Key, [.. measure]))];

    private double? Error(bool isCalibrate) => Rows.Where(row => row.Row.Use == RecordUse.Calibrate == isCalibrate).Average(row => row.ErrorPercent);
}
