using System.Collections.Immutable;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>The counts of the nation as a whole and of its foreigners after a finished tick, from which metrics are read.</summary>
/// <param name="cohorts">The cohorts (groups) of the nation's foreigners.</param>
/// <param name="counts">The counts of the tick, laid out as in <see cref="NationSeries"/>; empty if the run has no such counts.</param>
/// <param name="sums">The sums over all ticks up to this one, in the same layout.</param>
public sealed class NationCounts(ImmutableArray<string> cohorts, double scale, long[] counts, long[] sums)
{
    /// <summary>The counts of each group (cohort) of foreigners; empty if there are none.</summary>
    public IEnumerable<CohortCounts> Cohorts => counts.Length > 0 ? cohorts.Select((_, cohort) => new CohortCounts(this, cohort)) : [];

    /// <summary>Returns the value of a metric of the nation; null if the run has no such counts.</summary>
    public double? Of(NationMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return counts.Length > 0 ? (metric.IsSum ? sums : counts)[(int)metric.Measure] * metric.Factor : null;
    }

    /// <summary>The counts of one group (cohort) of foreigners.</summary>
    public readonly struct CohortCounts(NationCounts nation, int cohort)
    {
        public string Key => nation.KeyOf(cohort);

        /// <summary>Returns the value of a metric of this cohort, scaled up from simulated to real people.</summary>
        public double Of(CohortMetric metric) => nation.ValueOf(cohort, metric);
    }

    private string KeyOf(int cohort) => cohorts[cohort];

    private double ValueOf(int cohort, CohortMetric metric) =>
        metric.Value(metric.Measures.Sum(measure => (metric.IsSum ? sums : counts)[NationSeries.IndexOf(cohort, measure)]), scale);
}
