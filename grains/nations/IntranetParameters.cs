using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>The parameters of the intranet (the domestic network): sites with terminals, their readers, and the vetting of foreign articles.</summary>
public sealed record IntranetParameters
{
    /// <summary>
    /// The number of universities and colleges with intranet terminals that the nation's file does not name one by one. They are spread over all districts
    /// except closed ones, in proportion to urban people.
    /// </summary>
    [Unit("sites", 0, 10000)]
    public required Quantity Colleges { get; init; }

    /// <summary>The number of terminal seats of each university or college that the nation's file does not name.</summary>
    [Unit("seats", 1, 10000)]
    public required Quantity CollegeSeats { get; init; }

    /// <summary>The sites with intranet terminals that the nation's file names one by one, at most 1,000.</summary>
    public required ImmutableArray<NamedSite> Sites { get; init; }

    /// <summary>The libraries with intranet terminals that open in counties; null if there are none.</summary>
    public CountyLibraries? CountyLibraries { get; init; }

    /// <summary>The number of hours per week for which a site with intranet terminals is open.</summary>
    [Unit("hour/week", 1, 168)]
    public required Quantity Hours { get; init; }

    /// <summary>The time for which one visit to an intranet terminal occupies a seat.</summary>
    [Unit("hour", 0.1, 24)]
    public required Quantity Session { get; init; }

    /// <summary>
    /// The work groups (occupations) whose members use intranet terminals, each with its rate of first visits. Members of all other groups never use them.
    /// </summary>
    public required ImmutableArray<ReaderGroup> Groups { get; init; }

    /// <summary>The age below which nobody uses an intranet terminal.</summary>
    [Unit("year", 0, 99)]
    public required Quantity AgeFrom { get; init; }

    /// <summary>The age above which nobody uses an intranet terminal.</summary>
    [Unit("year", 0, 120)]
    public required Quantity AgeTo { get; init; }

    /// <summary>The rate at which rural people begin to visit intranet terminals, as a share of the rate for urban people of the same district.</summary>
    [Unit("share", 0, 1)]
    public required Quantity RuralShare { get; init; }

    /// <summary>The rate at which a reader of the intranet visits terminals after the first visit.</summary>
    [Unit("1/month", 0, 100)]
    public required Quantity Visits { get; init; }

    /// <summary>The rate at which readers of the intranet stop coming to terminals, for example at the end of their studies.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity Lapses { get; init; }

    /// <summary>The number of articles of state media and reference works that a reader of the intranet reads in a visit.</summary>
    [Unit("1/visit", 0, 100)]
    public required Quantity Reading { get; init; }

    /// <summary>The number of vetted foreign articles that a reader of the intranet would read in a visit if the supply were unlimited.</summary>
    [Unit("1/visit", 0, 100)]
    public required Quantity VettedReading { get; init; }

    /// <summary>The number of vetted foreign articles on the intranet at which a reader reads half as many per visit as with an unlimited supply.</summary>
    [Unit("articles", 1, 1e7)]
    public required Quantity VettedHalf { get; init; }

    /// <summary>
    /// The share of a reader's visits that go to the international Internet, where the access rules allow the reader both the intranet and the Internet.
    /// </summary>
    [Unit("share", 0, 1)]
    public required Quantity InternetShare { get; init; }

    /// <summary>
    /// The rate at which subscribers begin to read online on the handset. The access rules must allow them the intranet on a handset or, with mobile data, the
    /// Internet.
    /// </summary>
    [Unit("1/year", 0, 52)]
    public required Quantity PhoneFirst { get; init; }

    /// <summary>The rate of visits to the intranet or the Internet by a subscriber who reads online on the handset.</summary>
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

/// <summary>The kinds of institutions with intranet terminals.</summary>
public enum SiteKind
{
    /// <summary>An institution with intranet terminals that is a university or college.</summary>
    University,

    Library,
}

/// <summary>The areas from which people come to a site with intranet terminals.</summary>
public enum Catchment
{
    /// <summary>People come from the site's own district only.</summary>
    District,

    /// <summary>
    /// People come from all districts of the site's province. The seats are divided among these districts in proportion to their urban people.
    /// </summary>
    Province,
}

/// <summary>A site with intranet terminals, such as a library, that the nation's file names with its district, seats and opening date.</summary>
public sealed record NamedSite(
    string Name,
    string District,
    SiteKind Kind,
    Catchment From,
    [property: Unit("seats", 1, 100000)] int Seats,
    DateOnly Opens,
    string Source
);

/// <summary>The libraries with intranet terminals: one in every county, opened one after the other in the order of the mobile network's roll-out.</summary>
/// <param name="From">The date on which the first library opens.</param>
/// <param name="Until">The date on which the last library opens.</param>
public sealed record CountyLibraries(DateOnly From, DateOnly Until, [property: Unit("seats", 1, 10000)] int Seats, string Source);

/// <summary>The rate at which members of a work group (occupation) visit an intranet terminal for the first time, if their district has one.</summary>
public sealed record ReaderGroup(string Work, [property: Unit("1/year", 0, 52)] double FirstVisits, string Source);

/// <summary>The parameters of the vetting process by which articles (items) of the international Internet enter the national intranet.</summary>
public sealed record VettingParameters
{
    /// <summary>The number of foreign articles (items) submitted for vetting in a week.</summary>
    [Unit("1/week", 0, 100000)]
    public required Quantity Submitted { get; init; }

    /// <summary>The number of submitted articles (items) that can be vetted in a week; the others wait in a queue.</summary>
    [Unit("1/week", 0, 100000)]
    public required Quantity Capacity { get; init; }

    /// <summary>
    /// The time after which an article (item) that still waits for vetting is withdrawn, because it is no longer news. Null if articles wait without limit.
    /// </summary>
    [Unit("day", 1, 3650)]
    public Quantity? WithdrawnAfter { get; init; }

    /// <summary>The time from the vetting of an article (item) to its publication on the intranet.</summary>
    [Unit("day", 0, 3650)]
    public required Quantity Handling { get; init; }

    /// <summary>
    /// The topics of the articles (items) submitted for vetting. Each has its share of the submitted articles, and the share of its articles that pass. The
    /// shares of submitted articles add up to 100 percent.
    /// </summary>
    public required ImmutableArray<VettingTopic> Topics { get; init; }
}

/// <param name="Share">The share of submitted items on this topic, in percent.</param>
/// <param name="Passes">The share of the topic's items that passes, in percent.</param>
public sealed record VettingTopic(string Key, [property: Unit("%", 0, 100)] double Share, [property: Unit("%", 0, 100)] double Passes, string Source);

/// <summary>
/// The parameters of birthday boards on the intranet, where readers leave posts for the birthday of a social tie (relative, colleague or friend). They give the
/// chance of a post for each kind of tie.
/// </summary>
public sealed record BoardParameters
{
    /// <summary>The chance that a reader of the intranet leaves a birthday post for a member of the same household.</summary>
    [Unit("share", 0, 1)]
    public required Quantity Household { get; init; }

    /// <summary>The chance that a reader of the intranet leaves a birthday post for a colleague, a fellow student or a friend in the same settlement.</summary>
    [Unit("share", 0, 1)]
    public required Quantity Near { get; init; }

    /// <summary>The chance that a reader of the intranet leaves a birthday post for a friend (social tie) elsewhere in the country.</summary>
    [Unit("share", 0, 1)]
    public required Quantity Far { get; init; }
}
