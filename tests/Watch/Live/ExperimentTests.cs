using System.Globalization;
using AdoptionSim.Watch.Tests.Support;

namespace AdoptionSim.Watch.Tests.Live;

/// <summary>Tests that Prometheus has the progress and the figures of an experiment as its own tables have them.</summary>
[Collection(WatchedRun.Collection)]
public sealed class ExperimentTests(WatchedRun run)
{
    [Theory]
    [InlineData("mean", "mean")]
    [InlineData("interval90_low", "interval90_low")]
    [InlineData("interval90_high", "interval90_high")]
    [InlineData("mean_runs", "runs")]
    public async Task Figures_at_the_end_are_those_of_the_summary(string metric, string column)
    {
        var table = run.ExperimentRows("summary.csv").Select(row => (row["point"], row["measure"], Math.Round(Number(row[column]), 6)));
        var shown = await AtTheEnd($"max by (point, measure) (adoptsim_experiment_{metric})");

        Assert.Equal(
            table.Order(),
            shown.Select(series => (series.Labels["point"], series.Labels["measure"].Replace('@', '_'), Math.Round(series.Last, 6))).Order()
        );
    }

    [Fact]
    public async Task Runs_by_state_go_from_waiting_to_done()
    {
        var planned = run.ExperimentRows("results.csv").Count();

        var during = await run.OverTheRun("max by (state) (adoptsim_experiment_runs)");
        var end = await AtTheEnd("max by (state) (adoptsim_experiment_runs) > 0");

        Assert.Contains(during, series => series.Labels["state"] == "waiting" && series.Samples.Any(sample => sample.Value > 0));
        Assert.Equal(("done", planned), (Assert.Single(end).Labels["state"], (int)end[0].Last));
    }

    [Fact]
    public async Task Figures_are_provisional_until_all_runs_are_done()
    {
        var provisional = Assert.Single(await run.OverTheRun("max by (experiment) (adoptsim_experiment_provisional)"));
        var state = await AtTheEnd("max by (state) (adoptsim_experiment_state) == 1");

        Assert.Equal((1, 0), (provisional.Samples[0].Value, provisional.Last));
        Assert.Equal("done", Assert.Single(state).Labels["state"]);
    }

    private Task<Series[]> AtTheEnd(string query) => run.Prometheus.QueryAsync(query, run.End);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
