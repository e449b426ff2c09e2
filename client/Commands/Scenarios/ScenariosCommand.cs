using System.CommandLine;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Output;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace AdoptionSim.Client.Commands.Scenarios;

/// <summary><c>adoptsim scenarios</c>: lists the built-in scenarios, and exports one as a template for new ones.</summary>
internal static class ScenariosCommand
{
    public static Command Create(CliEnvironment environment) =>
        new("scenarios", "List, show and export the built-in scenarios.") { List(environment), Show(environment), Export(environment) };

    private static Command List(CliEnvironment environment)
    {
        var command = new Command("list", "List the built-in scenarios.");
        command.SetAction(_ =>
        {
            var table = new Table().Border(TableBorder.None).AddColumns(new TableColumn("scenario").NoWrap(), new TableColumn("asks"));
            foreach (var scenario in Shipped.Scenarios())
            {
                table.AddRow(Markup.Escape(scenario.Key), Markup.Escape(scenario.Asks.ReplaceLineEndings(" ")));
            }

            Listing.Write(environment.Output, table);
            return ExitStatus.Done;
        });
        return command;
    }

    private static Command Show(CliEnvironment environment)
    {
        var name = Name();
        var command = new Command("show", "Show a scenario's file.") { name };
        command.SetAction(parsed =>
        {
            environment.Output.Profile.Out.Writer.Write(ScenarioFile.Text(parsed.GetRequiredValue(name)));
            return ExitStatus.Done;
        });
        return command;
    }

    private static Command Export(CliEnvironment environment)
    {
        var name = Name();
        var target = new Argument<string?>("FILE") { Description = "Where to; default: NAME.yaml.", Arity = ArgumentArity.ZeroOrOne };
        target.Validators.Add(Parsing.NoOption);
        var command = new Command("export", "Copy a scenario's file, to edit and run it.") { name, target };
        command.SetAction(parsed =>
        {
            var key = parsed.GetRequiredValue(name);
            var text = ScenarioFile.Text(key);
            var path = environment.PathTo(parsed.GetValue(target) ?? $"{Path.GetFileNameWithoutExtension(key)}.yaml");
            NewFile.Write("FILE", path, text);
            environment.Output.Profile.Out.Writer.WriteLine($"{path}: run it with adoptsim run {path}");
            return ExitStatus.Done;
        });
        return command;
    }

    private static Argument<string> Name()
    {
        var name = new Argument<string>("NAME") { Description = "A built-in scenario's name, or a scenario file." };
        name.Validators.Add(Parsing.NoOption);
        return name;
    }
}
