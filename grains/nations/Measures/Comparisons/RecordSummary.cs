using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures.Comparisons;

/// <summary>Summarises how well a run agrees with the published figures of one measure.</summary>
/// <param name="Rows">All published figures of the measure, each with the run's value.</param>
public sealed record RecordSummary(RecordMeasure Measure, ImmutableArray<ComparedRow> Rows)
{
    /// <summary>The number of published figures that can be compared with the run.</summary>
    public int Compared => Rows.Count(row => row.Ratio is not null);

    /// <summary>
    /// The mean distance in percent between the run's values and the published figures that may be used to calibrate the model. Null if no figure can be
    /// compared.
    /// </summary>
    public double? CalibrateError => Error(isCalibrate: true);

    /// <summary>
    /// The mean distance in percent between the run's values and the published figures that are not used to calibrate the model. Null if no figure can be
    /// compared.
    /// </summary>
    public double? OtherError => Error(isCalibrate: false);

    /// <summary>The published figure that differs most from the run's value, in percent; null if no figure can be compared.</summary>
    public ComparedRow? Worst => Rows.Where(row => row.Ratio is not null).MaxBy(row => row.ErrorPercent);

    /// <summary>Returns one summary for each measure that has published figures, made from the comparisons of all single figures.</summary>
    public static ImmutableArray<RecordSummary> All(ImmutableArray<ComparedRow> rows) =>
        [.. rows.GroupBy(row => row.Measure).Select(measure => new RecordSummary(measure.Key, [.. measure]))];

    private double? Error(bool isCalibrate) => Rows.Where(row => row.Row.Use == RecordUse.Calibrate == isCalibrate).Average(row => row.ErrorPercent);
}
