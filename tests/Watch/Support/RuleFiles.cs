using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AdoptionSim.Watch.Tests.Support;

/// <summary>A rule as written in a file: a recording rule or an alert.</summary>
internal sealed class Rule
{
    public string? Record { get; set; }

    public string? Alert { get; set; }

    public string Expr { get; set; } = "";

    public Dictionary<string, string> Annotations { get; set; } = [];

    public string Name => Record ?? Alert!;
}

/// <summary>The rule files of the shipped Prometheus configuration.</summary>
internal static class RuleFiles
{
    public static Rule[] All { get; } = [.. Paths.Rules.SelectMany(Read)];

    public static IEnumerable<Rule> Alerts => All.Where(rule => rule.Alert is not null);

    public static IEnumerable<Rule> Recording => All.Where(rule => rule.Record is not null);

    private static IEnumerable<Rule> Read(string path) =>
        new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .IgnoreUnmatchedProperties()
            .Build()
            .Deserialize<RuleFile>(File.ReadAllText(path))
            .Groups.SelectMany(group => group.Rules);

    private sealed class RuleFile
    {
        public List<RuleGroup> Groups { get; set; } = [];
    }

    private sealed class RuleGroup
    {
        public List<Rule> Rules { get; set; } = [];
    }
}
