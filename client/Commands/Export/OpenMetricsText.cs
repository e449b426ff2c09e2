using System.Globalization;
using AdoptionSim.Contracts.Telemetry;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>Formats metrics and their dated values (samples) as OpenMetrics text, version 1.0.</summary>
internal static class OpenMetricsText
{
    public const string End = "# EOF\n";

    private const string OfCounters = "_total";

    /// <summary>Returns the lines that precede all values of a metric: HELP, TYPE, and UNIT if the name ends with the unit, as the format requires.</summary>
    public static string Head(Metric metric)
    {
        var family = metric.Kind == MetricKind.Counter ? metric.Name[..^OfCounters.Length] : metric.Name;
        var unit = family.EndsWith("_" + metric.Unit, StringComparison.Ordinal) ? $"# UNIT {family} {metric.Unit}\n" : "";
        return $"# HELP {family} {Escape(metric.Help)}\n# TYPE {family} {(metric.Kind == MetricKind.Counter ? "counter" : "gauge")}\n{unit}";
    }

    /// <summary>Writes one line for each dated value of a metric.</summary>
    public static void Write(TextWriter writer, Series series)
    {
        var name = $"{series.Metric.Name}{{{string.Join(',', series.Metric.Tags.Zip(series.Tags, (tag, value) => $"{tag}=\"{Escape(value)}\""))}}}";
        foreach (var (date, value) in series.Samples)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{name} {value} {Seconds(date)}\n"));
        }
    }

    /// <summary>Returns the seconds from 1970-01-01 to the start of the day in UTC.</summary>
    public static long Seconds(DateOnly date) => new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
