using AdoptionSim.Contracts.Services;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Answers queries about individual foreigners in the nation, who belong to no district. The run's grain implements it; the key is the run's name.
/// </summary>
[Alias("adoptsim.nation-query")]
public interface INationQuery : IGrainWithStringKey
{
    /// <param name="place">The place in the entity's id, such as <c>FR/diplomats</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such place, or no entity of that number, or the run is not in memory.</exception>
    Task<EntityView> ServiceEntity(string place, int number);
}
