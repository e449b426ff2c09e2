using AdoptionSim.Watch.Tests.Support;

namespace AdoptionSim.Watch.Tests.Live;

/// <summary>What a silo tells of the simulation when it is scraped is as Prometheus wants it; the names of the runtime and of Orleans, not all of which are, are theirs.</summary>
[Collection(WatchedRun.Collection)]
public sealed class ScrapeTests(WatchedRun run)
{
    private const string Prefix = "adoptsim_";

    [Fact]
    public async Task Prometheus_own_tool_finds_nothing_wrong_with_what_the_silos_tell()
    {
        using var http = new HttpClient();
        foreach (var address in Assert.AtLeastOne(run.Watch.Metrics))
        {
            var result = await Tool.RunAsync("promtool", ["check", "metrics"], run.Watch.Folder, Own(await http.GetStringAsync(address)));
            Assert.Equal((0, "", ""), (result.Status, result.Output, result.Error));
        }
    }

    private static string Own(string scrape)
    {
        var lines = scrape.Split('\n').Where(line => line.StartsWith(Prefix, StringComparison.Ordinal) || line.StartsWith('#') && line.Split(' ')[2].StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(lines);
        return string.Join('\n', lines) + "\n";
    }
}
