using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Actors.Telemetry;

/// <summary>What is counted of the nation but once, after a tick that is done.</summary>
/// <param name="cohorts">Those of its foreigners.</param>
/// <param name="counts">Of the tick, as <see cref="NationSeries"/> has them; empty where the run has none.</param>
/// <param name="sums">Of all ticks up to it, likewise.</param>
public sealed class NationCounts(ImmutableArray<string> cohorts, double scale, long[] counts, long[] sums)
{
    /// <summary>None where nothing is counted.</summary>
    public IEnumerable<CohortCounts> Cohorts => counts.Length > 0 ? cohorts.Select((_, cohort) => new CohortCounts(this, cohort)) : [];

    /// <summary>Articles, or days; null where nothing is counted.</summary>
    public long? Counted(NationMeasure measure) => counts.Length > 0 ? counts[(int)measure] : null;

    /// <summary>Of all ticks so far.</summary>
    public long? Sum(NationMeasure measure) => counts.Length > 0 ? sums[(int)measure] : null;

    /// <summary>What is known of one cohort: of real people.</summary>
    public readonly struct CohortCounts(NationCounts nation, int cohort)
    {
        public string Key => nation.KeyOf(cohort);

        /// <summary>After the tick, or of the tick.</summary>
        public double Real(ForeignMeasure measure) => nation.RealOf(cohort, measure);

        /// <summary>Of all ticks so far.</summary>
        public double Sum(ForeignMeasure measure) => nation.SumOf(cohort, measure);
    }

    private string KeyOf(int cohort) => cohorts[cohort];

    private double RealOf(int cohort, ForeignMeasure measure) => new Scaling(scale).Real(counts[NationSeries.IndexOf(cohort, measure)]);

    private double SumOf(int cohort, ForeignMeasure measure) => new Scaling(scale).Real(sums[NationSeries.IndexOf(cohort, measure)]);
}
