using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Strata;
using Declarations = AdoptionSim.Nations.Measures.Measures;

namespace AdoptionSim.Contracts.Telemetry;

/// <summary>
/// A Prometheus metric with one value for each group of people, such as an age band, created from the declaration of its measure (the thing counted). The silos
/// and the export of finished runs use the same list of these metrics.
/// </summary>
/// <param name="IsSum">True for a flow: the metric is the sum since the start.</param>
public sealed record GroupMetric(Metric Metric, StratumMeasure Measure, bool IsSum)
{
    /// <summary>All metrics of groups of people, in the order of <see cref="StratumMeasure"/>.</summary>
    public static readonly ImmutableArray<GroupMetric> All =
    [
        .. Enum.GetValues<StratumMeasure>()
            .Where(measure => Declarations.Metric(measure) is not null)
            .Select(measure => new GroupMetric(
                Vocabulary.OfGroups(Declarations.Metric(measure)!, Declarations.Of(measure).AddsUp),
                measure,
                Declarations.Of(measure).AddsUp
            )),
    ];

    /// <summary>
    /// Returns the groups of people for which the metric has values. A metric that counts households has values only for groups to which each household belongs
    /// as a whole.
    /// </summary>
    public IEnumerable<DivideGroup> GroupsOf(DivideLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return layout.Dimensions.Where(IsOf).SelectMany(dimension => dimension.Groups);
    }

    /// <summary>Returns the metric's value, scaled up from simulated to real people.</summary>
    /// <param name="count">The count of simulated people: since the start for a flow, otherwise of the tick.</param>
    public double Value(long count, double scale) => new Scaling(scale).Real(Measure, count);

    private bool IsOf(DivideDimension dimension) => dimension.HasHouseholds || Measure is not (StratumMeasure.Households or StratumMeasure.HouseholdsWithPhone);
}

/// <summary>
/// A Prometheus metric of the inequality of phone ownership, such as a Gini coefficient, and the figures that it exposes. It has one value for each figure,
/// distinguished by a tag (a Prometheus label).
/// </summary>
public sealed record DivideMetric(Metric Metric, ImmutableArray<DivideFigure> Figures)
{
    /// <summary>All metrics of the inequality of phone ownership.</summary>
    public static readonly ImmutableArray<DivideMetric> All =
    [
        Of(Vocabulary.OwnersGini, DivideKind.Gini),
        Of(Vocabulary.OwnersTheil, DivideKind.Theil),
        Of(Vocabulary.OwnersGap, DivideKind.Gap),
    ];

    private static DivideMetric Of(Metric metric, DivideKind kind) => new(metric, [.. DivideFigure.All.Where(figure => figure.Kind == kind)]);
}
