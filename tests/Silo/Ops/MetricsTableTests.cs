using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Strata;
using AdoptionSim.Silo.Tests.Support;

namespace AdoptionSim.Silo.Tests.Ops;

/// <summary>Tests that the page on the metrics agrees with their declarations: names that other dashboards rely on must not change unnoticed.</summary>
public sealed class MetricsTableTests
{
    private const string Begin = "<!-- metrics -->\n";
    private const string End = "<!-- /metrics -->";

    [Fact]
    public void Page_lists_every_metric_with_kind_unit_tags_and_meaning() => GeneratedPart.Check(Path.Combine(Paths.Ops, "METRICS.md"), Begin, End, Table());

    [Fact]
    public void The_page_gives_the_number_of_series_of_groups()
    {
        var layout = new DivideLayout(Question.Load("baseline").Nation);
        var series = GroupMetric.All.Sum(metric => metric.GroupsOf(layout).Count()) + DivideFigure.All.Length;

        Assert.Contains(
            $"{series} series, of {layout.Groups.Length} groups,",
            File.ReadAllText(Path.Combine(Paths.Ops, "METRICS.md")),
            StringComparison.Ordinal
        );
    }

    private static string Table() =>
        string.Join('\n', ["| metric | kind | unit | tags | meaning |", "|---|---|---|---|---|", .. Vocabulary.All.Select(Row)]) + "\n";

    private static string Row(Metric metric) =>
        $"| `{metric.Name}` | {metric.Kind.ToString().ToLowerInvariant()} | {metric.Unit} | {string.Join(", ", metric.Tags)} | {metric.Help} |";
}
