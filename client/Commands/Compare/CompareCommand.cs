using System.CommandLine;
using System.Globalization;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Experiments.Comparisons;
using AdoptionSim.Client.Experiments.Comparisons.Pages;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Progress;
using AdoptionSim.Client.Reports;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Commands.Compare;

/// <summary>
/// <c>adoptsim compare</c>: runs several scenarios (policies) with the same seeds, and reports how their results differ, also person by person.
/// </summary>
internal sealed class CompareCommand(CompareOptions options, CliEnvironment environment)
{
    /// <summary>The folder, within the working folder, that contains the results of comparisons by name.</summary>
    public const string Root = "comparisons";

    private const string Between = "-vs-";

    public static Command Create(CliEnvironment environment)
    {
        var arguments = new CompareArguments();
        var command = new Command("compare", "Compare scenarios with the first of them: same people, same luck, another policy.");
        arguments.AddTo(command);
        command.SetAction((parsed, cancellation) => new CompareCommand(arguments.Read(parsed), environment).CarryOutAsync(cancellation));
        return command;
    }

    private async Task<int> CarryOutAsync(CancellationToken cancellation)
    {
        var comparison = ComparisonPlan.Make(options);
        var costs = options.Costs ?? CostTable.Find(comparison.Reference.Question.NationPath);
        var unitCosts = costs is null ? [] : CostTable.Read(costs);
        Warn(comparison);
        using var folder = Claim(comparison);
        var name = options.Name ?? (options.Folder is null ? Path.GetFileName(folder.Path) : DefaultName(comparison));
        var session = new ComparisonSession(
            comparison,
            name,
            unitCosts,
            costs,
            RepeatCommand.Of(Words(comparison)),
            [.. ExperimentInputs.OfScenarios([.. comparison.Scenarios.Select(each => (each.Source, each.Question))])],
            environment
        );
        var manifest = await ExperimentDisplay.ShowAsync(environment, options.Quiet, view => session.CarryOutAsync(folder, view, cancellation));
        if (manifest is null)
        {
            environment.Error.Profile.Out.Writer.WriteLine("Cancelled: nothing was written.");
            return ExitStatus.Cancelled;
        }

        // The page is made from the published files, as `experiment page` does when it writes the page again.
        ComparisonPage.Write(folder.Path);
        Show(manifest, folder.Path);
        return ExitStatus.Done;
    }

    private ResultFolder Claim(Comparison comparison)
    {
        var root = environment.PathTo(Root);
        return options switch
        {
            { Folder: { } folder } => ResultFolder.Claim(environment.PathTo(folder)),
            { Name: { } name } => ResultFolder.Claim(Path.Combine(root, name)),
            _ => ResultFolder.ClaimNew(root, DefaultName(comparison)),
        };
    }

    private static string DefaultName(Comparison comparison)
    {
        const int number = 8;
        var name = string.Join(Between, comparison.Scenarios.Select(each => each.Question.Scenario.Key));
        return name[..Math.Min(name.Length, NameRule.MaxLength - number)];
    }

    /// <summary>Prints warnings about changes that a scenario makes too late to have an effect, because the run ends before them.</summary>
    private void Warn(Comparison comparison)
    {
        foreach (var each in comparison.Scenarios)
        {
            var plan = new RunPlan(new RunOptions { Scenario = each.Source, StepDays = comparison.StepDays }, each.Question.Nation, each.Question.Scenario, []);
            foreach (var warning in plan.Warnings)
            {
                environment.Error.Profile.Out.Writer.WriteLine($"Warning: {each.Label}: {warning}");
            }
        }
    }

    private IEnumerable<string> Words(Comparison comparison) =>
        [
            "adoptsim",
            "compare",
            .. comparison.Scenarios.Select(each => each.Source),
            "--seeds",
            comparison.Seeds.ToString(CultureInfo.InvariantCulture),
            "--seed",
            SeedAsText.Of(comparison.FirstSeed),
            .. RepeatCommand.Setting(comparison.Scale, comparison.StepDays, comparison.Reference.Question.Scenario.Until),
            .. options.Set.SelectMany(set => new[] { "--set", set }),
            .. options.Sample > 0 ? ["--sample", options.Sample.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
            .. options.Uncertain.SelectMany(each => new[] { "--uncertain", each }),
            .. options.UncertainFrom is { } file ? ["--uncertain-from", Path.GetFullPath(file)] : Array.Empty<string>(),
            .. options.Costs is { } costs ? ["--costs", Path.GetFullPath(costs)] : Array.Empty<string>(),
        ];

    private void Show(ComparisonManifest manifest, string folder)
    {
        var writer = environment.Output.Profile.Out.Writer;
        if (options.Json)
        {
            writer.WriteLine(manifest.ToJson());
            return;
        }

        foreach (var sentence in manifest.Answer)
        {
            writer.WriteLine(sentence);
        }

        writer.WriteLine();
        foreach (var caveat in manifest.Caveats)
        {
            writer.WriteLine(caveat);
        }

        foreach (var other in manifest.OtherPeople)
        {
            writer.WriteLine($"{other} has other people than the reference: {PersonsFile.FileName} has no rows for it.");
        }

        writer.WriteLine();
        RunSummary.Fact(environment.Output, "comparison", $"{manifest.Name}, done: {manifest.Done} of {manifest.Runs} runs");
        if (manifest.FirstFailure is { } failure)
        {
            RunSummary.Fact(environment.Output, "failed", $"{Names.Counted(manifest.Failed, "run")}, the first: {failure}");
        }

        RunSummary.Fact(environment.Output, "files", folder);
    }
}
