using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>
/// A feature of a nation that has measures of its own: the phone, its network, or a service such as the intranet. It declares the measures and everything that
/// tables, metrics, pages and reports show about them.
/// </summary>
/// <param name="Name">The feature's name in the schema.</param>
/// <param name="Counts">A class of constants with <see cref="CountedAttribute"/>. Each constant is the position of a <see cref="Measure"/> in a district's row
/// of counts.</param>
public sealed record Feature(string Name, Type Counts)
{
    /// <summary>
    /// True for a service, that is, any feature except the phone and its network. Tables have the columns of services last, and metrics show services by
    /// province only.
    /// </summary>
    public bool IsService { get; init; } = true;

    /// <summary>The enumeration that declares the feature's measures of the nation as a whole; null if it has none.</summary>
    public Type? OfNation { get; init; }

    /// <summary>The enumeration that declares the feature's measures of cohorts (groups) of foreigners; null if it has none.</summary>
    public Type? OfCohorts { get; init; }

    /// <summary>The enumeration that declares the feature's measures of base stations; null if it has none.</summary>
    public Type? OfTowers { get; init; }

    /// <summary>The enumeration that declares the feature's measures of groups of people, such as age bands; null if it has none.</summary>
    public Type? OfStrata { get; init; }

    /// <summary>
    /// The feature's ratios of measures for districts, provinces and the nation, such as lines per person, in the order of the tables' columns.
    /// </summary>
    public ImmutableArray<Ratio> Ratios { get; init; } = [];

    /// <summary>The feature's ratios that exist for the nation as a whole only.</summary>
    public ImmutableArray<NationRatio> NationRatios { get; init; } = [];

    /// <summary>The feature's charts in the file <c>services.svg</c>.</summary>
    public ImmutableArray<ChartPanel> Charts { get; init; } = [];

    /// <summary>The feature's tables by year in the report's section on services.</summary>
    public ImmutableArray<YearTable> Tables { get; init; } = [];

    /// <summary>The feature's numbers that the live web page of a run shows.</summary>
    public ImmutableArray<PageHeadline> OnPage { get; init; } = [];

    /// <summary>The feature's numbers in the line that the command <c>watch</c> prints for a run.</summary>
    public ImmutableArray<WatchHeadline> InWatch { get; init; } = [];
}
