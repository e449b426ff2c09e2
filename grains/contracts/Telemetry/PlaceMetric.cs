using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Contracts.Telemetry;

/// <summary>
/// The counts of an area after a tick, from which metrics are computed. An area is one place (such as the districts of one settlement type in a province), or
/// several.
/// </summary>
public interface IPlaceCounts
{
    /// <summary>The population of the area (a place, such as a province, or the nation) in reality: not multiplied by the scale.</summary>
    long People { get; }

    /// <summary>The busy-hour traffic that base stations on the air blocked for lack of channels, in milli-erlangs, scaled up to the real population.</summary>
    long CongestedMilliErlangs { get; }

    /// <summary>Returns the count of a measure (such as active lines) in the tick, of simulated people and things.</summary>
    long Counted(Measure measure);

    /// <summary>Returns the count of a measure (such as active lines) in the tick, scaled up to real people and things.</summary>
    double Real(Measure measure);

    /// <summary>Returns the sum of a measure (such as calls) over all ticks up to this one, scaled up to real people and things.</summary>
    double Sum(Measure measure);
}

/// <summary>
/// A Prometheus metric with one value for each place: a settlement type of a province, or a province. Holds the function that computes the value from the
/// place's counts. Created from the declarations of measures (counted things) and ratios. The silos and the export of finished runs use the same list of these
/// metrics.
/// </summary>
/// <param name="Value">Computes the value; null if none exists, such as a ratio with denominator 0.</param>
/// <param name="State">The value of the tag <see cref="Vocabulary.State"/> for a metric with several states; otherwise null.</param>
public sealed record PlaceMetric(Metric Metric, Func<IPlaceCounts, double?> Value, string? State = null)
{
    private const double Milli = 1000;

    /// <summary>The metrics with one value for each settlement type of each province, in the order of their declarations.</summary>
    public static readonly ImmutableArray<PlaceMetric> OfPlaces =
    [
        .. Undeclared()
            .Concat(Declared(isService: false, Vocabulary.OfPlaces))
            .Concat(AllRatios.Declared.Where(each => each.Ratio.Metric is not null).Select(each => (each.Ratio.Metric!.Order, Metric: Of(each.Ratio))))
            .OrderBy(each => each.Order)
            .Select(each => each.Metric),
    ];

    /// <summary>The metrics with one value for each province as a whole, in the order of their declarations.</summary>
    public static readonly ImmutableArray<PlaceMetric> OfProvinces =
    [
        .. Declared(isService: true, Vocabulary.OfProvinces).OrderBy(each => each.Order).Select(each => each.Metric),
    ];

    /// <summary>
    /// Returns the metrics of places that are not created from a declared measure: people, base stations on and off the air, and congested traffic. Each comes
    /// with its position in the order of all metrics.
    /// </summary>
    private static IEnumerable<(int Order, PlaceMetric Metric)> Undeclared()
    {
        yield return (10, new(Vocabulary.People, place => place.People));

        // Stations are real ones at every scale.
        yield return (240, new(Vocabulary.Stations, place => place.Real(NetworkMeasures.StationsOnAir), "on_air"));
        yield return (240, new(Vocabulary.Stations, place => place.Real(NetworkMeasures.Stations) - place.Real(NetworkMeasures.StationsOnAir), "off_air"));
        yield return (280, new(Vocabulary.CongestedTraffic, place => place.CongestedMilliErlangs / Milli));
    }

    private static IEnumerable<(int Order, PlaceMetric Metric)> Declared(bool isService, Func<ExposedAttribute, bool, Metric> metric) =>
        Measures
            .All.Where(measure => Measures.Metric(measure) is not null && Measures.IsOfService(measure) == isService)
            .Select(measure => (Measures.Metric(measure)!.Order, Of(metric(Measures.Metric(measure)!, Measures.Of(measure).AddsUp), measure)));

    /// <summary>Returns the metric of a measure (a counted thing): its sum since the start if it is a flow, otherwise its present value.</summary>
    private static PlaceMetric Of(Metric metric, Measure measure)
    {
        var counted = Measures.Of(measure);
        return counted.AddsUp
            ? new(metric, place => place.Sum(measure) / counted.PartsOfUnit)
            : new(metric, place => place.Real(measure) / counted.PartsOfUnit);
    }

    /// <summary>Returns the metric of a ratio, as a plain quotient: without the factor that tables apply, such as 100 for percent.</summary>
    /// <exception cref="InvalidOperationException">The denominator of the ratio is neither a measure nor the number of people.</exception>
    private static PlaceMetric Of(Ratio ratio)
    {
        var metric = Vocabulary.OfPlaces(ratio.Metric!, addsUp: false);
        return ratio.Denominator is { } measure ? new(metric, place => ratio.OfCounts(place.Counted(ratio.Numerator), place.Counted(measure)))
            : ratio.Constant == PlaceConstant.People ? new(metric, place => Ratio.Share(place.Real(ratio.Numerator), place.People))
            : throw new InvalidOperationException($"{ratio.Name} has a metric; expected one of a ratio to people or to a measure.");
    }
}
