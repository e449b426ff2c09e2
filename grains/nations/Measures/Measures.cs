using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>The declarations of all measures, read once from their names.</summary>
public static class Measures
{
    /// <summary>Raised when a measure is added or changes its meaning.</summary>
    public const int SeriesVersion = 3;

    /// <summary>How many measures a district has; the length of its series at a tick.</summary>
    public static readonly int Count = Enum.GetValues<Measure>().Length;

    public static readonly ImmutableArray<Measure> All = [.. Enum.GetValues<Measure>()];

    /// <summary>In the order of <see cref="Measure"/>.</summary>
    public static readonly ImmutableArray<MeasureDeclaration> OfDistricts = MeasureDeclaration.Of<Measure>(MeasureLevel.District);

    /// <summary>In the order of <see cref="NationMeasure"/>.</summary>
    public static readonly ImmutableArray<MeasureDeclaration> OfNation = MeasureDeclaration.Of<NationMeasure>(MeasureLevel.Nation);

    /// <summary>In the order of <see cref="ForeignMeasure"/>.</summary>
    public static readonly ImmutableArray<MeasureDeclaration> OfCohorts = MeasureDeclaration.Of<ForeignMeasure>(MeasureLevel.Cohort);

    private static readonly ImmutableArray<ExposedAttribute?> Exposed = MeasureDeclaration.ExposedBy<Measure>();

    private static readonly ImmutableArray<ExposedAttribute?> ExposedOfNation = MeasureDeclaration.ExposedBy<NationMeasure>();

    private static readonly ImmutableArray<ExposedAttribute?> ExposedOfCohorts = MeasureDeclaration.ExposedBy<ForeignMeasure>();

    /// <summary>Returns the declaration of a measure of districts.</summary>
    public static MeasureDeclaration Of(Measure measure) => OfDistricts[(int)measure];

    /// <summary>Returns the declaration of a measure of the nation.</summary>
    public static MeasureDeclaration Of(NationMeasure measure) => OfNation[(int)measure];

    /// <summary>Returns the declaration of a measure of foreigners.</summary>
    public static MeasureDeclaration Of(ForeignMeasure measure) => OfCohorts[(int)measure];

    /// <summary>Returns the metric of a measure of districts; null if it has none.</summary>
    public static ExposedAttribute? Metric(Measure measure) => Exposed[(int)measure];

    /// <summary>Returns the metric of a measure of the nation; null if it has none.</summary>
    public static ExposedAttribute? Metric(NationMeasure measure) => ExposedOfNation[(int)measure];

    /// <summary>Returns the metric of a measure of foreigners; null if it has none.</summary>
    public static ExposedAttribute? Metric(ForeignMeasure measure) => ExposedOfCohorts[(int)measure];
}
