using AdoptionSim.Interfaces.Foreigners;

namespace AdoptionSim.Actors.Foreigners;

/// <summary>What a run answers for the foreigners whom it carries. Key: the run's name.</summary>
[Alias("adoptsim.foreigners-query")]
public interface IForeignersQuery : IGrainWithStringKey
{
    /// <param name="cohort">As <c>FR/diplomats</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such cohort, nobody of that number has come, or who had it has left.</exception>
    Task<ForeignerView> Foreigner(string cohort, int number);
}
