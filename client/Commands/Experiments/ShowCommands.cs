using System.CommandLine;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Experiments.Comparisons.Pages;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Experiments.Pages;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Commands.Experiments;

/// <summary>Creates the commands <c>adoptsim experiment show</c>, <c>page</c> and <c>export</c>.</summary>
internal static class ShowCommands
{
    public static Command Show(CliEnvironment environment)
    {
        var name = RunCommands.NameArgument();
        var json = CommonOptions.Json();
        var command = new Command("show", "Show the results of an experiment so far, also while it runs.") { name, json };
        command.SetAction(parsed =>
        {
            var folder = RunCommands.FolderOf(parsed.GetRequiredValue(name), environment);
            var (experiment, manifest) = Read(folder);
            if (parsed.GetValue(json))
            {
                environment.Output.Profile.Out.Writer.WriteLine(manifest.ToJson());
            }
            else
            {
                ExperimentSummary.Show(environment.Output, experiment, manifest, folder);
            }

            return ExitStatus.Done;
        });
        return command;
    }

    public static Command Page(CliEnvironment environment)
    {
        var name = RunCommands.NameArgument();
        var into = Parsing.Option<string?>(
            "--markdown",
            "Write a short page as Markdown with SVG pictures into this folder instead, for a repository.",
            "DIR",
            "a folder",
            Parsing.Text
        );
        var command = new Command("page", "Write the page of an experiment again, from its files, also while it runs. Also writes that of a comparison.")
        {
            name,
            into,
        };
        command.SetAction(parsed =>
        {
            var folder = RunCommands.FolderOf(parsed.GetRequiredValue(name), environment);
            if (parsed.GetValue(into) is { } target)
            {
                var (experiment, manifest) = ComparisonPage.IsComparison(folder)
                    ? throw new RefusedException($"--markdown cannot be combined with {folder}, a comparison: it works for experiments only.")
                    : Read(folder);
                environment.Output.Profile.Out.Writer.WriteLine(ResultPage.Write(folder, environment.PathTo(target), experiment, manifest));
                return ExitStatus.Done;
            }

            if (ComparisonPage.IsComparison(folder))
            {
                ComparisonPage.Write(folder);
            }
            else
            {
                var (experiment, manifest) = Read(folder);
                ExperimentPage.Write(folder, experiment, manifest);
            }

            environment.Output.Profile.Out.Writer.WriteLine(Path.Combine(folder, ExperimentPage.FileName));
            return ExitStatus.Done;
        });
        return command;
    }

    public static Command Export(CliEnvironment environment)
    {
        var name = RunCommands.NameArgument();
        var target = new Argument<string?>("FILE") { Description = "Where to; default: NAME.csv.", Arity = ArgumentArity.ZeroOrOne };
        target.Validators.Add(Parsing.NoOption);
        var command = new Command("export", "Write all results into one tidy table: one row for each run, measure and date.") { name, target };
        command.SetAction(parsed =>
        {
            var folder = RunCommands.FolderOf(parsed.GetRequiredValue(name), environment);
            var (experiment, manifest) = Read(folder);
            var path = environment.PathTo(parsed.GetValue(target) ?? $"{manifest.Name}.csv");
            var rows = TidyTable.Write(path, folder, experiment);
            environment.Output.Profile.Out.Writer.WriteLine($"{path}: {Names.Counted(rows, "row")}");
            return ExitStatus.Done;
        });
        return command;
    }

    private static (Experiment Experiment, ExperimentManifest Manifest) Read(string folder)
    {
        var manifest = ExperimentManifest.Read(folder);
        return (ExperimentFile.Read(Path.Combine(folder, ExperimentInputs.ExperimentFileName), beside: manifest.File), manifest);
    }
}
