using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures.Comparisons;

/// <summary>Summarises how well a run agrees with the published figures of one measure.</summary>
/// <param name="Rows">All rows of the measure.</param>
public sealed record RecordSummary(RecordMeasure Measure, ImmutableArray<ComparedRow> Rows)
{
    /// <summary>The number of published figures that can be compared with the run.</summary>
    public int Compared => Rows.Count(row => row.Ratio is not null);

    /// <summary>
    /// The mean distance of the run from the published figures that may be used to calibrate the model, in percent; null if none can be compared.
    /// </summary>
    public double? CalibrateError => Error(isCalibrate: true);

    /// <summary>
    /// The mean distance of the run from the published figures that are not used to calibrate the model, in percent; null if none can be compared.
    /// </summary>
    public double? OtherError => Error(isCalibrate: false);

    /// <summary>The published figure from which the run differs most, in percent; null if none can be compared.</summary>
    public ComparedRow? Worst => Rows.Where(row => row.Ratio is not null).MaxBy(row => row.ErrorPercent);

    /// <summary>Returns one summary for each measure that has published figures, from the comparisons of single figures.</summary>
    public static ImmutableArray<RecordSummary> All(ImmutableArray<ComparedRow> rows) =>
        [.. rows.GroupBy(row => row.Measure).Select(measure => new RecordSummary(measure.Key, [.. measure]))];

    private double? Error(bool isCalibrate) => Rows.Where(row => row.Row.Use == RecordUse.Calibrate == isCalibrate).Average(row => row.ErrorPercent);
}
