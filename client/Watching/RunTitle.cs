using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Watching;

/// <summary>What a watched run is, as its specification says.</summary>
/// <param name="Start">The date of its first row.</param>
/// <param name="Until">The day that it reaches or passes.</param>
internal sealed record RunTitle(string Name, string Scenario, ulong Seed, double Scale, Nation Nation, DateOnly Start, DateOnly Until)
{
    public static RunTitle Of(RunSpecification specification)
    {
        var scenario = NationJson.ReadScenario(specification.Scenario);
        return new RunTitle(
            specification.Name, scenario.Key, specification.Seed, specification.Scale, NationJson.ReadNation(specification.Nation), scenario.Start, scenario.Until);
    }

    /// <summary>What was last published by a day; null where nothing was.</summary>
    public RecordPoint? OnRecord(DateOnly day) => Nation.Record.Where(point => point.Date <= day).MaxBy(point => point.Date);
}
