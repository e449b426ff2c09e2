using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Comparisons;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Nations;

/// <summary>A country as data: the parameters of its people, districts, phone market and network, and the published figures about it.</summary>
public sealed record Nation
{
    /// <summary>The nation's short name, as scenarios name it: lower-case letters, digits and hyphens.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>The key of the province whose districts count as the capital.</summary>
    public required string CapitalProvince { get; init; }

    /// <summary>The day on which the mobile network opens. A run starts on this day unless the scenario gives another one.</summary>
    public required DateOnly Launch { get; init; }

    /// <summary>All provinces of the nation, sorted by key.</summary>
    public required ImmutableArray<Province> Provinces { get; init; }

    /// <summary>All districts, sorted by key in ordinal order. A run identifies a district by its index in this list.</summary>
    public required ImmutableArray<District> Districts { get; init; }

    public required PeopleParameters People { get; init; }

    public required MeansParameters Means { get; init; }

    public required TieParameters Ties { get; init; }

    public required AdoptionParameters Adoption { get; init; }

    public required PermissionParameters Permission { get; init; }

    public required MarketParameters Market { get; init; }

    public required SupplyParameters Supply { get; init; }

    public required NetworkParameters Network { get; init; }

    public required UseParameters Use { get; init; }

    /// <summary>The access rules; null if everybody may use every service that exists.</summary>
    public AccessParameters? Access { get; init; }

    /// <summary>The parameters of the intranet, the domestic network; null if the nation has none.</summary>
    [Counts(typeof(IntranetMeasures))]
    public IntranetParameters? Intranet { get; init; }

    /// <summary>The parameters of birthday boards on the intranet; null if there are none.</summary>
    [Counts(typeof(BoardMeasures))]
    public BoardParameters? Boards { get; init; }

    /// <summary>The parameters of cinemas; null if there are none.</summary>
    [Counts(typeof(CinemaMeasures))]
    public CinemaParameters? Cinema { get; init; }

    /// <summary>The parameters by which citizens learn that the international Internet exists; null if this is not simulated.</summary>
    [Counts(typeof(InternetMeasures))]
    public InternetParameters? Internet { get; init; }

    /// <summary>The kinds of gadgets, such as computers, that households can buy in addition to phones; null if there are none.</summary>
    [Counts(typeof(GadgetMeasures))]
    public ImmutableArray<Gadget>? Gadgets { get; init; }

    /// <summary>The parameters of the foreigners in the country; null if there are none.</summary>
    [Counts(typeof(ForeignerMeasures))]
    public ForeignerParameters? Foreigners { get; init; }

    /// <summary>
    /// The published figures about the nation, such as numbers of subscribers, in order of date. A run's results are compared with them. No rule of the
    /// simulation reads this list.
    /// </summary>
    public required ImmutableArray<RecordRow> Record { get; init; }

    /// <summary>The published numbers of active phone lines of the whole nation, in order of date.</summary>
    public ImmutableArray<RecordRow> PublishedSubscribers => [.. Record.Where(row => row.Measure == RecordMeasures.Subscribers.Key && row.Place is null)];

    /// <summary>
    /// The outlines of provinces, which maps show beneath the points of the districts; null if the nation has none, and maps then show only the points.
    /// </summary>
    public Boundaries? Boundaries { get; init; }
}

public sealed record Province(string Key, string Name);

/// <summary>The type of a district, such as main city or county. The roll-out of the mobile network and several rules depend on it.</summary>
public enum SettlementType
{
    /// <summary>A district of the capital province.</summary>
    Capital,

    /// <summary>A district that is one of the main cities.</summary>
    MainCity,

    /// <summary>A district on one of the main roads or railways.</summary>
    Road,

    /// <summary>A district that is a small city or town.</summary>
    SmallCity,

    /// <summary>A district that is a county away from the main roads.</summary>
    County,

    /// <summary>A district without coordinates, shop or tower (military camps). Its people can have no phone.</summary>
    Closed,
}

/// <summary>
/// A district: a second-level administrative unit, with numbers of people from the census. <see cref="People"/> is the sum of men and women, and also the sum
/// of urban and rural people. A closed district (military camps) has no coordinates.
/// </summary>
/// <param name="RolloutRank">The order in which the network reaches the districts, from 1; 0 for a closed district.</param>
public sealed record District(
    string Key,
    string Province,
    string Name,
    SettlementType Place,
    int RolloutRank,
    int Male,
    int Female,
    int Urban,
    int Rural,
    double? Latitude,
    double? Longitude
)
{
    public int People => Male + Female;
}
