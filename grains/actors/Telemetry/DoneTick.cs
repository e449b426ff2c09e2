using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Actors.Telemetry;

/// <summary>The counts of all places after a tick that is done. Nothing in it changes, so that a scrape reads it while the next tick is on its way.</summary>
/// <param name="counts">Of the tick, place by place, each <see cref="Measures.Count"/> long.</param>
/// <param name="sums">Of all ticks up to it, likewise.</param>
/// <param name="congested">By place, in milli-erlangs of real people: traffic that stations on the air had no channel for.</param>
public sealed class DoneTick(int tick, DateOnly date, ImmutableArray<SeriesPlace> places, double scale, long[] counts, long[] sums, long[] congested)
{
    public int Tick => tick;

    /// <summary>The day on which the counts hold.</summary>
    public DateOnly Date => date;

    public IEnumerable<PlaceCounts> Places => Enumerable.Range(0, places.Length).Select(place => new PlaceCounts(this, place));

    private SeriesPlace PlaceAt(int place) => places[place];

    /// <summary>What is known of one place.</summary>
    public readonly struct PlaceCounts(DoneTick tick, int place)
    {
        public KeyValuePair<string, object?>[] Tags => tick.PlaceAt(place).Tags;

        /// <summary>Real ones.</summary>
        public long People => tick.PlaceAt(place).People;

        /// <summary>After the tick, or of the tick, as counted; of simulated people.</summary>
        public long Counted(Measure measure) => tick.CountOf(place, measure);

        /// <summary>After the tick, or of the tick: of real people.</summary>
        public double Real(Measure measure) => Counted(measure) / tick.Scale;

        /// <summary>Of real people, in the busy hour.</summary>
        public long CongestedMilliErlangs => tick.CongestedAt(place);

        /// <summary>Of all ticks so far: of real people.</summary>
        public double Sum(Measure measure) => tick.SumOf(place, measure) / tick.Scale;
    }

    private double Scale => scale;

    private long CountOf(int place, Measure measure) => counts[(place * Measures.Count) + (int)measure];

    private long CongestedAt(int place) => congested[place];

    private long SumOf(int place, Measure measure) => sums[(place * Measures.Count) + (int)measure];
}
