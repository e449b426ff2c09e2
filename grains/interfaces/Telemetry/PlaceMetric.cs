using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Interfaces.Telemetry;

/// <summary>What is known of a place, or of several together, at a tick.</summary>
public interface IPlaceCounts
{
    /// <summary>Real people.</summary>
    long People { get; }

    /// <summary>What stations on the air had no channel for in the busy hour, in milli-erlangs of real people.</summary>
    long CongestedMilliErlangs { get; }

    /// <summary>The count of the tick, of simulated people and things.</summary>
    long Counted(Measure measure);

    /// <summary>The count of the tick, of real people and things.</summary>
    double Real(Measure measure);

    /// <summary>The sum over all ticks up to this one, of real people and things.</summary>
    double Sum(Measure measure);
}

/// <summary>A metric of places and how it follows from their counts. The silos and the export of finished runs read the same list.</summary>
/// <param name="Value">Returns null where there is no value, as for a share of nothing.</param>
/// <param name="State">The value of the tag <see cref="Vocabulary.State"/>, where the metric has several values; otherwise null.</param>
public sealed record PlaceMetric(Metric Metric, Func<IPlaceCounts, double?> Value, string? State = null)
{
    private const double FullGoodwill = 255;
    private const double Milli = 1000;

    /// <summary>Of each province and kind of place, in the vocabulary's order.</summary>
    public static readonly ImmutableArray<PlaceMetric> OfPlaces =
    [
        new(Vocabulary.People, place => place.People),
        Of(Vocabulary.Subscribers, Measure.Subscribers),
        Of(Vocabulary.UrbanSubscribers, Measure.UrbanSubscribers),
        Of(Vocabulary.UniqueOwners, Measure.UniqueOwners),
        new(Vocabulary.Penetration, place => Share(place.Real(Measure.Subscribers), place.People)),
        Of(Vocabulary.AwarePeople, Measure.Aware),
        Of(Vocabulary.GrossAdditions, Measure.GrossAdditions),
        Of(Vocabulary.Lapses, Measure.Lapses),
        Of(Vocabulary.UnmetDemand, Measure.UnmetDemand),
        Of(Vocabulary.Applications, Measure.Applications),
        Of(Vocabulary.Refusals, Measure.Refusals),
        Of(Vocabulary.NewHandsets, Measure.NewHandsets),
        Of(Vocabulary.SecondHandSales, Measure.SecondHandSales),
        new(Vocabulary.Goodwill, place => Share(place.Counted(Measure.Goodwill), place.Counted(Measure.Subscribers) * FullGoodwill)),
        Of(Vocabulary.Calls, Measure.Calls),
        Of(Vocabulary.BlockedCalls, Measure.BlockedCalls),
        Of(Vocabulary.CallSeconds, Measure.CallSeconds),
        Of(Vocabulary.Texts, Measure.Texts),
        Of(Vocabulary.Photos, Measure.Photos),
        Of(Vocabulary.Newspapers, Measure.Newspapers),
        Of(Vocabulary.Books, Measure.Books),
        Of(Vocabulary.Revenue, Measure.RevenueCents),
        Of(Vocabulary.HandsetSpending, Measure.HandsetCents),

        // Stations are real ones at every scale.
        new(Vocabulary.Stations, place => place.Counted(Measure.StationsOnAir), "on_air"),
        new(Vocabulary.Stations, place => place.Counted(Measure.Stations) - place.Counted(Measure.StationsOnAir), "off_air"),
        Of(Vocabulary.CoveredPeople, Measure.Covered),
        Of(Vocabulary.OfferedTraffic, Measure.OfferedMilliErlangs),
        Of(Vocabulary.LostTraffic, Measure.LostMilliErlangs),
        new(Vocabulary.CongestedTraffic, place => place.CongestedMilliErlangs / Milli),
        new(Vocabulary.Blocking, place => Share(place.Counted(Measure.LostMilliErlangs), place.Counted(Measure.OfferedMilliErlangs))),
    ];

    /// <summary>Of each province as a whole, in the vocabulary's order.</summary>
    public static readonly ImmutableArray<PlaceMetric> OfProvinces =
    [
        Of(Vocabulary.IntranetReaders, Measure.IntranetReaders),
        Of(Vocabulary.TerminalVisits, Measure.TerminalVisits),
        Of(Vocabulary.TerminalTurnedAway, Measure.TerminalTurnedAway),
        Of(Vocabulary.IntranetPhoneVisits, Measure.IntranetPhoneVisits),
        Of(Vocabulary.IntranetArticlesRead, Measure.IntranetReading),
        Of(Vocabulary.VettedArticlesRead, Measure.VettedReading),
        Of(Vocabulary.InternetVisits, Measure.InternetVisits),
        Of(Vocabulary.InternetAwarePeople, Measure.AwareOfInternet),
        Of(Vocabulary.GadgetSights, Measure.GadgetSights),
        Of(Vocabulary.Birthdays, Measure.Birthdays),
        Of(Vocabulary.BirthdaysRemembered, Measure.BirthdaysRemembered),
        Of(Vocabulary.BoardPosts, Measure.BoardPosts),
        Of(Vocabulary.CinemaSeats, Measure.CinemaSeats),
        Of(Vocabulary.CinemaCallsAnswered, Measure.CinemaCallsAnswered),
        Of(Vocabulary.CinemaAnnoyed, Measure.CinemaAnnoyed),
        Of(Vocabulary.HouseholdsWithComputer, Measure.Computers),
        Of(Vocabulary.HouseholdsWithPlayer, Measure.Players),
        Of(Vocabulary.ForeignTraffic, Measure.ForeignMilliErlangs),
        Of(Vocabulary.ReaderTraffic, Measure.ReaderMilliErlangs),
    ];

    /// <summary>A measure as it is: a flow as what there was of it since the start.</summary>
    private static PlaceMetric Of(Metric metric, Measure measure)
    {
        var counted = Measures.Of(measure);
        return counted.Kind == MeasureKind.Flow
            ? new(metric, place => place.Sum(measure) / counted.PartsOfUnit)
            : new(metric, place => place.Real(measure) / counted.PartsOfUnit);
    }

    private static double? Share(double part, double whole) => whole > 0 ? part / whole : null;
}
