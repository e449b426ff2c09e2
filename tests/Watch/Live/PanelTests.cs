using System.Globalization;
using AdoptionSim.Watch.Tests.Support;

namespace AdoptionSim.Watch.Tests.Live;

/// <summary>Tests that every query of a dashboard returns data during a run.</summary>
[Collection(WatchedRun.Collection)]
public sealed class PanelTests(WatchedRun run)
{
    private const string All = PanelQuery.All;

    public static TheoryData<string> Queries => [.. Asked.Select(query => $"{query}")];

    private static IEnumerable<PanelQuery> Asked => Dashboard.Live.SelectMany(dashboard => dashboard.Queries);

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Every_panel_query_returns_a_series_with_a_number(string query)
    {
        var asked = Asked.Single(other => $"{other}" == query);
        string[] expressions = [asked.For(WatchedRun.Name, Province, WatchedRun.Experiment, "subscribers@end"), asked.For(All, All)];
        foreach (var expression in expressions)
        {
            Assert.DoesNotContain('$', expression);
            var series = asked.Instant ? await run.Prometheus.QueryAsync(expression, run.End) : await run.OverTheRun(expression);
            Assert.True(series.Any(one => one.HasNumber), expression);
        }
    }

    [Fact]
    public async Task A_run_that_there_is_not_returns_nothing() =>
        Assert.All(
            await Task.WhenAll(
                Asked.Where(query => query.Expression.Contains("$run", StringComparison.Ordinal)).Select(query => run.OverTheRun(query.For("another", All)))
            ),
            Assert.Empty
        );

    [Fact]
    public async Task The_variables_offer_the_run_and_its_provinces()
    {
        Assert.Contains(WatchedRun.Name, await run.Prometheus.LabelValuesAsync("run", "adoptsim_run_info"));
        Assert.Equal(run.Rows("provinces.csv").Select(row => row["province"]).Distinct().Order(StringComparer.Ordinal), await Provinces());
    }

    [Fact]
    public async Task The_variables_offer_the_experiment_and_its_measures()
    {
        Assert.Equal([WatchedRun.Experiment], await run.Prometheus.LabelValuesAsync("experiment", "adoptsim_experiment_info"));
        Assert.Equal(
            ["calls@end", "subscribers@end"],
            await run.Prometheus.LabelValuesAsync("measure", $"adoptsim_experiment_mean{{experiment=~\"{WatchedRun.Experiment}\"}}")
        );
    }

    private Task<string[]> Provinces() => run.Prometheus.LabelValuesAsync("province", $"adoptsim_people{{run=~\"{WatchedRun.Name}\"}}");

    /// <summary>The province with the most subscribers; nobody has a phone in the camps.</summary>
    private string Province => run.Rows("provinces.csv").MaxBy(row => long.Parse(row["subscribers"], CultureInfo.InvariantCulture))!["province"];
}
