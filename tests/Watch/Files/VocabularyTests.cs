using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Watch.Tests.Support;

namespace AdoptionSim.Watch.Tests.Files;

/// <summary>Tests that rules and dashboards use only existing metrics.</summary>
public sealed class VocabularyTests
{
    /// <summary>Metrics of Prometheus, the .NET runtime and Orleans.</summary>
    private static readonly string[] Others = ["up", "ALERTS", "dotnet_gc_pause_time_seconds_total", "orleans_catalog_activations"];

    private static readonly string[] Exported = [.. Vocabulary.All.SelectMany(Names)];

    private static readonly string[] Recorded = [.. RuleFiles.Recording.Select(rule => rule.Name)];

    [Fact]
    public void Every_metric_a_rule_queries_is_in_vocabulary_or_recorded() =>
        Assert.Empty(Asked(RuleFiles.All.Select(rule => rule.Expr)).Except([.. Others, .. Exported, .. Recorded]));

    [Fact]
    public void Every_metric_a_panel_queries_is_in_vocabulary_or_recorded() => Assert.Empty(Asked(Panels).Except([.. Others, .. Exported, .. Recorded]));

    [Fact]
    public void Every_record_is_asked_for() => Assert.Empty(Recorded.Except(Asked(Panels.Concat(RuleFiles.All.Select(rule => rule.Expr)))));

    [Theory]
    [InlineData("sum by (run, le) (rate(a_bucket{run=~\"$run\"}[30s])) / on (run) group_left () (b:c:d > 0)", "a_bucket{run=~\"$run\"} b:c:d")]
    [InlineData("up{job=\"silos\"} == 0 or vector(0)", "up{job=\"silos\"}")]
    [InlineData("histogram_quantile(0.5, sum by (x_y) (rate(a_b[1h]))) and on (run) max(c_d) == 1", "a_b c_d")]
    [InlineData("a_b{province=\"c_d\"} * 1000", "a_b{province=\"c_d\"}")]
    public void Selectors_are_found_wherever_they_stand(string expression, string selectors) =>
        Assert.Equal(selectors, string.Join(' ', Selectors.In(expression)));

    private static IEnumerable<string> Panels => Dashboard.All.SelectMany(dashboard => dashboard.Queries).Select(query => query.For(".+", ".+"));

    private static IEnumerable<string> Asked(IEnumerable<string> expressions) => expressions.SelectMany(Selectors.In).Select(Selectors.NameIn);

    private static IEnumerable<string> Names(Metric metric) =>
        metric.Kind == MetricKind.Histogram ? [$"{metric.Name}_bucket", $"{metric.Name}_sum", $"{metric.Name}_count"] : [metric.Name];
}
