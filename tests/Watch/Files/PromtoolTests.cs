using AdoptionSim.Watch.Tests.Support;

namespace AdoptionSim.Watch.Tests.Files;

/// <summary>Tests the configuration and rules with Prometheus' own tool.</summary>
public sealed class PromtoolTests
{
    /// <summary>The test files of rules, each of which shows its alert firing and not firing.</summary>
    public static TheoryData<string> RuleTests => [.. Tests.Select(path => Path.GetFileName(path))];

    private static string[] Tests => Directory.GetFiles(Path.Combine(Paths.Prometheus, "tests"), "*.yml");

    [Fact]
    public async Task The_configuration_is_valid() => await Passes("check", "config", "prometheus.yml");

    [Fact]
    public async Task The_rules_are_valid() => await Passes(["check", "rules", .. Paths.Rules]);

    [Theory]
    [MemberData(nameof(RuleTests))]
    public async Task The_rules_do_what_their_tests_say(string file) => await Passes("test", "rules", Path.Combine("tests", file));

    [Fact]
    public void Each_alert_has_a_firing_and_a_non_firing_test()
    {
        var tests = string.Concat(Tests.Select(File.ReadAllText));

        Assert.All(RuleFiles.Alerts, alert =>
        {
            Assert.Contains($"alertname: {alert.Name}\n        exp_alerts:", tests, StringComparison.Ordinal);
            Assert.Contains($"alertname: {alert.Name} }}", tests, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Each_alert_has_a_summary_description_and_README_table_row()
    {
        var table = File.ReadAllText(Path.Combine(Paths.Ops, "README.md"));

        Assert.All(RuleFiles.Alerts, alert =>
        {
            Assert.Equal(["description", "summary"], alert.Annotations.Keys.Order(StringComparer.Ordinal));
            Assert.Contains($"| `{alert.Name}` |", table, StringComparison.Ordinal);
        });
    }

    private static async Task Passes(params string[] arguments)
    {
        var result = await Tool.PromtoolAsync(arguments);
        Assert.True(result.Status == 0, result.Output + result.Error);
    }
}
