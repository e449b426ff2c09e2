namespace AdoptionSim.Contracts.Telemetry;

public enum MetricKind
{
    /// <summary>A metric whose value, as of the last finished tick or of now, may rise and fall.</summary>
    Gauge,

    /// <summary>A metric whose value starts at zero and only grows.</summary>
    Counter,

    /// <summary>A metric that shows how the durations of an event, such as a tick of a run, are distributed.</summary>
    Histogram,
}

/// <summary>A metric as exposed to Prometheus.</summary>
/// <param name="Name">The metric's name, with the suffixes of its unit and kind.</param>
/// <param name="Unit">The unit: one of Prometheus' base units (seconds, bytes, ratio), or the things counted.</param>
/// <param name="Help">The meaning, in a sentence.</param>
/// <param name="Tags">The metric's tags, in addition to those that the scrape adds.</param>
public sealed record Metric(string Name, MetricKind Kind, string Unit, string Help, params string[] Tags);
