using System.Globalization;
using AdoptionSim.Tests.Support.Limits;
using AdoptionSim.Watch.Tests.Support;

namespace AdoptionSim.Watch.Tests.Live;

/// <summary>Tests a finished run that is loaded, at its simulated dates, into the Prometheus that scraped it.</summary>
[Collection(WatchedRun.Collection)]
public sealed class YearsTests(WatchedRun run)
{
    private const double Day = 86_400;
    private const string Run = WatchedRun.Name;

    [Trait(Pace.Name, Pace.Nightly)]
    [Fact]
    public async Task Years_load_at_their_dates_and_every_query_returns_numbers()
    {
        var loaded = await Tool.RunAsync("bash", [Path.Combine(Paths.Ops, "load-history"), "--into", run.Watch.Data, Run], run.Watch.Folder);
        Assert.True(loaded.Status == 0, loaded.Output + loaded.Error);
        var table = run.Rows("national.csv").Select(row => (Date: Seconds(row["date"]), Subscribers: row["subscribers"])).ToList();
        var (start, end) = (table[0].Date, table[^1].Date);

        // Prometheus looks for new blocks once a minute.
        await Until.True("Prometheus has the years", async () =>
            (await run.Prometheus.QueryAsync($"last_over_time(adoptsim_subscribers{{run=\"{Run}\"}}[8d])", end)).Length > 0
        );

        foreach (var query in Assert.AtLeastOne(Dashboard.Years.Queries))
        {
            Assert.Contains(await run.Prometheus.QueryRangeAsync(query.For(Run, ".+"), start, end, 2 * Day), series => series.HasNumber);
        }

        var curve = (await run.Prometheus.QueryRangeAsync(Subscribers.For(Run, ".+"), start, end, 7 * Day)).Single().Samples;
        Assert.Equal(table.Select(row => (row.Date, row.Subscribers)), curve.Select(sample => (sample.Time, $"{Math.Round(sample.Value)}")));
    }

    private static PanelQuery Subscribers => Dashboard.Years.Queries.First();

    private static double Seconds(string date) => (DateTime.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) - DateTime.UnixEpoch).TotalSeconds;
}
