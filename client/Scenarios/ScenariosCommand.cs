using System.CommandLine;
using AdoptionSim.Client.Hosting;

namespace AdoptionSim.Client.Scenarios;

internal static class ScenariosCommand
{
    public static Command Create(Surroundings surroundings) => new("scenarios", "Lists, shows and exports the scenarios that are shipped.");
}
