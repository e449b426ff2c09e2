using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>The counts of all places after a tick that is done. Nothing in it changes, so that a scrape reads it while the next tick is on its way.</summary>
/// <param name="areas">What is told of.</param>
/// <param name="counts">Of the tick, place by place.</param>
/// <param name="sums">Of all ticks up to it, likewise.</param>
/// <param name="congested">By place, in milli-erlangs of real people: traffic that stations on the air had no channel for.</param>
/// <param name="nation">What is counted of the nation but once.</param>
public sealed class DoneTick(int tick, DateOnly date, SeriesAreas areas, double scale, CountRows counts, CountRows sums, long[] congested, NationCounts nation)
{
    public int Tick => tick;

    /// <summary>The day on which the counts hold.</summary>
    public DateOnly Date => date;

    public NationCounts Nation => nation;

    public IEnumerable<PlaceCounts> Places => areas.Places.Select(area => new PlaceCounts(this, area));

    public IEnumerable<PlaceCounts> Provinces => areas.Provinces.Select(area => new PlaceCounts(this, area));

    /// <summary>What is known of one place, or of a province.</summary>
    public readonly struct PlaceCounts(DoneTick tick, SeriesArea area) : IPlaceCounts
    {
        public KeyValuePair<string, object?>[] Tags => area.Tags;

        public long People => area.People;

        public long Counted(Measure measure) => tick.CountOf(area, measure);

        public double Real(Measure measure) => tick.Scaling.Real(measure, Counted(measure));

        public long CongestedMilliErlangs => tick.CongestedOf(area);

        public double Sum(Measure measure) => tick.Scaling.Real(measure, tick.SumOf(area, measure));
    }

    private Scaling Scaling => new(scale);

    private long CountOf(SeriesArea area, Measure measure) => counts.Sum(measure, area.Places);

    private long SumOf(SeriesArea area, Measure measure) => sums.Sum(measure, area.Places);

    private long CongestedOf(SeriesArea area) => area.Places.Sum(place => congested[place]);
}
