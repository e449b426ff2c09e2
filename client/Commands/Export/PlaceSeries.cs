using System.Collections.Immutable;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>Exports metrics of provinces, and of settlement types within provinces, over the dates of a finished run.</summary>
internal sealed class PlaceSeries(RunHistory history)
{
    /// <summary>Returns the dated values of each metric for each province or settlement type, in the order in which the metrics are declared.</summary>
    public IEnumerable<Series> All() =>
        [
            .. PlaceMetric.OfPlaces.SelectMany(metric =>
                history.Places.Select((place, index) => Of(metric, [history.Run.Name, place.Province, place.Settlement], [index]))
            ),
            .. PlaceMetric.OfProvinces.SelectMany(metric =>
                history.Provinces.Select(province => Of(metric, [history.Run.Name, province.Key], province.Places))
            ),
        ];

    private Series Of(PlaceMetric metric, string[] tags, ImmutableArray<int> places) =>
        new(metric.Metric, metric.State is { } state ? [.. tags, state] : tags, Samples(metric, places));

    private IEnumerable<Sample> Samples(PlaceMetric metric, ImmutableArray<int> places)
    {
        var counts = new PlaceCounts(history, places);
        for (var date = 0; date < history.Dates.Count; date++)
        {
            counts.MoveTo(date);
            if (metric.Value(counts) is { } value)
            {
                yield return new Sample(history.Dates[date], value);
            }
        }
    }

    /// <summary>The counts of one date, summed over several places. A place is one settlement type in a province.</summary>
    private sealed class PlaceCounts(RunHistory history, ImmutableArray<int> places) : IPlaceCounts
    {
        private readonly long[] _sums = CountRows.ZeroRow();
        private readonly int[] _summed = CountRows.ForEachCount<int>();
        private readonly Scaling _scaling = new(history.Run.Scale);
        private int _date;

        public long People => places.Sum(place => history.People[place]);

        public long CongestedMilliErlangs => places.Sum(place => history.Congested(_date)[place]);

        /// <summary>Selects, by its index, the date whose counts are read. It must not be earlier than the date selected before.</summary>
        public void MoveTo(int date) => _date = date;

        public long Counted(Measure measure) => CountedAt(_date, measure);

        public double Real(Measure measure) => _scaling.Real(measure, Counted(measure));

        /// <summary>
        /// Returns the total of a measure from the first to the selected date, converted to real people and things. Each call adds only the dates since the
        /// last call.
        /// </summary>
        public double Sum(Measure measure)
        {
            ref var summed = ref _summed[(int)measure];
            for (; summed <= _date; summed++)
            {
                _sums[(int)measure] += CountedAt(summed, measure);
            }

            return _scaling.Real(measure, _sums[(int)measure]);
        }

        private long CountedAt(int date, Measure measure) => history.Counts(date).Sum(measure, places);
    }
}
