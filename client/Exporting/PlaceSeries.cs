using System.Collections.Immutable;
using AdoptionSim.Interfaces.Telemetry;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Exporting;

/// <summary>The metrics of places and of provinces over the dates of a finished run.</summary>
internal sealed class PlaceSeries(RunHistory history)
{
    /// <summary>In the vocabulary's order.</summary>
    public IEnumerable<Series> All() =>
    [
        .. PlaceMetric.OfPlaces.SelectMany(metric => history.Places.Select((place, index) => Of(metric, [history.Run.Name, place.Province, place.Settlement], [index]))),
        .. PlaceMetric.OfProvinces.SelectMany(metric => history.Provinces.Select(province => Of(metric, [history.Run.Name, province.Key], province.Places))),
    ];

    private Series Of(PlaceMetric metric, string[] tags, ImmutableArray<int> places) =>
        new(metric.Metric, metric.State is { } state ? [.. tags, state] : tags, Samples(metric, places));

    private IEnumerable<Sample> Samples(PlaceMetric metric, ImmutableArray<int> places)
    {
        var counts = new PlaceCounts(history, places);
        for (var date = 0; date < history.Dates.Count; date++)
        {
            counts.Add(date);
            if (metric.Value(counts) is { } value)
            {
                yield return new Sample(history.Dates[date], value);
            }
        }
    }

    /// <summary>Places together at one date after the other.</summary>
    private sealed class PlaceCounts(RunHistory history, ImmutableArray<int> places) : IPlaceCounts
    {
        private readonly long[] _sums = new long[Measures.Count];
        private int _date;

        public long People => places.Sum(place => history.People[place]);

        public long CongestedMilliErlangs => places.Sum(place => history.Congested(_date)[place]);

        public void Add(int date)
        {
            _date = date;
            foreach (var measure in Measures.All)
            {
                _sums[(int)measure] += Counted(measure);
            }
        }

        public long Counted(Measure measure)
        {
            var total = 0L;
            foreach (var place in places)
            {
                total += history.Count(_date, place, measure);
            }

            return total;
        }

        public double Real(Measure measure) => Counted(measure) / history.Run.Scale;

        public double Sum(Measure measure) => _sums[(int)measure] / history.Run.Scale;
    }
}
