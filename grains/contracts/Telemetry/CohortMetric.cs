using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;
using Declarations = AdoptionSim.Nations.Measures.Measures;

namespace AdoptionSim.Contracts.Telemetry;

/// <summary>
/// A Prometheus metric with one value for each cohort (group of foreigners), created from the declarations of the measures (counted things) that it adds up.
/// The silos and the export of finished runs use the same list of these metrics.
/// </summary>
/// <param name="Measures">The measures whose sum is the metric; all of one kind and unit.</param>
/// <param name="IsSum">True for flows: the metric is the sum since the start.</param>
/// <param name="Parts">The number of counts in one unit of the metric.</param>
public sealed record CohortMetric(Metric Metric, ImmutableArray<ForeignMeasure> Measures, bool IsSum, double Parts)
{
    /// <summary>All metrics of cohorts of foreigners, in the order of their declarations.</summary>
    public static readonly ImmutableArray<CohortMetric> All =
    [
        .. Enum.GetValues<ForeignMeasure>()
            .Where(measure => Declarations.Metric(measure) is not null)
            .GroupBy(measure => Declarations.Metric(measure)!.Name)
            .OrderBy(metric => Declarations.Metric(metric.First())!.Order)
            .Select(metric => Of([.. metric])),
    ];

    /// <summary>Returns the metric's value, scaled up from simulated to real foreigners.</summary>
    /// <param name="count">The sum of the measures for simulated foreigners: since the start for flows, otherwise of the tick.</param>
    public double Value(long count, double scale) => count / (Parts * scale);

    private static CohortMetric Of(ImmutableArray<ForeignMeasure> measures)
    {
        var (exposed, declared) = (Declarations.Metric(measures[0])!, Declarations.Of(measures[0]));
        return new CohortMetric(Vocabulary.OfCohorts(exposed, declared.AddsUp), measures, declared.AddsUp, declared.PartsOfUnit / exposed.Factor);
    }
}
