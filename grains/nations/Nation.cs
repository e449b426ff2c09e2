using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Nations;

/// <summary>A country as data: its people, places, market and network, and what is on record of it.</summary>
public sealed record Nation
{
    /// <summary>The nation's short name, as scenarios name it: lower-case letters, digits and hyphens.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>The province whose districts count as the capital.</summary>
    public required string CapitalProvince { get; init; }

    /// <summary>The day on which the network opens: a run's default start.</summary>
    public required DateOnly Launch { get; init; }

    /// <summary>All provinces, in key order.</summary>
    public required ImmutableArray<Province> Provinces { get; init; }

    /// <summary>All districts, in ordinal order of their keys; a district's index here is its ordinal in a run.</summary>
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

    /// <summary>Who may use what; null where everybody may use everything that there is.</summary>
    public AccessParameters? Access { get; init; }

    /// <summary>Null where there is no intranet.</summary>
    [Counts(typeof(IntranetMeasures))]
    public IntranetParameters? Intranet { get; init; }

    /// <summary>Null where the intranet has no birthday boards.</summary>
    [Counts(typeof(BoardMeasures))]
    public BoardParameters? Boards { get; init; }

    /// <summary>Null where there are no cinemas.</summary>
    [Counts(typeof(CinemaMeasures))]
    public CinemaParameters? Cinema { get; init; }

    /// <summary>Null where nobody asks who knows of the international Internet.</summary>
    [Counts(typeof(InternetMeasures))]
    public InternetParameters? Internet { get; init; }

    /// <summary>What households can buy besides phones; null for nothing.</summary>
    [Counts(typeof(GadgetMeasures))]
    public ImmutableArray<Gadget>? Gadgets { get; init; }

    /// <summary>Null where there are none.</summary>
    [Counts(typeof(ForeignerMeasures))]
    public ForeignerParameters? Foreigners { get; init; }

    /// <summary>Active lines as published, by date; judged against, never read by a rule.</summary>
    public required ImmutableArray<RecordPoint> Record { get; init; }

    /// <summary>For maps; null where the nation has none, and its districts are shown as points alone.</summary>
    public Boundaries? Boundaries { get; init; }
}

public sealed record Province(string Key, string Name);

/// <summary>What kind of place a district is; the roll-out and the rules speak of places by these.</summary>
public enum Place
{
    /// <summary>A district of the capital province.</summary>
    Capital,

    /// <summary>One of the main cities.</summary>
    MainCity,

    /// <summary>A district on one of the main roads or railways.</summary>
    Road,

    /// <summary>A small city or town.</summary>
    SmallCity,

    /// <summary>A county away from the main roads.</summary>
    County,

    /// <summary>A district with no point, shop or tower, whose people can have no phone (military camps).</summary>
    Closed,
}

/// <summary>
/// A second-level unit with its census margins. <see cref="People"/> is men plus women and urban plus rural; a closed
/// district has no point.
/// </summary>
/// <param name="RolloutRank">The order in which the network reaches the districts; 1 is first; 0 for a closed district.</param>
public sealed record District(
    string Key, string Province, string Name, Place Place, int RolloutRank, int Male, int Female, int Urban, int Rural, double? Latitude, double? Longitude)
{
    public int People => Male + Female;
}

/// <summary>One published count of active lines.</summary>
/// <param name="Kind">"exact", "rounded" or "at least".</param>
/// <param name="Use">"calibrate" or "validate".</param>
public sealed record RecordPoint(DateOnly Date, int Subscribers, string Kind, string Scope, string Use, string Source);
