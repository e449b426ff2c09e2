using System.Collections.Immutable;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// The fixed properties of a run that its metrics show, such as its scenario and seed, and the published figures with which its results are compared.
/// </summary>
/// <param name="Record">The published numbers of active phone lines of the real nation, in order of date.</param>
public sealed record RunIdentity(string Name, string Scenario, string Nation, ulong Seed, double Scale, int Version, ImmutableArray<RecordRow> Record)
{
    public static RunIdentity Of(RunSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        return Of(specification, NationJson.ReadNation(specification.Nation), NationJson.ReadScenario(specification.Scenario));
    }

    public static RunIdentity Of(RunSpecification specification, Nation nation, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(nation);
        ArgumentNullException.ThrowIfNull(scenario);
        return new RunIdentity(
            specification.Name,
            scenario.Key,
            nation.Key,
            specification.Seed,
            specification.Scale,
            ModelVersion.Current,
            nation.PublishedSubscribers
        );
    }

    /// <summary>Returns the number of active phone lines of the real nation as last published on or before a date; null before the first publication.</summary>
    public double? RecordedOn(DateOnly date) => Record.LastOrDefault(row => row.Date <= date)?.Published;
}
