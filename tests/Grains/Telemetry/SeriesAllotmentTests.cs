using System.Net;
using System.Net.Sockets;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Telemetry;
using AdoptionSim.Silo.Telemetry;
using Microsoft.Extensions.Time.Testing;

namespace AdoptionSim.Grains.Tests.Telemetry;

/// <summary>Tests more runs than a metric has series for.</summary>
public sealed class SeriesAllotmentTests
{
    /// <summary>The number of reads after which unused series have been freed.</summary>
    private const int MostScrapes = 6;

    private static readonly int SeriesOfARun = Rows.Series().MostSeries;

    private static readonly int StationsOfARun = SeriesAllotment.StatesOfPlace * SeriesPlace.Of("run", Rows.Run.Setup().Nation, byDistrict: false).Length;

    [Fact]
    public void Runs_beyond_the_limit_are_omitted_entirely_with_one_warning()
    {
        var warnings = new List<string>();
        var allotment = new SeriesAllotment((2 * SeriesOfARun) + 1) { Warn = warnings.Add };
        RunSeries[] runs = [Rows.Series(name: "a"), Rows.Series(name: "b"), Rows.Series(name: "c")];

        Assert.Equal(["a", "b"], Names(allotment.Choose(runs)));
        Assert.Equal(["a", "b"], Names(allotment.Choose(runs)));
        Assert.StartsWith("Metrics of run c are not exposed", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Active_runs_come_first_then_the_most_recently_ended_ones()
    {
        var led = new LedSeries(SeriesOptions.Default, new FakeTimeProvider());
        RunSeries[] runs = [Rows.Series(name: "first"), Rows.Series(name: "second"), Rows.Series(name: "third")];
        led.End(runs[0]);
        runs[1].Ended = runs[0].Ended + 1;

        Assert.Equal(["third", "second"], Names(new SeriesAllotment(2 * SeriesOfARun).Choose(runs)));
    }

    /// <summary>A deleted run's name may be used again for another nation, whose places are other series.</summary>
    [Fact]
    public void Reused_run_name_with_another_nation_needs_its_own_slots()
    {
        var first = Rows.Series(name: "again");
        var places = SeriesPlace.Of("again", Rows.Run.Setup().Nation, byDistrict: false);
        var second = new RunSeries(first.Identity with { Nation = "elsewhere" }, new PlaceSums(places, 1, [], Rows.Divide));
        var slots = new SeriesSlots((2 * SeriesOfARun) - 1);

        Assert.Equal([first], slots.Take([first]));
        Assert.Equal([first], slots.Take([first]));
        Assert.Empty(slots.Take([second]));
    }

    [Fact(Timeout = 300_000)]
    public async Task Scrape_has_all_places_of_exposed_runs_despite_run_turnover()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Dispose();
        await using var page = await MetricsPage.StartAsync(port);
        var warnings = new List<string>();
        page.Warn = warnings.Add;
        var led = new LedSeries(SeriesOptions.Default, new FakeTimeProvider());
        page.Add(led);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var fit = SeriesAllotment.MostSeries / SeriesOfARun;

        foreach (var generation in new[] { "one", "two", "three" })
        {
            RunSeries[] runs = [.. Enumerable.Range(0, fit + 10).Select(number => Rows.Series(name: $"{generation}-{number:000}"))];
            foreach (var run in runs)
            {
                led.Begin(run);
                run.Update(Rows.Of(0..3), Rows.At(new Tick(2)));
            }

            var exposed = 0;
            for (var scrape = 0; scrape < MostScrapes && exposed < fit; scrape++)
            {
                var lines = (await http.GetStringAsync(page.Address)).Split('\n');
                Assert.DoesNotContain(lines, line => line.Contains("otel_metric_overflow", StringComparison.Ordinal));
                var stations = lines.Where(line => line.StartsWith(Vocabulary.Stations.Name + "{", StringComparison.Ordinal)).GroupBy(RunOf).ToArray();
                Assert.DoesNotContain(stations, run => run.Count() != StationsOfARun);
                exposed = stations.Count(run => run.Key.StartsWith(generation, StringComparison.Ordinal));
            }

            Assert.Equal(fit, exposed);
            Array.ForEach(runs, led.Drop);
        }

        Assert.Equal(3 * 10, warnings.Count);
    }

    private static string RunOf(string line) => line.Split("run=\"")[1].Split('"')[0];

    private static string[] Names(IEnumerable<RunSeries> runs) => [.. runs.Select(run => run.Identity.Name)];
}
