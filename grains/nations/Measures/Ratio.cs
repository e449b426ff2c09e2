using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>A ratio of the counts of a district, a province or the nation, such as lines per 100 people: factor x numerator / denominator.</summary>
/// <param name="Unit">The unit of the ratio after multiplication by the factor.</param>
/// <param name="Denominator">The measure in the denominator; null if the denominator is <paramref name="Constant"/>.</param>
/// <param name="Constant">The number of people in the denominator; null if the denominator is a measure.</param>
/// <param name="IsColumn">True if the tables have a column for it; otherwise it is shown in reports, charts or metrics only.</param>
/// <param name="Metric">The Prometheus metric, whose value is the ratio without the factor; null if none exists.</param>
public sealed record Ratio(
    string Name,
    string Unit,
    Measure Numerator,
    Measure? Denominator,
    PlaceConstant? Constant,
    double Factor,
    string Help,
    bool IsColumn = true,
    ExposedAttribute? Metric = null
)
{
    /// <summary>
    /// The factor that converts a count of the denominator to the parts of a unit in which the numerator is counted, such as from dollars to cents.
    /// </summary>
    private double Parts => Denominator is { } measure ? (double)Measures.Of(Numerator).PartsOfUnit / Measures.Of(measure).PartsOfUnit : 1;

    /// <summary>True if the ratio is a part of a whole, from 0 to 1 before its factor. False if it is a rate, such as events per thousand people.</summary>
    public bool IsShare => Unit is "percent" or "ratio";

    /// <summary>Returns the ratio of two numbers; null if the second is not above 0.</summary>
    public static double? Share(double part, double whole) => whole > 0 ? part / whole : null;

    /// <summary>
    /// Returns the value of the ratio for a place at a tick, with its factor; null if the denominator is 0. A denominator of real people is multiplied by the
    /// scale, because the counts are of simulated people.
    /// </summary>
    /// <param name="counts">The counts of the place at a tick.</param>
    public double? Of(ReadOnlySpan<long> counts, in PlaceConstants constants, double scale) =>
        Share(Factor * counts[(int)Numerator], Denominator is { } measure ? Whole(counts[(int)measure]) : constants[Constant!.Value] * scale);

    /// <summary>
    /// Returns this ratio for given counts of its numerator and denominator, without its factor; null if the denominator is 0. Simulated counts give the same
    /// ratio as real ones.
    /// </summary>
    public double? OfCounts(long numerator, long denominator) => Share(numerator, Whole(denominator));

    private double Whole(long denominator) => denominator * Parts;
}

/// <summary>A ratio of counts that exist for the nation as a whole only. Flows are summed since the start of the run; stocks are those on the date.</summary>
/// <param name="Denominator">The measures whose sum is the denominator.</param>
public sealed record NationRatio(string Name, string Unit, NationMeasure Numerator, ImmutableArray<NationMeasure> Denominator, string Help)
{
    /// <summary>Returns the nation's ratio, computed from the counts of its measures; null if the denominator is 0.</summary>
    /// <param name="count">Returns a measure's count: a flow since the start, a stock on the date.</param>
    public double? Of(Func<NationMeasure, long> count) => Ratio.Share(count(Numerator), Denominator.Sum(count));
}

/// <summary>The lists of all ratios of measures that the features declare.</summary>
public static class AllRatios
{
    /// <summary>The ratios of measures that can be computed for districts, provinces and the nation, in the order of the tables' columns.</summary>
    public static ImmutableArray<(Feature Feature, Ratio Ratio)> Declared { get; } =
    [.. AllFeatures.Declared.SelectMany(feature => feature.Ratios.Select(ratio => (feature, ratio)))];

    /// <summary>The ratios of measures that exist for the nation as a whole only.</summary>
    public static ImmutableArray<(Feature Feature, NationRatio Ratio)> OfNation { get; } =
    [.. AllFeatures.Declared.SelectMany(feature => feature.NationRatios.Select(ratio => (feature, ratio)))];
}
