using System.Text.RegularExpressions;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Experiments.Pages;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Tests.Experiments.Pages;

public sealed partial class ReadyMadeTests
{
    private static readonly string Pages = WorkingCopy.PathTo("client", "ExperimentResults");

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
        Assert.True(form.Seeds.Count >= 8, "an interval needs seeds");
    }

    /// <summary>A page is outdated if the experiment, a scenario, the nation or the model has changed: <c>ops/experiment-pages KEY</c> writes it.</summary>
    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_built_in_experiment_has_its_result_page(string key)
    {
        var path = Shipped.ExperimentPath(key);
        var experiment = ExperimentFile.Read(path);
        var (form, points) = (experiment.Form, experiment.Table.Points.Length);
        var runs = points * form.Seeds.Count;
        var digest = ExperimentInputs.DigestOf(ExperimentInputs.Of(experiment, File.ReadAllText(path)));

        var page = File.ReadAllText(Path.Combine(Pages, ResultPage.FileOf(key)));

        Assert.StartsWith($"# {form.Question}\n\n", page, StringComparison.Ordinal);
        Assert.Contains(
            string.Join(
                '\n',
                $"- Scale: `{Names.Number(experiment.Scale)}`",
                $"- Seeds: `{experiment.FirstSeed} to {experiment.FirstSeed + (ulong)form.Seeds.Count - 1} at each point`",
                $"- Points: `{points}`",
                $"- Runs: `{runs} of {runs} done, 0 failed`",
                $"- Model version: `{ModelVersion.Current}`",
                $"- Digest of the experiment's file, scenarios and nation: `{digest}`"
            ),
            page,
            StringComparison.Ordinal
        );
        Assert.Contains($"adoptsim experiment run {key} --name {key}", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Result_pages_have_their_pictures_and_are_linked()
    {
        var names = Directory.GetFiles(Pages).Select(file => Path.GetFileName(file)).ToArray();
        var pages = names.Where(name => name.EndsWith(".md", StringComparison.Ordinal)).ToArray();
        var pictures = pages.SelectMany(page => Links().Matches(File.ReadAllText(Path.Combine(Pages, page)))).Select(link => link.Groups[1].Value);
        var overview = File.ReadAllText(WorkingCopy.PathTo("client", "EXPERIMENTS.md"));

        Assert.Equal(Shipped.ExperimentKeys().Select(ResultPage.FileOf).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
        Assert.Equal(names.Except(pages).Order(StringComparer.Ordinal), pictures.Order(StringComparer.Ordinal));
        Assert.All(pages, page => Assert.Contains($"](ExperimentResults/{page})", overview, StringComparison.Ordinal));
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

    [GeneratedRegex(@"!\[[^\]]+\]\(([^)]+)\)")]
    private static partial Regex Links();
}
