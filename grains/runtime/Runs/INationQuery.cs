using AdoptionSim.Contracts.Services;

namespace AdoptionSim.Runtime.Runs;

/// <summary>Queries about the services of the nation as a whole, answered by the run. Key: the run's name.</summary>
[Alias("adoptsim.nation-query")]
public interface INationQuery : IGrainWithStringKey
{
    /// <param name="place">The place in the entity's id, such as <c>FR/diplomats</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such place, or no entity of that number.</exception>
    Task<EntityView> ServiceEntity(string place, int number);
}
