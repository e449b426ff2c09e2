using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Contracts.Telemetry;

/// <summary>
/// A Prometheus metric of the nation as a whole, created from the declaration of its measure (the thing counted). The silos and the export of finished runs use
/// the same list of these metrics.
/// </summary>
/// <param name="IsSum">True for a flow: the metric is the sum since the start.</param>
/// <param name="Factor">The number of metric units in one count.</param>
public sealed record NationMetric(Metric Metric, NationMeasure Measure, bool IsSum, double Factor)
{
    /// <summary>All metrics of the nation, in the order of their declarations.</summary>
    public static readonly ImmutableArray<NationMetric> All =
    [
        .. Enum.GetValues<NationMeasure>()
            .Select(measure => (Measure: measure, Exposed: Measures.Metric(measure), Declared: Measures.Of(measure)))
            .Where(each => each.Exposed is not null)
            .OrderBy(each => each.Exposed!.Order)
            .Select(each => new NationMetric(
                Vocabulary.OfRun(each.Exposed!, each.Declared.AddsUp),
                each.Measure,
                each.Declared.AddsUp,
                each.Exposed!.Factor / each.Declared.PartsOfUnit
            )),
    ];
}
