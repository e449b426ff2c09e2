using System.Text.Json;
using AdoptionSim.Watch.Tests.Support;
using NJsonSchema;

namespace AdoptionSim.Watch.Tests.Files;

/// <summary>Tests the dashboards against the schema of Grafana's own types (see <c>Schemas/SOURCES.md</c>), and for readability at a glance.</summary>
public sealed class DashboardTests
{
    /// <summary>The columns of Grafana's grid on a screen of 1920 x 1080.</summary>
    private const int Columns = 24;
    private const int Rows = 22;

    public static TheoryData<string> Names => [.. Dashboard.All.Select(dashboard => dashboard.Name)];

    [Fact]
    public void Six_dashboards_show_runs_one_years_and_one_experiments() =>
        Assert.Equal(
            ["cluster", "divide", "experiment", "nation", "network", "services", "two-worlds", "years"],
            Dashboard.All.Select(dashboard => dashboard.Name)
        );

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_valid(string name) => Assert.Empty((await Schema()).Validate(Of(name).Json.GetRawText()));

    [Theory]
    [InlineData("\"type\": \"stat\"", "\"type\": \"stats\"")]
    [InlineData("\"refId\": \"A\"", "\"refID\": \"A\"")]
    [InlineData("\"graphMode\": \"area\"", "\"graphMode\": \"curve\"")]
    [InlineData("\"lineWidth\": 2", "\"lineWidth\": \"2\"")]
    [InlineData("\"schemaVersion\": 41", "\"schema\": 41")]
    public async Task One_with_a_slip_is_not(string right, string slip)
    {
        var text = Of("nation").Json.GetRawText();
        Assert.Contains(right, text, StringComparison.Ordinal);

        Assert.NotEmpty((await Schema()).Validate(text.Replace(right, slip, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_fits_on_one_screen_and_no_panel_covers_another(string name)
    {
        var cells = Of(name).Panels.SelectMany(Cells).ToList();

        Assert.Equal(cells.Count, cells.Distinct().Count());
        Assert.All(cells, cell => Assert.True(cell.Column < Columns && cell.Row < Rows, $"{cell}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_panel_has_a_unique_id_description_unit_and_thresholds(string name)
    {
        var panels = Of(name).Panels;

        Assert.Equal(panels.Length, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.All(panels, panel => Assert.NotEmpty(panel.GetProperty("description").GetString()!));
        Assert.All(Of(name).Charts, panel =>
        {
            var defaults = panel.GetProperty("fieldConfig").GetProperty("defaults");
            Assert.NotEmpty(defaults.GetProperty("unit").GetString()!);
            Assert.NotEmpty(defaults.GetProperty("thresholds").GetProperty("steps").EnumerateArray());
        });
    }

    [Theory]
    [InlineData("divide", "run")]
    [InlineData("experiment", "experiment measure")]
    [InlineData("nation", "run province")]
    [InlineData("network", "run province")]
    [InlineData("services", "run province")]
    [InlineData("two-worlds", "run province")]
    [InlineData("years", "run province")]
    [InlineData("cluster", "run")]
    public void Variables_used_by_queries_select_runs_and_provinces(string name, string variables)
    {
        var dashboard = Of(name);

        Assert.Equal(variables, string.Join(' ', dashboard.Variables.Select(variable => variable.GetProperty("name").GetString())));
        Assert.All(variables.Split(' '), variable =>
            Assert.Contains(dashboard.Queries, query => query.Expression.Contains($"=~\"${variable}\"", StringComparison.Ordinal))
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_asks_the_data_source_that_is_provisioned(string name)
    {
        var provisioned = File.ReadAllText(Path.Combine(Paths.Ops, "grafana", "provisioning", "datasources", "prometheus.yaml"));

        Assert.All(Of(name).Charts.SelectMany(panel => panel.GetProperty("targets").EnumerateArray().Append(panel)).Concat(Of(name).Variables), asked =>
            Assert.Contains($"uid: {asked.GetProperty("datasource").GetProperty("uid").GetString()}\n", provisioned, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Divide_dashboard_says_no_rule_reads_sex_and_shows_none()
    {
        Assert.Contains(Of("divide").Texts, text => text.Contains("No rule of the model reads sex yet.", StringComparison.Ordinal));
        Assert.All(Of("divide").Queries, query => Assert.DoesNotContain("sex", query.Expression, StringComparison.Ordinal));
    }

    [Fact]
    public void The_experiment_says_that_its_figures_are_provisional()
    {
        var dashboard = Of("experiment");

        Assert.Contains(dashboard.Texts, text => text.Contains("provisional until all runs are done", StringComparison.Ordinal));
        Assert.All(dashboard.Charts.Where(panel => $"{panel}".Contains("adoptsim_experiment_mean", StringComparison.Ordinal)), panel =>
            Assert.Contains(
                "rovisional until all runs are done",
                panel.GetProperty("title").GetString() + panel.GetProperty("description").GetString(),
                StringComparison.Ordinal
            )
        );
    }

    private static Dashboard Of(string name) => Dashboard.All.Single(dashboard => dashboard.Name == name);

    private static Task<JsonSchema> Schema() => JsonSchema.FromFileAsync(Paths.Schema);

    private static IEnumerable<(int Column, int Row)> Cells(JsonElement panel)
    {
        var place = panel.GetProperty("gridPos");
        return from column in Enumerable.Range(Of("x"), Of("w")) from row in Enumerable.Range(Of("y"), Of("h")) select (column, row);

        int Of(string side) => place.GetProperty(side).GetInt32();
    }
}
