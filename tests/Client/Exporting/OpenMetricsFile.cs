using System.Globalization;
using System.Text.RegularExpressions;

namespace AdoptionSim.Client.Tests.Exporting;

/// <summary>Parses OpenMetrics text strictly: samples grouped by family and by tags, in order of time, with an end marker.</summary>
internal sealed partial class OpenMetricsFile
{
    public OpenMetricsFile(string text)
    {
        var lines = text.Split('\n');
        Assert.Equal(["# EOF", ""], lines[^2..]);
        string? family = null;
        foreach (var line in lines[..^2])
        {
            if (line.StartsWith("# HELP ", StringComparison.Ordinal))
            {
                family = line.Split(' ')[2];
                Assert.True(Families.Add(family), $"{family} comes twice");
            }
            else if (line.StartsWith('#'))
            {
                Assert.Equal(family, line.Split(' ')[2]);
                Types[family!] = line.StartsWith("# TYPE ", StringComparison.Ordinal) ? line.Split(' ')[3] : Types[family!];
            }
            else
            {
                Take(line, Types[family!] == "counter" ? family + "_total" : family!);
            }
        }
    }

    public HashSet<string> Families { get; } = [];

    public Dictionary<string, string> Types { get; } = [];

    /// <summary>The samples by series, that is by name and tags as written.</summary>
    public Dictionary<string, List<(long Seconds, double Value)>> Series { get; } = [];

    /// <summary>Returns the sum over all series whose names begin with a text, on a date.</summary>
    public double Sum(string beginning, string date) =>
        Series
            .Where(series => series.Key.StartsWith(beginning, StringComparison.Ordinal))
            .Sum(series => series.Value.Single(sample => sample.Seconds == Seconds(date)).Value);

    public static long Seconds(string date) =>
        DateTimeOffset.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeSeconds();

    private string? _last;

    private void Take(string line, string name)
    {
        var parts = Sample().Match(line);
        Assert.True(parts.Success && parts.Groups["name"].Value == name, line);
        var (series, seconds) = (parts.Groups["series"].Value, long.Parse(parts.Groups["seconds"].Value, CultureInfo.InvariantCulture));
        if (series != _last)
        {
            Assert.True(Series.TryAdd(series, []), $"{series} is interrupted");
        }

        Assert.True(Series[series].Count == 0 || Series[series][^1].Seconds < seconds, $"{line} is not after the sample before it");
        Series[series].Add((seconds, double.Parse(parts.Groups["value"].Value, CultureInfo.InvariantCulture)));
        _last = series;
    }

    [GeneratedRegex("""^(?<series>(?<name>[a-z_]+)\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\}) (?<value>\S+) (?<seconds>-?\d+)$""")]
    private static partial Regex Sample();
}
