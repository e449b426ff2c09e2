using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Tests.Files;

public sealed class ScenariosTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task The_list_has_every_shipped_scenario_the_baseline_first()
    {
        var result = await _cli.InvokeAsync("scenarios", "list");

        Assert.Equal(ExitStatus.Done, result.Status);
        Assert.StartsWith("baseline", result.Output.Split('\n')[1], StringComparison.Ordinal);
        Assert.All(Shipped.ScenarioKeys(), key => Assert.Contains(key, result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_through_a_pipe_has_one_line_for_each_scenario()
    {
        var lines = (await _cli.InvokeAsync("scenarios", "list")).Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

        Assert.Equal(1 + Shipped.ScenarioKeys().Length, lines.Length);
        Assert.Equal(Shipped.Scenarios().Select(scenario => scenario.Key), lines[1..].Select(line => line.Split(' ')[0]));
        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
        Assert.Contains(lines, line => line.Length > 80);
    }

    [Fact]
    public async Task Scenario_file_of_ones_own_is_shown()
    {
        await _cli.InvokeAsync("scenarios", "export", "islandia", "mine.yaml");

        var shown = await _cli.InvokeAsync("scenarios", "show", _cli.PathTo("mine.yaml"));

        Assert.Equal((ExitStatus.Done, await File.ReadAllTextAsync(_cli.PathTo("mine.yaml"))), (shown.Status, shown.Output));
    }

    [Fact]
    public async Task Exported_scenario_equals_the_shown_one_and_runs()
    {
        var shown = await _cli.InvokeAsync("scenarios", "show", "islandia");
        var exported = await _cli.InvokeAsync("scenarios", "export", "islandia");
        var run = await _cli.InvokeAsync("run", _cli.PathTo("islandia.yaml"), "--quiet");

        Assert.Equal((ExitStatus.Done, ExitStatus.Done, ExitStatus.Done), (shown.Status, exported.Status, run.Status));
        Assert.Equal(shown.Output, await File.ReadAllTextAsync(_cli.PathTo("islandia.yaml")));
    }

    [Fact]
    public async Task An_export_never_replaces_a_file()
    {
        await File.WriteAllTextAsync(_cli.PathTo("mine.yaml"), "precious");

        var result = await _cli.InvokeAsync("scenarios", "export", "islandia", "mine.yaml");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Equal("precious", await File.ReadAllTextAsync(_cli.PathTo("mine.yaml")));
    }

    [Fact]
    public async Task The_version_names_the_commit_and_the_runtime()
    {
        var result = await _cli.InvokeAsync("version");

        Assert.Matches(@"^adoptsim \d+\.\d+\.\d+, commit ([0-9a-f]{40}|unknown), \.NET \d+", result.Output);
    }
}
