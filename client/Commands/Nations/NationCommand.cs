using System.CommandLine;
using System.Globalization;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Commands.Nations;

/// <summary><c>adoptsim nation check FILE</c>: validates a nation and reports all errors.</summary>
internal static class NationCommand
{
    public static Command Create(CliEnvironment environment) => new("nation", "Check nation files.") { Check(environment) };

    private static Command Check(CliEnvironment environment)
    {
        var path = new Argument<string>("FILE") { Description = "A nation's YAML file, the folder that holds it, or the name of a built-in nation." };
        path.Validators.Add(Parsing.NoOption);
        var command = new Command("check", "Check every value and margin in a nation's file and its tables.") { path };
        command.SetAction(parsed =>
        {
            var nation = NationFile.Read(NationFile.Find(parsed.GetRequiredValue(path)));
            environment.Output.Profile.Out.Writer.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{nation.Name} ({nation.Key}): {nation.Districts.Sum(district => (long)district.People):N0} people in "
                        + $"{nation.Districts.Length} districts of {nation.Provinces.Length} provinces; all values and margins are valid."
                )
            );
            return ExitStatus.Done;
        });
        return command;
    }
}
