using System.CommandLine;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Output;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace AdoptionSim.Client.Commands.Experiments;

/// <summary><c>adoptsim experiment</c>: checks, runs and shows experiments, each a file that asks for runs with several parameter values and seeds.</summary>
internal static class ExperimentCommand
{
    public static Command Create(CliEnvironment environment) =>
        new("experiment", "Run a scenario at many settings and seeds, and say how sure the answer is.")
        {
            List(environment),
            Check(environment),
            Design(environment),
            RunCommands.Run(environment),
            RunCommands.Resume(environment),
            ShowCommands.Show(environment),
            ShowCommands.Page(environment),
            ShowCommands.Export(environment),
            Schema(environment),
        };

    private static Command List(CliEnvironment environment)
    {
        var keys = new Option<bool>("--keys") { Description = "Print the names only, one a line, for scripts." };
        var command = new Command("list", "List the built-in experiments.") { keys };
        command.SetAction(parsed =>
        {
            var found = Shipped.ExperimentKeys();
            if (parsed.GetValue(keys))
            {
                found.ToList().ForEach(environment.Output.Profile.Out.Writer.WriteLine);
                return ExitStatus.Done;
            }

            var table = new Table().Border(TableBorder.None).AddColumns(new TableColumn("experiment").NoWrap(), new TableColumn("question"));
            foreach (var key in found)
            {
                table.AddRow(Markup.Escape(key), Markup.Escape(ExperimentSource.QuestionOf(Shipped.ExperimentPath(key))));
            }

            Listing.Write(environment.Output, table);
            return ExitStatus.Done;
        });
        return command;
    }

    private static Command Check(CliEnvironment environment)
    {
        var file = FileArgument();
        var command = new Command("check", "Check an experiment file, and say how many runs it has. Nothing is run.") { file };
        command.SetAction(parsed =>
        {
            var experiment = ExperimentFile.Read(ExperimentSource.Find(parsed.GetRequiredValue(file)));
            var writer = environment.Output.Profile.Out.Writer;
            writer.WriteLine(experiment.Form.Question);
            writer.WriteLine($"{RunCount.Of(experiment)}. All fields are valid.");
            return ExitStatus.Done;
        });
        return command;
    }

    private static Command Design(CliEnvironment environment)
    {
        var file = FileArgument();
        var target = Parsing.Option<string?>("--out", "Write the points to this new file (default: standard output).", "FILE", "a file", Parsing.Text);
        var command = new Command("design", "Print the points of an experiment as CSV, to look at or to edit: `design: { file: FILE }` uses them.")
        {
            file,
            target,
        };
        command.SetAction(parsed =>
        {
            var text = DesignFile.Text(ExperimentFile.Read(ExperimentSource.Find(parsed.GetRequiredValue(file))).Table);
            if (parsed.GetValue(target) is { } path)
            {
                NewFile.Write("--out", environment.PathTo(path), text);
            }
            else
            {
                environment.Output.Profile.Out.Writer.Write(text);
            }

            return ExitStatus.Done;
        });
        return command;
    }

    private static Command Schema(CliEnvironment environment)
    {
        var command = new Command("schema", "Print the JSON schema of experiment files, for completion in editors.");
        command.SetAction(_ =>
        {
            environment.Output.Profile.Out.Writer.Write(ExperimentSchema.Text());
            return ExitStatus.Done;
        });
        return command;
    }

    internal static Argument<string> FileArgument()
    {
        var file = new Argument<string>("FILE") { Description = "An experiment file, or the name of a built-in experiment." };
        file.Validators.Add(Parsing.NoOption);
        return file;
    }
}
