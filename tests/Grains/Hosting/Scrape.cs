using System.Globalization;
using System.Text.RegularExpressions;

namespace AdoptionSim.Grains.Tests.Hosting;

/// <summary>Parses the text of a metrics page.</summary>
internal sealed partial class Scrape
{
    /// <summary>The type of each metric, by its name.</summary>
    public Dictionary<string, string> Types { get; } = [];

    public Dictionary<string, string> Helps { get; } = [];

    /// <summary>The samples: metric name as in the line, labels, value.</summary>
    public List<(string Name, Dictionary<string, string> Labels, double Value)> Samples { get; } = [];

    public static Scrape Of(string text)
    {
        var scrape = new Scrape();
        foreach (var line in text.Split('\n').Where(line => line.Length > 0))
        {
            scrape.Take(line);
        }

        return scrape;
    }

    public static async Task<Scrape> Get(HttpClient http, int port) => Of(await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics")));

    public double Sum(string name, string run) =>
        Samples.Where(sample => sample.Name == name && sample.Labels.GetValueOrDefault("run") == run).Sum(sample => sample.Value);

    public bool Has(string name, string run) => Samples.Any(sample => sample.Name == name && sample.Labels.GetValueOrDefault("run") == run);

    private void Take(string line)
    {
        if (line.StartsWith('#'))
        {
            var words = line.Split(' ', 4);
            var notes = words[1] == "TYPE" ? Types : Helps;
            Assert.True(notes.TryAdd(words[2], words[3]), $"declared twice: {line}");
            return;
        }

        var sample = Sample().Match(line);
        Assert.True(sample.Success, line);
        Samples.Add(
            (
                sample.Groups["name"].Value,
                Label().Matches(sample.Groups["labels"].Value).ToDictionary(label => label.Groups[1].Value, label => label.Groups[2].Value),
                double.Parse(sample.Groups["value"].Value.Replace("+Inf", "Infinity", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            )
        );
    }

    [GeneratedRegex("^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?<labels>.*)\\})? (?<value>[^ ]+)( [0-9]+)?$")]
    private static partial Regex Sample();

    [GeneratedRegex("([a-zA-Z_][a-zA-Z0-9_]*)=\"([^\"]*)\"")]
    private static partial Regex Label();
}
