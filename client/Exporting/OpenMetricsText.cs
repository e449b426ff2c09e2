using System.Globalization;
using AdoptionSim.Contracts.Telemetry;

namespace AdoptionSim.Client.Exporting;

/// <summary>The OpenMetrics text format, version 1.0: the lines that a metric and its samples are.</summary>
internal static class OpenMetricsText
{
    public const string End = "# EOF\n";

    private const string OfCounters = "_total";

    /// <summary>The lines that stand before all samples of a metric. Its unit is told where the name ends with it, as the format wants.</summary>
    public static string Head(Metric metric)
    {
        var family = metric.Kind == MetricKind.Counter ? metric.Name[..^OfCounters.Length] : metric.Name;
        var unit = family.EndsWith("_" + metric.Unit, StringComparison.Ordinal) ? $"# UNIT {family} {metric.Unit}\n" : "";
        return $"# HELP {family} {Escape(metric.Help)}\n# TYPE {family} {(metric.Kind == MetricKind.Counter ? "counter" : "gauge")}\n{unit}";
    }

    /// <summary>The samples of one set of tags.</summary>
    public static void Write(TextWriter writer, Series series)
    {
        var name = $"{series.Metric.Name}{{{string.Join(',', series.Metric.Tags.Zip(series.Tags, (tag, value) => $"{tag}=\"{Escape(value)}\""))}}}";
        foreach (var (date, value) in series.Samples)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{name} {value} {Seconds(date)}\n"));
        }
    }

    /// <summary>The day's begin in universal time, since 1970-01-01.</summary>
    public static long Seconds(DateOnly date) => new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
