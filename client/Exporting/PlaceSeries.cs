using AdoptionSim.Interfaces.Telemetry;
using AdoptionSim.Nations.Measures;
using static AdoptionSim.Interfaces.Telemetry.Vocabulary;

namespace AdoptionSim.Client.Exporting;

/// <summary>The metrics of the nation and of its network: what each is made of. Counts of people, lines and things are divided by the run's scale; stations are not simulated fewer.</summary>
internal sealed class PlaceSeries(RunHistory history)
{
    private const double Cents = 100;
    private const double Milli = 1_000;
    private const double FullGoodwill = 255;

    private readonly double _scale = history.Run.Scale;

    /// <summary>In the vocabulary's order.</summary>
    public IEnumerable<Series> All() =>
    [
        .. Of(People, (_, place) => history.People[place]),
        .. Stock(Subscribers, Measure.Subscribers),
        .. Stock(UrbanSubscribers, Measure.UrbanSubscribers),
        .. Stock(UniqueOwners, Measure.UniqueOwners),
        .. Of(Penetration, (date, place) => Ratio(history.Count(date, place, Measure.Subscribers) / _scale, history.People[place])),
        .. Stock(AwarePeople, Measure.Aware),
        .. Flow(GrossAdditions, Measure.GrossAdditions),
        .. Flow(Lapses, Measure.Lapses),
        .. Stock(UnmetDemand, Measure.UnmetDemand),
        .. Flow(Applications, Measure.Applications),
        .. Flow(Refusals, Measure.Refusals),
        .. Flow(NewHandsets, Measure.NewHandsets),
        .. Flow(SecondHandSales, Measure.SecondHandSales),
        .. Of(Goodwill, (date, place) => Ratio(history.Count(date, place, Measure.Goodwill), history.Count(date, place, Measure.Subscribers) * FullGoodwill)),
        .. Flow(Calls, Measure.Calls),
        .. Flow(BlockedCalls, Measure.BlockedCalls),
        .. Flow(CallSeconds, Measure.CallSeconds),
        .. Flow(Texts, Measure.Texts),
        .. Flow(Photos, Measure.Photos),
        .. Flow(Newspapers, Measure.Newspapers),
        .. Flow(Books, Measure.Books),
        .. Flow(Revenue, Measure.RevenueCents, Cents),
        .. Flow(HandsetSpending, Measure.HandsetCents, Cents),
        .. Of(Stations, (date, place) => history.Count(date, place, Measure.StationsOnAir), "on_air"),
        .. Of(Stations, (date, place) => history.Count(date, place, Measure.Stations) - history.Count(date, place, Measure.StationsOnAir), "off_air"),
        .. Stock(CoveredPeople, Measure.Covered),
        .. Stock(OfferedTraffic, Measure.OfferedMilliErlangs, Milli),
        .. Stock(LostTraffic, Measure.LostMilliErlangs, Milli),
        .. Of(CongestedTraffic, (date, place) => history.Congested(date)[place] / Milli),
        .. Of(Blocking, (date, place) => Ratio(history.Count(date, place, Measure.LostMilliErlangs), history.Count(date, place, Measure.OfferedMilliErlangs))),
    ];

    /// <summary>Nothing is said where there is nothing to divide by.</summary>
    private static double? Ratio(double part, double whole) => whole > 0 ? part / whole : null;

    private IEnumerable<Series> Stock(Metric metric, Measure measure, double parts = 1) =>
        Of(metric, (date, place) => history.Count(date, place, measure) / (parts * _scale));

    /// <summary>What flowed since the run's start.</summary>
    private IEnumerable<Series> Flow(Metric metric, Measure measure, double parts = 1) =>
        history.Places.Select((place, index) => new Series(metric, Tags(place), Totals(index, measure, parts * _scale)));

    private IEnumerable<Series> Of(Metric metric, Func<int, int, double?> value, params string[] further) =>
        history.Places.Select((place, index) => new Series(metric, [.. Tags(place), .. further], Samples(date => value(date, index))));

    private string[] Tags(PlaceKey place) => [history.Run.Name, place.Province, place.Settlement];

    private IEnumerable<Sample> Totals(int place, Measure measure, double divisor)
    {
        long total = 0;
        for (var date = 0; date < history.Dates.Count; date++)
        {
            total += history.Count(date, place, measure);
            yield return new Sample(history.Dates[date], total / divisor);
        }
    }

    private IEnumerable<Sample> Samples(Func<int, double?> value)
    {
        for (var date = 0; date < history.Dates.Count; date++)
        {
            if (value(date) is { } number)
            {
                yield return new Sample(history.Dates[date], number);
            }
        }
    }
}
