using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>The domestic network: where its terminals stand, who comes to them, and what of the world gets into it.</summary>
public sealed record IntranetParameters
{
    /// <summary>Universities and colleges besides the named sites, spread over the open districts in proportion to their urban people.</summary>
    [Unit("sites", 0, 10000)]
    public required Quantity Colleges { get; init; }

    /// <summary>Seats of each of them.</summary>
    [Unit("seats", 1, 10000)]
    public required Quantity CollegeSeats { get; init; }

    /// <summary>Sites by name, at most 1,000.</summary>
    public required ImmutableArray<NamedSite> Sites { get; init; }

    /// <summary>Libraries that open in counties; null where none do.</summary>
    public CountyLibraries? CountyLibraries { get; init; }

    /// <summary>How long a site is open.</summary>
    [Unit("hour/week", 1, 168)]
    public required Quantity Hours { get; init; }

    /// <summary>How long a visit takes a seat.</summary>
    [Unit("hour", 0.1, 24)]
    public required Quantity Session { get; init; }

    /// <summary>How soon people come to a terminal for the first time, by work group; a group that is not named stays away.</summary>
    public required ImmutableArray<ReaderGroup> Groups { get; init; }

    /// <summary>Nobody younger comes.</summary>
    [Unit("year", 0, 99)]
    public required Quantity AgeFrom { get; init; }

    /// <summary>Nobody older comes.</summary>
    [Unit("year", 0, 120)]
    public required Quantity AgeTo { get; init; }

    /// <summary>How often rural people come for the first time, relative to urban ones of the same district.</summary>
    [Unit("share", 0, 1)]
    public required Quantity RuralShare { get; init; }

    /// <summary>Visits of one who has come before.</summary>
    [Unit("1/month", 0, 100)]
    public required Quantity Visits { get; init; }

    /// <summary>How soon one who comes stays away again: studies end, seats are taken.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity Lapses { get; init; }

    /// <summary>Articles of state media and reference works read in a visit.</summary>
    [Unit("1/visit", 0, 100)]
    public required Quantity Reading { get; init; }

    /// <summary>Vetted articles from abroad read in a visit where there is no end of them.</summary>
    [Unit("1/visit", 0, 100)]
    public required Quantity VettedReading { get; init; }

    /// <summary>Vetted articles at which half of that is read.</summary>
    [Unit("articles", 1, 1e7)]
    public required Quantity VettedHalf { get; init; }

    /// <summary>Where the access table allows the international Internet beside the intranet: the share of visits that go there.</summary>
    [Unit("share", 0, 1)]
    public required Quantity InternetShare { get; init; }

    /// <summary>Where the access table allows the intranet or, with mobile data, the Internet on the handset: how soon a subscriber reads there for the first time.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity PhoneFirst { get; init; }

    /// <summary>Visits on the handset of one who reads there.</summary>
    [Unit("1/month", 0, 100)]
    public required Quantity PhoneVisits { get; init; }

    /// <summary>Mobile data of a visit to the intranet on the handset.</summary>
    [Unit("MB/visit", 0, 1000)]
    public required Quantity PhoneData { get; init; }

    /// <summary>Mobile data of a visit to the international Internet on the handset.</summary>
    [Unit("MB/visit", 0, 1000)]
    public required Quantity InternetData { get; init; }

    public required VettingParameters Vetting { get; init; }
}

/// <summary>What kind of institution has terminals.</summary>
public enum SiteKind
{
    /// <summary>A university or college.</summary>
    University,

    Library,
}

/// <summary>From where people come to a site.</summary>
public enum Catchment
{
    /// <summary>Its own district.</summary>
    District,

    /// <summary>All districts of its province: each has a part of the seats, in proportion to its urban people.</summary>
    Province,
}

/// <summary>A site with terminals.</summary>
public sealed record NamedSite(
    string Name, string District, SiteKind Kind, Catchment From, [property: Unit("seats", 1, 100000)] int Seats, DateOnly Opens, string Source);

/// <summary>A library in every county, opened one after the other in the order of the network's roll-out.</summary>
/// <param name="From">The first opens.</param>
/// <param name="Until">The last opens.</param>
public sealed record CountyLibraries(DateOnly From, DateOnly Until, [property: Unit("seats", 1, 10000)] int Seats, string Source);

/// <summary>How soon a member of a work group comes to a terminal for the first time, where the district has one.</summary>
public sealed record ReaderGroup(string Work, [property: Unit("1/year", 0, 52)] double FirstVisits, string Source);

/// <summary>How items of the international Internet get into the intranet.</summary>
public sealed record VettingParameters
{
    /// <summary>Items put to the vetting.</summary>
    [Unit("1/week", 0, 100000)]
    public required Quantity Submitted { get; init; }

    /// <summary>Items that can be vetted; the others wait.</summary>
    [Unit("1/week", 0, 100000)]
    public required Quantity Capacity { get; init; }

    /// <summary>From the vetting to the posting of what has passed.</summary>
    [Unit("day", 0, 3650)]
    public required Quantity Handling { get; init; }

    /// <summary>What items are about, and what share of each passes; the shares add up to 100.</summary>
    public required ImmutableArray<VettingTopic> Topics { get; init; }
}

/// <param name="Share">Of the items put to the vetting.</param>
/// <param name="Passes">Of those of the topic.</param>
public sealed record VettingTopic(string Key, [property: Unit("%", 0, 100)] double Share, [property: Unit("%", 0, 100)] double Passes, string Source);

/// <summary>Birthday boards: how likely it is that somebody who can leaves a post, by the tie.</summary>
public sealed record BoardParameters
{
    /// <summary>To a member of the own household.</summary>
    [Unit("share", 0, 1)]
    public required Quantity Household { get; init; }

    /// <summary>To a colleague, a fellow student or a friend of the same settlement.</summary>
    [Unit("share", 0, 1)]
    public required Quantity Near { get; init; }

    /// <summary>To a tie elsewhere in the country.</summary>
    [Unit("share", 0, 1)]
    public required Quantity Far { get; init; }
}
