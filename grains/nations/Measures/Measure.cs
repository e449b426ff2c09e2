using System.Collections.Immutable;
using System.Reflection;

namespace AdoptionSim.Nations.Measures;

/// <summary>What is counted in every district at every tick: the digest series, fixed, named and versioned.</summary>
/// <remarks>
/// The order is part of the digest: a new measure goes to the end. Each declares its kind: stocks and levels are as of the tick's date; flows are of the tick
/// that ended on it. All are integers, so that sums do not depend on their order.
/// </remarks>
public enum Measure
{
    /// <summary>Active lines (simulated).</summary>
    [Counted(MeasureKind.Stock)]
    Subscribers,

    /// <summary>Active lines of people in the urban part of their district.</summary>
    [Counted(MeasureKind.Stock)]
    UrbanSubscribers,

    /// <summary>Lines that began in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    GrossAdditions,

    /// <summary>Lines that ended in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Lapses,

    /// <summary>Active lines that are somebody's second, registered in another's name.</summary>
    [Counted(MeasureKind.Stock)]
    SecondLines,

    /// <summary>People with at least one active line.</summary>
    [Counted(MeasureKind.Stock)]
    UniqueOwners,

    /// <summary>People with at least one active line who are 15 or older.</summary>
    [Counted(MeasureKind.Stock)]
    OwnersFrom15,

    /// <summary>People who wished to buy in the tick and were not served.</summary>
    [Counted(MeasureKind.Level)]
    UnmetDemand,

    /// <summary>People who wished to buy new in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Wishes,

    /// <summary>People who know of the phone.</summary>
    [Counted(MeasureKind.Stock)]
    Aware,

    /// <summary>Applications made in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Applications,

    /// <summary>Applications refused in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Refusals,

    /// <summary>New handsets sold in the tick, replacements included.</summary>
    [Counted(MeasureKind.Flow)]
    NewHandsets,

    /// <summary>Handsets that changed hands in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    SecondHandSales,

    /// <summary>Handsets that broke in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Breakages,

    /// <summary>Broken handsets replaced in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Replacements,

    /// <summary>Used handsets on sale.</summary>
    [Counted(MeasureKind.Stock)]
    HandsetsOnSale,

    /// <summary>Handsets given away by an intervention or a command in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Gifts,

    /// <summary>Calls made in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Calls,

    /// <summary>Calls blocked in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    BlockedCalls,

    /// <summary>Seconds talked in the tick by the callers.</summary>
    [Counted(MeasureKind.Flow)]
    CallSeconds,

    /// <summary>Texts sent in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Texts,

    /// <summary>Photos taken in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Photos,

    /// <summary>Newspapers read on the phone in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Newspapers,

    /// <summary>Books read on the phone in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Books,

    /// <summary>What subscribers spent on fees and airtime in the tick, in US cents at the market rate.</summary>
    [Counted(MeasureKind.Flow, 100)]
    RevenueCents,

    /// <summary>What households spent on handsets and activation in the tick, in US cents.</summary>
    [Counted(MeasureKind.Flow, 100)]
    HandsetCents,

    /// <summary>People whose home lies under a station on the air.</summary>
    [Counted(MeasureKind.Stock)]
    Covered,

    /// <summary>Stations built.</summary>
    [Counted(MeasureKind.Stock)]
    Stations,

    /// <summary>Stations on the air.</summary>
    [Counted(MeasureKind.Stock)]
    StationsOnAir,

    /// <summary>Busy-hour offered traffic in milli-erlangs (simulated people).</summary>
    [Counted(MeasureKind.Level, 1000)]
    OfferedMilliErlangs,

    /// <summary>Of that, blocked.</summary>
    [Counted(MeasureKind.Level, 1000)]
    LostMilliErlangs,

    /// <summary>Sum of the goodwill of all active lines, 0 to 255 each.</summary>
    [Counted(MeasureKind.Level)]
    Goodwill,

    /// <summary>Citizens who read on the intranet, at terminals or on the handset.</summary>
    [Counted(MeasureKind.Stock)]
    IntranetReaders,

    /// <summary>Visits to the intranet at a terminal in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    TerminalVisits,

    /// <summary>Visits in the tick that found no seat.</summary>
    [Counted(MeasureKind.Flow)]
    TerminalTurnedAway,

    /// <summary>Seats at terminals.</summary>
    [Counted(MeasureKind.Stock)]
    TerminalSeats,

    /// <summary>Visits to the intranet on the phone in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    IntranetPhoneVisits,

    /// <summary>Articles read on the intranet in the tick: state media and reference works.</summary>
    [Counted(MeasureKind.Flow)]
    IntranetReading,

    /// <summary>Of vetted articles from abroad, how many times one was read in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    VettedReading,

    /// <summary>Visits of citizens to the international Internet in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    InternetVisits,

    /// <summary>Citizens who had their birthday in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Birthdays,

    /// <summary>Of those, on whose board somebody left a post.</summary>
    [Counted(MeasureKind.Flow)]
    BirthdaysRemembered,

    /// <summary>Posts left on the boards of the district's people in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    BoardPosts,

    /// <summary>Of those, posts whose addressee reads the board.</summary>
    [Counted(MeasureKind.Flow)]
    BoardPostsRead,

    /// <summary>Cinema seats taken in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    CinemaSeats,

    /// <summary>Of those, by owners of a phone.</summary>
    [Counted(MeasureKind.Flow)]
    CinemaOwners,

    /// <summary>Calls answered during the film in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    CinemaCallsAnswered,

    /// <summary>Spectators who took off their shoes in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    CinemaShoesOff,

    /// <summary>Spectators annoyed in the tick, by calls or by shoes.</summary>
    [Counted(MeasureKind.Flow)]
    CinemaAnnoyed,

    /// <summary>Citizens who know that the international Internet exists.</summary>
    [Counted(MeasureKind.Stock)]
    AwareOfInternet,

    /// <summary>Times in the tick that a citizen saw a foreigner's gadget.</summary>
    [Counted(MeasureKind.Flow)]
    GadgetSights,

    /// <summary>Households with a computer.</summary>
    [Counted(MeasureKind.Stock)]
    Computers,

    /// <summary>Households with a gadget other than phone and computer (a media player).</summary>
    [Counted(MeasureKind.Stock)]
    Players,

    /// <summary>Busy-hour traffic that foreigners offered to the district's stations, in milli-erlangs (simulated people).</summary>
    [Counted(MeasureKind.Level, 1000)]
    ForeignMilliErlangs,

    /// <summary>Busy-hour traffic that citizens' reading on the phone offered to the district's stations, in milli-erlangs (simulated people).</summary>
    [Counted(MeasureKind.Level, 1000)]
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

    private static readonly ImmutableArray<CountedAttribute> Declared = DeclaredBy<Measure>();

    private static readonly ImmutableArray<CountedAttribute> DeclaredOfForeigners = DeclaredBy<ForeignMeasure>();

    /// <summary>How a measure of a district is counted.</summary>
    public static CountedAttribute Of(Measure measure) => Declared[(int)measure];

    /// <summary>How a measure of foreigners is counted.</summary>
    public static CountedAttribute Of(ForeignMeasure measure) => DeclaredOfForeigners[(int)measure];

    private static ImmutableArray<CountedAttribute> DeclaredBy<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => typeof(T).GetField(name)!.GetCustomAttribute<CountedAttribute>()
            ?? throw new InvalidOperationException($"{typeof(T).Name}.{name} does not declare how it is counted."))];
}
