using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>The domestic network: sites with terminals, their readers, and the vetting of foreign articles.</summary>
public sealed record IntranetParameters
{
    /// <summary>
    /// The number of universities and colleges in addition to the named sites. They are spread over the open districts in proportion to their urban people.
    /// </summary>
    [Unit("sites", 0, 10000)]
    public required Quantity Colleges { get; init; }

    /// <summary>The number of terminal seats of each university or college that is not a named site.</summary>
    [Unit("seats", 1, 10000)]
    public required Quantity CollegeSeats { get; init; }

    /// <summary>The sites with terminals that the nation's file names one by one, at most 1,000.</summary>
    public required ImmutableArray<NamedSite> Sites { get; init; }

    /// <summary>The libraries that open in counties; null if none do.</summary>
    public CountyLibraries? CountyLibraries { get; init; }

    /// <summary>The opening hours of a site with terminals.</summary>
    [Unit("hour/week", 1, 168)]
    public required Quantity Hours { get; init; }

    /// <summary>The time for which a visit occupies a seat at a terminal.</summary>
    [Unit("hour", 0.1, 24)]
    public required Quantity Session { get; init; }

    /// <summary>The work groups that use terminals, each with its rate of first visits. Members of other groups never come.</summary>
    public required ImmutableArray<ReaderGroup> Groups { get; init; }

    /// <summary>The age below which nobody uses a terminal.</summary>
    [Unit("year", 0, 99)]
    public required Quantity AgeFrom { get; init; }

    /// <summary>The age above which nobody uses a terminal.</summary>
    [Unit("year", 0, 120)]
    public required Quantity AgeTo { get; init; }

    /// <summary>The rate at which rural people begin to visit terminals, relative to urban people of the same district.</summary>
    [Unit("share", 0, 1)]
    public required Quantity RuralShare { get; init; }

    /// <summary>The rate at which a reader visits terminals after the first visit.</summary>
    [Unit("1/month", 0, 100)]
    public required Quantity Visits { get; init; }

    /// <summary>The rate at which readers stop coming to terminals, for example at the end of their studies.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity Lapses { get; init; }

    /// <summary>The number of articles of state media and reference works read in a visit.</summary>
    [Unit("1/visit", 0, 100)]
    public required Quantity Reading { get; init; }

    /// <summary>The number of vetted foreign articles read in a visit if the supply were unlimited.</summary>
    [Unit("1/visit", 0, 100)]
    public required Quantity VettedReading { get; init; }

    /// <summary>The number of available vetted articles at which a visitor reads half as many as with unlimited supply.</summary>
    [Unit("articles", 1, 1e7)]
    public required Quantity VettedHalf { get; init; }

    /// <summary>The share of a reader's visits that go to the international Internet, where the access rules allow it in addition to the intranet.</summary>
    [Unit("share", 0, 1)]
    public required Quantity InternetShare { get; init; }

    /// <summary>
    /// The rate at which subscribers begin to read online on the handset, where the access rules allow the intranet there or, with mobile data, the Internet.
    /// </summary>
    [Unit("1/year", 0, 52)]
    public required Quantity PhoneFirst { get; init; }

    /// <summary>The rate at which a subscriber who reads online on the handset visits the intranet or the Internet.</summary>
    [Unit("1/month", 0, 100)]
    public required Quantity PhoneVisits { get; init; }

    /// <summary>The mobile data used by a visit to the intranet on the handset.</summary>
    [Unit("MB/visit", 0, 1000)]
    public required Quantity PhoneData { get; init; }

    /// <summary>The mobile data used by a visit to the international Internet on the handset.</summary>
    [Unit("MB/visit", 0, 1000)]
    public required Quantity InternetData { get; init; }

    public required VettingParameters Vetting { get; init; }
}

/// <summary>The kinds of institutions with terminals.</summary>
public enum SiteKind
{
    /// <summary>A university or college.</summary>
    University,

    Library,
}

/// <summary>The areas from which people come to a site.</summary>
public enum Catchment
{
    /// <summary>The site's own district.</summary>
    District,

    /// <summary>All districts of the site's province. Each has a part of the seats, in proportion to its urban people.</summary>
    Province,
}

/// <summary>A named site with terminals.</summary>
public sealed record NamedSite(
    string Name,
    string District,
    SiteKind Kind,
    Catchment From,
    [property: Unit("seats", 1, 100000)] int Seats,
    DateOnly Opens,
    string Source
);

/// <summary>A library in every county, opened one after the other in the order of the network's roll-out.</summary>
/// <param name="From">The date on which the first library opens.</param>
/// <param name="Until">The date on which the last library opens.</param>
public sealed record CountyLibraries(DateOnly From, DateOnly Until, [property: Unit("seats", 1, 10000)] int Seats, string Source);

/// <summary>The rate at which members of a work group visit a terminal for the first time, if the district has one.</summary>
public sealed record ReaderGroup(string Work, [property: Unit("1/year", 0, 52)] double FirstVisits, string Source);

/// <summary>The vetting process by which items of the international Internet enter the intranet.</summary>
public sealed record VettingParameters
{
    /// <summary>The number of foreign items submitted for vetting.</summary>
    [Unit("1/week", 0, 100000)]
    public required Quantity Submitted { get; init; }

    /// <summary>The number of submitted items that can be vetted; the others wait in a queue.</summary>
    [Unit("1/week", 0, 100000)]
    public required Quantity Capacity { get; init; }

    /// <summary>The time after which an item that still waits is withdrawn, since it is no longer news; null if items wait for ever.</summary>
    [Unit("day", 1, 3650)]
    public Quantity? WithdrawnAfter { get; init; }

    /// <summary>The time from the vetting of an item to its publication.</summary>
    [Unit("day", 0, 3650)]
    public required Quantity Handling { get; init; }

    /// <summary>The topics of submitted items, each with the share of its items that pass the vetting; the topics' own shares add up to 100.</summary>
    public required ImmutableArray<VettingTopic> Topics { get; init; }
}

/// <param name="Share">The share of submitted items on this topic, in percent.</param>
/// <param name="Passes">The share of the topic's items that passes, in percent.</param>
public sealed record VettingTopic(string Key, [property: Unit("%", 0, 100)] double Share, [property: Unit("%", 0, 100)] double Passes, string Source);

/// <summary>Birthday boards: the chance that a person who can write leaves a post on the board of a social tie who has a birthday, by kind of tie.</summary>
public sealed record BoardParameters
{
    /// <summary>The chance of a birthday post to a member of the own household.</summary>
    [Unit("share", 0, 1)]
    public required Quantity Household { get; init; }

    /// <summary>The chance of a birthday post to a colleague, a fellow student or a friend of the same settlement.</summary>
    [Unit("share", 0, 1)]
    public required Quantity Near { get; init; }

    /// <summary>The chance of a birthday post to a social tie elsewhere in the country.</summary>
    [Unit("share", 0, 1)]
    public required Quantity Far { get; init; }
}
