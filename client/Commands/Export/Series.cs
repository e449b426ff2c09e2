using AdoptionSim.Contracts.Telemetry;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>The value of an exported metric on one simulated day.</summary>
internal readonly record struct Sample(DateOnly Date, double Value);

/// <summary>The dated values of an exported metric for one combination of tags (labels), such as one province, over the dates of a run.</summary>
/// <param name="Tags">In order of <see cref="Metric.Tags"/>.</param>
/// <param name="Samples">In order of date.</param>
internal sealed record Series(Metric Metric, string[] Tags, IEnumerable<Sample> Samples);
