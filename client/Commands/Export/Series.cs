using AdoptionSim.Contracts.Telemetry;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>The value of a metric on one simulated day.</summary>
internal readonly record struct Sample(DateOnly Date, double Value);

/// <summary>The values of a metric over a run's dates, for one combination of tags.</summary>
/// <param name="Tags">In order of <see cref="Metric.Tags"/>.</param>
/// <param name="Samples">In order of date.</param>
internal sealed record Series(Metric Metric, string[] Tags, IEnumerable<Sample> Samples);
