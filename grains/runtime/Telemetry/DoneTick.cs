using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// The counts of a run after a finished tick, from which its metrics are read. It has the counts of each place (a group of districts that is reported
/// together), of the nation, and of groups of people. Immutable, so that a scrape can read it while the next tick is in progress.
/// </summary>
/// <param name="areas">The places, and the provinces, for which metrics are reported.</param>
/// <param name="counts">The counts of the tick, place by place.</param>
/// <param name="sums">The sums over all ticks up to this one, place by place.</param>
/// <param name="congested">The traffic blocked for lack of channels (not by power cuts), by place: milli-erlangs, scaled up to the real population.</param>
/// <param name="nation">The counts of the nation as a whole.</param>
/// <param name="groups">The counts of groups of people.</param>
public sealed class DoneTick(
    Tick tick,
    DateOnly date,
    SeriesAreas areas,
    double scale,
    CountRows counts,
    CountRows sums,
    long[] congested,
    NationCounts nation,
    GroupCounts groups
)
{
    public Tick Tick => tick;

    /// <summary>The simulated day on which the counts are taken.</summary>
    public DateOnly Date => date;

    public NationCounts Nation => nation;

    public GroupCounts Groups => groups;

    public IEnumerable<PlaceCounts> Places => areas.Places.Select(area => new PlaceCounts(this, area));

    public IEnumerable<PlaceCounts> Provinces => areas.Provinces.Select(area => new PlaceCounts(this, area));

    /// <summary>The counts of one place (a group of districts) or of a province.</summary>
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
