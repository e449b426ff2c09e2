using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>
/// Gives the declaration (name, unit, kind and so on) of every measure. All declarations are read once, from the enumerations and constants that name the
/// measures.
/// </summary>
public static class Measures
{
    /// <summary>
    /// The version of the list of measures from which a run's digest (hash) is computed. It rises when a measure is added or changes its meaning.
    /// </summary>
    public const int SeriesVersion = 3;

    /// <summary>
    /// The minimum length of a district's row of counts: the length that rows had when digests (hashes) of runs were published. The position of a removed
    /// measure stays, with the count 0. Runs of nations that never used the measure thus keep their digests.
    /// </summary>
    private const int Published = 56;

    private static readonly ImmutableArray<DeclaredMeasure> Districts = DeclaredMeasure.OfDistricts(Published);
    private static readonly ImmutableArray<DeclaredMeasure> Nation = DeclaredMeasure.OfEnumerations(MeasureLevel.Nation, feature => feature.OfNation);
    private static readonly ImmutableArray<DeclaredMeasure> Cohorts = DeclaredMeasure.OfEnumerations(MeasureLevel.Cohort, feature => feature.OfCohorts);
    private static readonly ImmutableArray<DeclaredMeasure> Towers = DeclaredMeasure.OfEnumerations(MeasureLevel.Tower, feature => feature.OfTowers);
    private static readonly ImmutableArray<DeclaredMeasure> Strata = DeclaredMeasure.OfEnumerations(MeasureLevel.Stratum, feature => feature.OfStrata);

    /// <summary>The declarations of the measures counted for districts, indexed by position in the row of counts, including removed ones.</summary>
    public static readonly ImmutableArray<MeasureDeclaration> OfDistricts = Declarations(Districts);

    /// <summary>The declarations of the measures counted for the nation as a whole, in the order of <see cref="NationMeasure"/>.</summary>
    public static readonly ImmutableArray<MeasureDeclaration> OfNation = Declarations(Nation);

    /// <summary>The declarations of the measures counted for cohorts (groups) of foreigners, in the order of <see cref="ForeignMeasure"/>.</summary>
    public static readonly ImmutableArray<MeasureDeclaration> OfCohorts = Declarations(Cohorts);

    /// <summary>The declarations of the measures counted for base stations, in the order of <see cref="TowerMeasure"/>.</summary>
    public static readonly ImmutableArray<MeasureDeclaration> OfTowers = Declarations(Towers);

    /// <summary>The declarations of the measures counted for groups of people, in the order of <see cref="StratumMeasure"/>.</summary>
    public static readonly ImmutableArray<MeasureDeclaration> OfStrata = Declarations(Strata);

    /// <summary>The length of a district's row of counts at a tick, including positions of removed measures.</summary>
    public static readonly int Count = Districts.Length;

    /// <summary>All measures counted for districts, in the order of their positions in the row of counts, without removed ones.</summary>
    public static readonly ImmutableArray<Measure> All =
    [
        .. Enumerable.Range(0, Count).Where(position => !OfDistricts[position].IsRetired).Select(position => (Measure)position),
    ];

    /// <summary>Returns the declaration (name, unit, kind and so on) of a measure counted for districts.</summary>
    public static MeasureDeclaration Of(Measure measure) => OfDistricts[(int)measure];

    /// <summary>Returns the declaration (name, unit, kind and so on) of a measure counted for the nation as a whole.</summary>
    public static MeasureDeclaration Of(NationMeasure measure) => OfNation[(int)measure];

    /// <summary>Returns the declaration (name, unit, kind and so on) of a measure counted for cohorts (groups) of foreigners.</summary>
    public static MeasureDeclaration Of(ForeignMeasure measure) => OfCohorts[(int)measure];

    /// <summary>Returns the declaration (name, unit, kind and so on) of a measure counted for base stations.</summary>
    public static MeasureDeclaration Of(TowerMeasure measure) => OfTowers[(int)measure];

    /// <summary>Returns the declaration (name, unit, kind and so on) of a measure counted for groups of people.</summary>
    public static MeasureDeclaration Of(StratumMeasure measure) => OfStrata[(int)measure];

    /// <summary>Returns the declaration of the Prometheus metric of a measure of districts; null if it has none.</summary>
    public static ExposedAttribute? Metric(Measure measure) => Districts[(int)measure].Exposed;

    /// <summary>Returns the declaration of the Prometheus metric of a measure of the nation; null if it has none.</summary>
    public static ExposedAttribute? Metric(NationMeasure measure) => Nation[(int)measure].Exposed;

    /// <summary>Returns the declaration of the Prometheus metric of a measure of foreigners; null if it has none.</summary>
    public static ExposedAttribute? Metric(ForeignMeasure measure) => Cohorts[(int)measure].Exposed;

    /// <summary>Returns the declaration of the Prometheus metric of a measure of groups of people; null if it has none.</summary>
    public static ExposedAttribute? Metric(StratumMeasure measure) => Strata[(int)measure].Exposed;

    /// <summary>True if a measure of districts belongs to a service other than the phone and its network.</summary>
    public static bool IsOfService(Measure measure) => Districts[(int)measure].IsOfService;

    private static ImmutableArray<MeasureDeclaration> Declarations(ImmutableArray<DeclaredMeasure> measures) =>
        [.. measures.Select(measure => measure.Declaration)];
}
