using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Commands.Watch;

/// <summary>The facts that identify a run that a user watches, such as its scenario and seed, from its specification.</summary>
/// <param name="Start">The date on which the simulation starts.</param>
/// <param name="Until">The last day to simulate; the run ends at the first tick on or after it.</param>
internal sealed record RunTitle(string Name, string Scenario, ulong Seed, double Scale, Nation Nation, DateOnly Start, DateOnly Until)
{
    public static RunTitle Of(RunSpecification specification)
    {
        var scenario = NationJson.ReadScenario(specification.Scenario);
        return new RunTitle(
            specification.Name,
            scenario.Key,
            specification.Seed,
            specification.Scale,
            NationJson.ReadNation(specification.Nation),
            scenario.Start,
            scenario.Until
        );
    }

    /// <summary>Returns the latest published number of subscribers up to a day; null if nothing was published until then.</summary>
    public RecordRow? OnRecord(DateOnly day) => Nation.PublishedSubscribers.LastOrDefault(row => row.Date <= day);
}
