using System.Text.Json;

namespace AdoptionSim.Watch.Tests.Support;

/// <summary>A query of a panel, its variables not yet put in.</summary>
/// <param name="Instant">Asked for one instant and not for a span of time.</param>
internal sealed record PanelQuery(string Dashboard, string Panel, string Reference, string Expression, bool Instant)
{
    /// <summary>As Grafana would send it.</summary>
    public string For(string run, string province) => Expression
        .Replace("$__range", "15m", StringComparison.Ordinal)
        .Replace("$run", run, StringComparison.Ordinal)
        .Replace("$province", province, StringComparison.Ordinal);

    public override string ToString() => $"{Dashboard}: {Panel} {Reference}";
}

/// <summary>A dashboard as it is provisioned.</summary>
internal sealed record Dashboard(string Name, JsonElement Json)
{
    public static Dashboard[] All { get; } = [.. Paths.Dashboards.Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>That of runs that were loaded at their simulated dates.</summary>
    public static Dashboard Years => All.Single(dashboard => dashboard.Name == "years");

    /// <summary>Those of runs under way.</summary>
    public static IEnumerable<Dashboard> Live => All.Except([Years]);

    public JsonElement[] Panels => [.. Json.GetProperty("panels").EnumerateArray()];

    public JsonElement[] Variables => [.. Json.GetProperty("templating").GetProperty("list").EnumerateArray()];

    public IEnumerable<PanelQuery> Queries => Panels.SelectMany(panel => panel.GetProperty("targets").EnumerateArray().Select(target => new PanelQuery(
        Name,
        panel.GetProperty("title").GetString()!,
        target.GetProperty("refId").GetString()!,
        target.GetProperty("expr").GetString()!,
        target.GetProperty("instant").GetBoolean())));

    private static Dashboard Read(string path) => new(Path.GetFileNameWithoutExtension(path), JsonDocument.Parse(File.ReadAllText(path)).RootElement);
}
