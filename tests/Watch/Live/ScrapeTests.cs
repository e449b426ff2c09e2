using AdoptionSim.Watch.Tests.Support;

namespace AdoptionSim.Watch.Tests.Live;

/// <summary>What a silo tells when it is scraped is as Prometheus wants it.</summary>
[Collection(WatchedRun.Collection)]
public sealed class ScrapeTests(WatchedRun run)
{
    [Fact]
    public async Task Prometheus_own_tool_finds_nothing_wrong_with_what_the_silos_tell()
    {
        using var http = new HttpClient();
        foreach (var address in run.Watch.Metrics)
        {
            var result = await Tool.RunAsync("promtool", ["check", "metrics"], run.Watch.Folder, await http.GetStringAsync(address));
            Assert.Equal((0, "", ""), (result.Status, result.Output, result.Error));
        }
    }
}
