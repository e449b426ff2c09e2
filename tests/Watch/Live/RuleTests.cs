using AdoptionSim.Watch.Tests.Support;

namespace AdoptionSim.Watch.Tests.Live;

/// <summary>Tests that rules and alerts use existing metrics, and that no alert fires during a normal run.</summary>
[Collection(WatchedRun.Collection)]
public sealed class RuleTests(WatchedRun run)
{
    public static TheoryData<string> Asked => [.. RuleFiles.All.SelectMany(rule => Selectors.In(rule.Expr)).Distinct()];

    public static TheoryData<string> Records => [.. RuleFiles.Recording.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task Every_selector_of_every_rule_returns_a_series(string selector) => Assert.NotEmpty(await run.OverTheRun(selector));

    [Theory]
    [MemberData(nameof(Records))]
    public async Task Every_record_has_a_number(string record) => Assert.Contains(await run.OverTheRun(record), series => series.HasNumber);

    [Fact]
    public async Task All_are_loaded_and_none_fails()
    {
        var rules = await run.Prometheus.RulesAsync();

        Assert.Equal(
            RuleFiles.All.Select(rule => rule.Name).Order(StringComparer.Ordinal),
            rules.Select(rule => rule.GetProperty("name").GetString()).Order(StringComparer.Ordinal)
        );
        Assert.All(rules, rule => Assert.Equal("ok", rule.GetProperty("health").GetString()));
    }

    [Theory]
    [InlineData("RunStalled")]
    [InlineData("SiloLost")]
    [InlineData("CheckpointFailing")]
    public async Task A_run_that_goes_well_fires_no_alert(string alert) =>
        Assert.Empty(await run.OverTheRun($"ALERTS{{alertname=\"{alert}\", alertstate=\"firing\"}}"));
}
