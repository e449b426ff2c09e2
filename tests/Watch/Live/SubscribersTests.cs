using System.Globalization;
using System.Text.Json;
using AdoptionSim.Watch.Tests.Support;

namespace AdoptionSim.Watch.Tests.Live;

/// <summary>Tests that the displayed numbers equal the run's own.</summary>
[Collection(WatchedRun.Collection)]
public sealed class SubscribersTests(WatchedRun run)
{
    /// <summary>The samples to expect: at four ticks a second, a Prometheus that reads once a second sees every fourth tick.</summary>
    private const int Enough = 20;

    [Fact]
    public async Task The_last_are_those_of_the_runs_progress()
    {
        var progress = JsonDocument.Parse(await Tool.DoneAsync(run.Watch.Folder, "runs", "show", WatchedRun.Name, "--json")).RootElement;
        var shown = await run.Prometheus.QueryAsync($"run:adoptsim_subscribers:sum{{run=\"{WatchedRun.Name}\"}}", run.End);

        Assert.Equal(progress.GetProperty("subscribers").GetInt64(), (long)Math.Round(shown.Single().Last));
    }

    [Fact]
    public async Task Displayed_subscribers_match_the_nations_table_at_each_simulated_date()
    {
        var table = run.Rows("national.csv").ToDictionary(row => row["date"], Simulated);
        var dates = (await run.OverTheRun($"max(adoptsim_simulated_date_seconds{{run=\"{WatchedRun.Name}\"}})")).Single().Samples;
        var shown = (await run.OverTheRun($"sum(adoptsim_subscribers{{run=\"{WatchedRun.Name}\"}})"))
            .Single()
            .Samples.ToDictionary(sample => sample.Time, sample => sample.Value);
        var pairs = dates.Select(date => (Date: Day(date.Value), Shown: shown[date.Time])).Distinct().ToList();

        // Both metrics come from one reading of a silo, so their values are of one tick.
        Assert.True(pairs.Count >= Enough, $"{pairs.Count}");
        Assert.All(pairs, pair => Assert.Equal(table[pair.Date], Math.Round(pair.Shown * WatchedRun.Scale, 6)));

        // Rules are evaluated one by one: beside the date's rule, that of subscribers may be of an earlier reading.
        var ruled = (await run.OverTheRun($"run:adoptsim_subscribers:sum{{run=\"{WatchedRun.Name}\"}}")).Single().Samples;
        Assert.All(ruled, sample => Assert.Contains(Math.Round(sample.Value * WatchedRun.Scale, 6), table.Values));
    }

    [Fact]
    public async Task Those_of_each_province_are_those_of_its_table()
    {
        var end = run.Rows("national.csv").Last()["date"];
        var table = run.Rows("provinces.csv").Where(row => row["date"] == end).Select(row => (row["province"], Simulated(row))).Order();
        var shown = await run.Prometheus.QueryAsync($"run_province:adoptsim_subscribers:sum{{run=\"{WatchedRun.Name}\"}}", run.End);

        Assert.Equal(table, shown.Select(series => (series.Labels["province"], Math.Round(series.Last * WatchedRun.Scale, 6))).Order());
    }

    [Fact]
    public async Task Recorded_subscribers_are_those_last_published_by_the_final_date() =>
        Assert.Equal(535_133, (await run.Prometheus.QueryAsync($"run:adoptsim_record_subscribers:latest{{run=\"{WatchedRun.Name}\"}}", run.End)).Single().Last);

    private static double Simulated(Dictionary<string, string> row) => double.Parse(row["subscribers_simulated"], CultureInfo.InvariantCulture);

    private static string Day(double seconds) => DateTimeOffset.FromUnixTimeSeconds((long)seconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
