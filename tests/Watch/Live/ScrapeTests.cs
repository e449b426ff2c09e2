using AdoptionSim.Watch.Tests.Support;

namespace AdoptionSim.Watch.Tests.Live;

/// <summary>
/// Tests that the simulation's metrics follow Prometheus' conventions. Metrics of the runtime and of Orleans, some of which do not, are excluded.
/// </summary>
[Collection(WatchedRun.Collection)]
public sealed class ScrapeTests(WatchedRun run)
{
    private const string Prefix = "adoptsim_";

    [Fact]
    public async Task Promtool_finds_no_problem_in_the_silos_metrics()
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
        var lines = scrape
            .Split('\n')
            .Where(line =>
                line.StartsWith(Prefix, StringComparison.Ordinal) || line.StartsWith('#') && line.Split(' ')[2].StartsWith(Prefix, StringComparison.Ordinal)
            )
            .ToList();
        Assert.NotEmpty(lines);
        return string.Join('\n', lines) + "\n";
    }
}
