using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Tests.Experiments.Pages;

public sealed class ReadyMadeTests
{
    public static TheoryData<string> Keys() => [.. Shipped.ExperimentKeys()];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Check_accepts_every_built_in_experiment(string key)
    {
        using var cli = new Cli();

        var result = await cli.InvokeAsync("experiment", "check", key);

        Assert.Equal((ExitStatus.Done, ""), (result.Status, result.Error));
        Assert.EndsWith("All fields are valid.", result.Output.TrimEnd(), StringComparison.Ordinal);
        var form = ExperimentFile.Read(Shipped.ExperimentPath(key)).Form;
        Assert.InRange(form.About!.Length, 100, 1000);
        Assert.True(form.Seeds.Count >= 10, "an interval needs seeds");
    }

    [Fact]
    public async Task The_list_has_all_built_in_experiments()
    {
        using var cli = new Cli();

        var list = await cli.InvokeAsync("experiment", "list");
        var keys = await cli.InvokeAsync("experiment", "list", "--keys");

        Assert.All(Shipped.ExperimentKeys(), key => Assert.Contains(key, list.Output, StringComparison.Ordinal));
        Assert.Equal(
            ["all-scenarios", "free-minutes", "handset-price", "permission", "phones-for-students", "roll-out-order", "supply-or-demand"],
            keys.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
    }

    [Fact]
    public void All_scenarios_of_the_nation_are_compared_with_the_baseline()
    {
        var experiment = ExperimentFile.Read(Shipped.ExperimentPath("all-scenarios"));
        var nation = Question.Load().NationPath;

        Assert.Equal(Shipped.ScenarioKeys().Where(key => Question.Load(key).NationPath == nation), experiment.Levers[0].Values.Select(value => value.Value));
    }

    [Fact]
    public async Task An_unknown_experiment_is_refused_with_the_nearest_name()
    {
        using var cli = new Cli();

        var result = await cli.InvokeAsync("experiment", "check", "handset-prize");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("handset-price", result.Error, StringComparison.Ordinal);
    }
}
