using System.Text.Json;

namespace AdoptionSim.Watch.Tests.Support;

/// <summary>A query of a panel, with its variables not yet replaced.</summary>
/// <param name="Instant">True if the query is for one instant, false for a time range.</param>
internal sealed record PanelQuery(string Dashboard, string Panel, string Reference, string Expression, bool Instant)
{
    /// <summary>The value of a variable that chooses everything.</summary>
    public const string All = ".+";

    /// <summary>Returns the query as Grafana would send it.</summary>
    public string For(string run, string province, string experiment = All, string measure = All) =>
        Expression
            .Replace("$experiment", experiment, StringComparison.Ordinal)
            .Replace("$measure", measure, StringComparison.Ordinal)
            .Replace("$__range", "15m", StringComparison.Ordinal)
            .Replace("$run", run, StringComparison.Ordinal)
            .Replace("$province", province, StringComparison.Ordinal);

    public override string ToString() => $"{Dashboard}: {Panel} {Reference}";
}

/// <summary>A provisioned dashboard.</summary>
internal sealed record Dashboard(string Name, JsonElement Json)
{
    public static Dashboard[] All { get; } = [.. Paths.Dashboards.Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The dashboard for runs that were loaded at their simulated dates.</summary>
    public static Dashboard Years => All.Single(dashboard => dashboard.Name == "years");

    /// <summary>The dashboards for runs in progress.</summary>
    public static IEnumerable<Dashboard> Live => All.Except([Years]);

    public JsonElement[] Panels => [.. Json.GetProperty("panels").EnumerateArray()];

    /// <summary>The panels with queries: all except those of words.</summary>
    public JsonElement[] Charts => [.. Panels.Where(panel => !IsText(panel))];

    /// <summary>The panels of words.</summary>
    public IEnumerable<string> Texts => Panels.Where(IsText).Select(panel => panel.GetProperty("options").GetProperty("content").GetString()!);

    public JsonElement[] Variables => [.. Json.GetProperty("templating").GetProperty("list").EnumerateArray()];

    public IEnumerable<PanelQuery> Queries =>
        Charts.SelectMany(panel =>
            panel
                .GetProperty("targets")
                .EnumerateArray()
                .Select(target => new PanelQuery(
                    Name,
                    panel.GetProperty("title").GetString()!,
                    target.GetProperty("refId").GetString()!,
                    target.GetProperty("expr").GetString()!,
                    target.GetProperty("instant").GetBoolean()
                ))
        );

    private static bool IsText(JsonElement panel) => panel.GetProperty("type").GetString() == "text";

    private static Dashboard Read(string path) => new(Path.GetFileNameWithoutExtension(path), JsonDocument.Parse(File.ReadAllText(path)).RootElement);
}
