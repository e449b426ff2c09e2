using System.CommandLine;
using AdoptionSim.Client.Hosting;

namespace AdoptionSim.Client.Nations;

internal static class NationCommand
{
    public static Command Create(Surroundings surroundings) => new("nation", "Checks nation files.");
}
