using System.Collections.Immutable;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>What is counted of the nation but once, after a tick that is done.</summary>
/// <param name="cohorts">Those of its foreigners.</param>
/// <param name="counts">Of the tick, as <see cref="NationSeries"/> has them; empty where the run has none.</param>
/// <param name="sums">Of all ticks up to it, likewise.</param>
public sealed class NationCounts(ImmutableArray<string> cohorts, double scale, long[] counts, long[] sums)
{
    /// <summary>None where nothing is counted.</summary>
    public IEnumerable<CohortCounts> Cohorts => counts.Length > 0 ? cohorts.Select((_, cohort) => new CohortCounts(this, cohort)) : [];

    /// <summary>Returns the value of a metric; null where nothing is counted.</summary>
    public double? Of(NationMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return counts.Length > 0 ? (metric.IsSum ? sums : counts)[(int)metric.Measure] * metric.Factor : null;
    }

    /// <summary>The counts of one cohort.</summary>
    public readonly struct CohortCounts(NationCounts nation, int cohort)
    {
        public string Key => nation.KeyOf(cohort);

        /// <summary>Returns the value of a metric, of real people.</summary>
        public double Of(CohortMetric metric) => nation.ValueOf(cohort, metric);
    }

    private string KeyOf(int cohort) => cohorts[cohort];

    private double ValueOf(int cohort, CohortMetric metric) =>
        metric.Value(metric.Measures.Sum(measure => (metric.IsSum ? sums : counts)[NationSeries.IndexOf(cohort, measure)]), scale);
}
