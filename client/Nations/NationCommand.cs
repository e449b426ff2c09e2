using System.CommandLine;
using System.Globalization;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Hosting;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Nations;

/// <summary><c>adoptsim nation check FILE</c>: whether a nation can be run, and all that is wrong with it where it cannot.</summary>
internal static class NationCommand
{
    public static Command Create(Surroundings surroundings) => new("nation", "Checks nation files.") { Check(surroundings) };

    private static Command Check(Surroundings surroundings)
    {
        var path = new Argument<string>("FILE") { Description = "A nation's YAML file, the folder that holds it, or the name of a built-in nation." };
        path.Validators.Add(Parsing.NoOption);
        var command = new Command("check", "Reads a nation's file and the tables beside it, and checks every value and margin.") { path };
        command.SetAction(parsed =>
        {
            var nation = NationFile.Read(NationFile.Find(parsed.GetRequiredValue(path)));
            surroundings.Output.Profile.Out.Writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{nation.Name} ({nation.Key}): {nation.Districts.Sum(district => (long)district.People):N0} people in {nation.Districts.Length} districts of {nation.Provinces.Length} provinces; every value and margin is in order."));
            return ExitStatus.Done;
        });
        return command;
    }
}
