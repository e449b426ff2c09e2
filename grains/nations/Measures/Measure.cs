using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>What is counted in every district at every tick: the digest series, fixed, named and versioned.</summary>
/// <remarks>
/// The order is part of the digest: a new measure goes to the end. Stocks are as of the tick's date; flows are of the tick
/// that ended on it. All are integers, so that sums do not depend on their order.
/// </remarks>
public enum Measure
{
    /// <summary>Active lines (simulated).</summary>
    Subscribers,

    /// <summary>Active lines of people in the urban part of their district.</summary>
    UrbanSubscribers,

    /// <summary>Lines that began in the tick.</summary>
    GrossAdditions,

    /// <summary>Lines that ended in the tick.</summary>
    Lapses,

    /// <summary>Active lines that are somebody's second, registered in another's name.</summary>
    SecondLines,

    /// <summary>People with at least one active line.</summary>
    UniqueOwners,

    /// <summary>People with at least one active line who are 15 or older.</summary>
    OwnersFrom15,

    /// <summary>People who wished to buy in the tick and were not served.</summary>
    UnmetDemand,

    /// <summary>People who wished to buy new in the tick.</summary>
    Wishes,

    /// <summary>People who know of the phone.</summary>
    Aware,

    /// <summary>Applications made in the tick.</summary>
    Applications,

    /// <summary>Applications refused in the tick.</summary>
    Refusals,

    /// <summary>New handsets sold in the tick, replacements included.</summary>
    NewHandsets,

    /// <summary>Handsets that changed hands in the tick.</summary>
    SecondHandSales,

    /// <summary>Handsets that broke in the tick.</summary>
    Breakages,

    /// <summary>Broken handsets replaced in the tick.</summary>
    Replacements,

    /// <summary>Used handsets on sale.</summary>
    HandsetsOnSale,

    /// <summary>Handsets given away by an intervention or a command in the tick.</summary>
    Gifts,

    /// <summary>Calls made in the tick.</summary>
    Calls,

    /// <summary>Calls blocked in the tick.</summary>
    BlockedCalls,

    /// <summary>Seconds talked in the tick by the callers.</summary>
    CallSeconds,

    /// <summary>Texts sent in the tick.</summary>
    Texts,

    /// <summary>Photos taken in the tick.</summary>
    Photos,

    /// <summary>Newspapers read on the phone in the tick.</summary>
    Newspapers,

    /// <summary>Books read on the phone in the tick.</summary>
    Books,

    /// <summary>What subscribers spent on fees and airtime in the tick, in US cents at the market rate.</summary>
    RevenueCents,

    /// <summary>What households spent on handsets and activation in the tick, in US cents.</summary>
    HandsetCents,

    /// <summary>People whose home lies under a station on the air.</summary>
    Covered,

    /// <summary>Stations built.</summary>
    Stations,

    /// <summary>Stations on the air.</summary>
    StationsOnAir,

    /// <summary>Busy-hour offered traffic in milli-erlangs (simulated people).</summary>
    OfferedMilliErlangs,

    /// <summary>Of that, blocked.</summary>
    LostMilliErlangs,

    /// <summary>Sum of the goodwill of all active lines, 0 to 255 each.</summary>
    Goodwill,

    /// <summary>Citizens who read on the intranet, at terminals or on the handset.</summary>
    IntranetReaders,

    /// <summary>Visits to the intranet at a terminal in the tick.</summary>
    TerminalVisits,

    /// <summary>Visits in the tick that found no seat.</summary>
    TerminalTurnedAway,

    /// <summary>Seats at terminals.</summary>
    TerminalSeats,

    /// <summary>Visits to the intranet on the phone in the tick.</summary>
    IntranetPhoneVisits,

    /// <summary>Articles read on the intranet in the tick: state media and reference works.</summary>
    IntranetReading,

    /// <summary>Of vetted articles from abroad, how many times one was read in the tick.</summary>
    VettedReading,

    /// <summary>Visits of citizens to the international Internet in the tick.</summary>
    InternetVisits,

    /// <summary>Citizens who had their birthday in the tick.</summary>
    Birthdays,

    /// <summary>Of those, on whose board somebody left a post.</summary>
    BirthdaysRemembered,

    /// <summary>Posts left on the boards of the district's people in the tick.</summary>
    BoardPosts,

    /// <summary>Of those, posts whose addressee reads the board.</summary>
    BoardPostsRead,

    /// <summary>Cinema seats taken in the tick.</summary>
    CinemaSeats,

    /// <summary>Of those, by owners of a phone.</summary>
    CinemaOwners,

    /// <summary>Calls answered during the film in the tick.</summary>
    CinemaCallsAnswered,

    /// <summary>Spectators who took off their shoes in the tick.</summary>
    CinemaShoesOff,

    /// <summary>Spectators annoyed in the tick, by calls or by shoes.</summary>
    CinemaAnnoyed,

    /// <summary>Citizens who know that the international Internet exists.</summary>
    AwareOfInternet,

    /// <summary>Times in the tick that a citizen saw a foreigner's gadget.</summary>
    GadgetSights,

    /// <summary>Households with a computer.</summary>
    Computers,

    /// <summary>Households with a gadget other than phone and computer (a media player).</summary>
    Players,

    /// <summary>Busy-hour traffic that foreigners offered to the district's stations, in milli-erlangs (simulated people).</summary>
    ForeignMilliErlangs,

    /// <summary>Busy-hour traffic that citizens' reading on the phone offered to the district's stations, in milli-erlangs (simulated people).</summary>
    ReaderMilliErlangs,
}

/// <summary>Facts about the measures that writers of results and of digests share.</summary>
public static class Measures
{
    /// <summary>Raised when a measure is added or changes its meaning.</summary>
    public const int SeriesVersion = 3;

    /// <summary>How many there are; the length of a district's series at a tick.</summary>
    public static readonly int Count = Enum.GetValues<Measure>().Length;

    public static readonly ImmutableArray<Measure> All = [.. Enum.GetValues<Measure>()];
}
