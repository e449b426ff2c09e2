namespace AdoptionSim.Contracts.Telemetry;

public enum MetricKind
{
    /// <summary>As of the last tick that is done, or of now.</summary>
    Gauge,

    /// <summary>Only grows, from zero.</summary>
    Counter,

    /// <summary>How often something took how long.</summary>
    Histogram,
}

/// <summary>A metric as Prometheus shows it.</summary>
/// <param name="Name">With the suffixes of its unit and kind.</param>
/// <param name="Unit">In Prometheus' base units (seconds, bytes, ratio), or what is counted.</param>
/// <param name="Help">What it means, in a sentence.</param>
/// <param name="Tags">Besides those that the scrape adds.</param>
public sealed record Metric(string Name, MetricKind Kind, string Unit, string Help, params string[] Tags);
