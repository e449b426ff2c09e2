using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Watch.Tests.Support;

namespace AdoptionSim.Watch.Tests.Files;

/// <summary>
/// Tests the dashboard of services and its recording rules. Both are generated from the metrics of provinces, so a new service appears without an edit.
/// <c>ADOPTIONSIM_REFRESH=1</c> rewrites them.
/// </summary>
public sealed class ServicesFilesTests
{
    private const string Begin = "      # Generated: services by province.\n";
    private const string End = "      # End of the generated rules.\n";
    private const int Width = 4;
    private const int Height = 5;
    private const int InRow = 6;

    private static readonly string RulesPath = Path.Combine(Paths.Prometheus, "rules", "recording.yml");
    private static readonly string DashboardPath = Path.Combine(Paths.Ops, "grafana", "dashboards", "services.json");
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Metric[] Metrics = [.. PlaceMetric.OfProvinces.Select(each => each.Metric)];

    private static bool Refreshes => Environment.GetEnvironmentVariable("ADOPTIONSIM_REFRESH") == "1";

    [Fact]
    public void Every_metric_of_a_service_has_its_recording_rules() => GeneratedPart.Check(RulesPath, Begin, End, Rules());

    [Fact]
    public void Every_metric_of_a_service_has_a_panel()
    {
        if (Refreshes)
        {
            File.WriteAllText(DashboardPath, Dashboard());
            return;
        }

        Assert.Equal(Dashboard().Split('\n'), File.ReadAllText(DashboardPath).Split('\n'));
    }

    private static string Rules() =>
        string.Concat(
            Metrics
                .Select(metric => Rule($"run_province:{metric.Name}:latest", Latest(metric.Name)))
                .Concat(
                    Metrics
                        .Where(IsCounter)
                        .Select(metric =>
                            Rule(
                                Shown(metric),
                                $"sum by (run, province) (rate(run_province:{metric.Name}:latest[15s])) / on (run) group_left () "
                                    + "(run:adoptsim_simulated_weeks:rate15s > 0)"
                            )
                        )
                )
        );

    private static string Rule(string record, string expression) => $"      - record: {record}\n        expr: {expression}\n";

    private static string Latest(string name) => $"max by (run, province) ({name}) or max by (run, province) (last_over_time({name}[30s]))";

    private static bool IsCounter(Metric metric) => metric.Kind == MetricKind.Counter;

    /// <summary>Returns the recorded series that a panel shows: for a counter, its increase per simulated week.</summary>
    private static string Shown(Metric metric) => IsCounter(metric) ? $"run_province:{Bare(metric)}:per_week" : $"run_province:{metric.Name}:latest";

    private static string Bare(Metric metric) => metric.Name.EndsWith("_total", StringComparison.Ordinal) ? metric.Name[..^"_total".Length] : metric.Name;

    /// <summary>Returns the generated dashboard, with the frame and variables of the two-worlds dashboard.</summary>
    private static string Dashboard()
    {
        var dashboard = JsonNode.Parse(File.ReadAllText(Path.Combine(Paths.Ops, "grafana", "dashboards", "two-worlds.json")))!.AsObject();
        dashboard["uid"] = "adoptsim-services";
        dashboard["title"] = "AdoptionSim: the services, one by one";
        dashboard["description"] = "Every metric of a service other than the phone, generated from the declarations of measures.";
        dashboard["panels"] = new JsonArray([.. Metrics.Select(Panel)]);
        return dashboard.ToJsonString(Format) + "\n";
    }

    private static JsonNode Panel(Metric metric, int index)
    {
        var source = new JsonObject { ["type"] = "prometheus", ["uid"] = "adoptsim" };
        var name = Bare(metric)["adoptsim_".Length..].Replace('_', ' ');
        return new JsonObject
        {
            ["id"] = index + 1,
            ["type"] = "timeseries",
            ["title"] = char.ToUpperInvariant(name[0]) + name[1..],
            ["description"] =
                metric.Help + (IsCounter(metric) ? " In a simulated week, in the provinces that were chosen." : " In the provinces that were chosen."),
            ["gridPos"] = new JsonObject
            {
                ["x"] = index % InRow * Width,
                ["y"] = index / InRow * Height,
                ["w"] = Width,
                ["h"] = Height,
            },
            ["datasource"] = source.DeepClone(),
            ["options"] = new JsonObject
            {
                ["legend"] = new JsonObject
                {
                    ["displayMode"] = "list",
                    ["placement"] = "bottom",
                    ["showLegend"] = true,
                    ["calcs"] = new JsonArray(),
                },
                ["tooltip"] = new JsonObject { ["mode"] = "multi", ["sort"] = "desc" },
            },
            ["fieldConfig"] = new JsonObject
            {
                ["defaults"] = new JsonObject
                {
                    ["unit"] = "short",
                    ["min"] = 0,
                    ["color"] = new JsonObject { ["mode"] = "palette-classic" },
                    ["custom"] = new JsonObject
                    {
                        ["drawStyle"] = "line",
                        ["lineWidth"] = 2,
                        ["fillOpacity"] = 0,
                        ["showPoints"] = "never",
                        ["spanNulls"] = true,
                    },
                    ["thresholds"] = new JsonObject
                    {
                        ["mode"] = "absolute",
                        ["steps"] = new JsonArray(new JsonObject { ["color"] = "blue", ["value"] = null }),
                    },
                },
                ["overrides"] = new JsonArray(),
            },
            ["targets"] = new JsonArray(
                new JsonObject
                {
                    ["refId"] = "A",
                    ["datasource"] = source,
                    ["editorMode"] = "code",
                    ["expr"] = $"sum by (run) ({Shown(metric)}{{run=~\"$run\", province=~\"$province\"}})",
                    ["format"] = "time_series",
                    ["instant"] = false,
                    ["range"] = true,
                    ["legendFormat"] = "{{run}}",
                }
            ),
        };
    }
}
