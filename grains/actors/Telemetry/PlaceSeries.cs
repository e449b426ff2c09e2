using System.Collections.Immutable;
using AdoptionSim.Interfaces.Telemetry;
using AdoptionSim.Nations.Measures;
using PlaceCounts = AdoptionSim.Actors.Telemetry.DoneTick.PlaceCounts;

namespace AdoptionSim.Actors.Telemetry;

/// <summary>What is told of a place under the name of a metric.</summary>
/// <param name="Read">The value; null where it has none, as a share of nothing.</param>
/// <param name="State">The tag of its own, where the metric has several values.</param>
internal sealed record PlaceSeries(Metric Metric, Func<PlaceCounts, double?> Read, string? State = null)
{
    private const double FullGoodwill = 255;
    private const double Thousand = 1000;
    private const double CentsADollar = 100;

    public static readonly ImmutableArray<PlaceSeries> All =
    [
        new(Vocabulary.People, place => place.People),
        Now(Vocabulary.Subscribers, Measure.Subscribers),
        Now(Vocabulary.UrbanSubscribers, Measure.UrbanSubscribers),
        Now(Vocabulary.UniqueOwners, Measure.UniqueOwners),
        new(Vocabulary.Penetration, place => Share(place.Real(Measure.Subscribers), place.People)),
        Now(Vocabulary.AwarePeople, Measure.Aware),
        SoFar(Vocabulary.GrossAdditions, Measure.GrossAdditions),
        SoFar(Vocabulary.Lapses, Measure.Lapses),
        Now(Vocabulary.UnmetDemand, Measure.UnmetDemand),
        SoFar(Vocabulary.Applications, Measure.Applications),
        SoFar(Vocabulary.Refusals, Measure.Refusals),
        SoFar(Vocabulary.NewHandsets, Measure.NewHandsets),
        SoFar(Vocabulary.SecondHandSales, Measure.SecondHandSales),
        new(Vocabulary.Goodwill, place => Share(place.Counted(Measure.Goodwill), place.Counted(Measure.Subscribers) * FullGoodwill)),
        SoFar(Vocabulary.Calls, Measure.Calls),
        SoFar(Vocabulary.BlockedCalls, Measure.BlockedCalls),
        SoFar(Vocabulary.CallSeconds, Measure.CallSeconds),
        SoFar(Vocabulary.Texts, Measure.Texts),
        SoFar(Vocabulary.Photos, Measure.Photos),
        SoFar(Vocabulary.Newspapers, Measure.Newspapers),
        SoFar(Vocabulary.Books, Measure.Books),
        SoFar(Vocabulary.Revenue, Measure.RevenueCents, CentsADollar),
        SoFar(Vocabulary.HandsetSpending, Measure.HandsetCents, CentsADollar),

        // Stations are real ones at every scale.
        new(Vocabulary.Stations, place => place.Counted(Measure.StationsOnAir), "on_air"),
        new(Vocabulary.Stations, place => place.Counted(Measure.Stations) - place.Counted(Measure.StationsOnAir), "off_air"),
        Now(Vocabulary.CoveredPeople, Measure.Covered),
        Now(Vocabulary.OfferedTraffic, Measure.OfferedMilliErlangs, Thousand),
        Now(Vocabulary.LostTraffic, Measure.LostMilliErlangs, Thousand),
        new(Vocabulary.CongestedTraffic, place => place.CongestedMilliErlangs / Thousand),
        new(Vocabulary.Blocking, place => Share(place.Counted(Measure.LostMilliErlangs), place.Counted(Measure.OfferedMilliErlangs))),
    ];

    /// <summary>What is told of each province as a whole.</summary>
    public static readonly ImmutableArray<PlaceSeries> OfProvinces =
    [
        Now(Vocabulary.IntranetReaders, Measure.IntranetReaders),
        SoFar(Vocabulary.TerminalVisits, Measure.TerminalVisits),
        SoFar(Vocabulary.TerminalTurnedAway, Measure.TerminalTurnedAway),
        SoFar(Vocabulary.IntranetPhoneVisits, Measure.IntranetPhoneVisits),
        SoFar(Vocabulary.IntranetArticlesRead, Measure.IntranetReading),
        SoFar(Vocabulary.VettedArticlesRead, Measure.VettedReading),
        SoFar(Vocabulary.InternetVisits, Measure.InternetVisits),
        Now(Vocabulary.InternetAwarePeople, Measure.AwareOfInternet),
        SoFar(Vocabulary.GadgetSights, Measure.GadgetSights),
        SoFar(Vocabulary.Birthdays, Measure.Birthdays),
        SoFar(Vocabulary.BirthdaysRemembered, Measure.BirthdaysRemembered),
        SoFar(Vocabulary.BoardPosts, Measure.BoardPosts),
        SoFar(Vocabulary.CinemaSeats, Measure.CinemaSeats),
        SoFar(Vocabulary.CinemaCallsAnswered, Measure.CinemaCallsAnswered),
        SoFar(Vocabulary.CinemaAnnoyed, Measure.CinemaAnnoyed),
        Now(Vocabulary.HouseholdsWithComputer, Measure.Computers),
        Now(Vocabulary.HouseholdsWithPlayer, Measure.Players),
        Now(Vocabulary.ForeignTraffic, Measure.ForeignMilliErlangs, Thousand),
        Now(Vocabulary.ReaderTraffic, Measure.ReaderMilliErlangs, Thousand),
    ];

    private static PlaceSeries Now(Metric metric, Measure measure, double unit = 1) => new(metric, place => place.Real(measure) / unit);

    private static PlaceSeries SoFar(Metric metric, Measure measure, double unit = 1) => new(metric, place => place.Sum(measure) / unit);

    private static double? Share(double part, double whole) => whole > 0 ? part / whole : null;
}
