using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Runtime.Messages;

/// <summary>
/// The messages from a district to the grain of a citizen, in a run with message delivery: there the grain holds the citizen's row itself. The argument of a
/// step is one object for all citizens of the district, because their grains are on the district's silo.
/// </summary>
[Alias("adoptsim.citizen-step")]
public interface ICitizenStep : IGrainWithStringKey
{
    /// <summary>
    /// Sets or resets the citizen's row. Returns false if the grain is not on the silo yet; it then moves there as soon as it can, and the caller must repeat
    /// the call.
    /// </summary>
    /// <exception cref="StaleEpochException">There is a row of a later epoch.</exception>
    ValueTask<bool> Place(RunEpoch epoch, Packed<CitizenRow> row, SiloAddress silo);

    /// <summary>Performs the citizen's wish step of a tick, and returns its outcome and the row after it.</summary>
    ValueTask<Packed<CitizenStep>> Step([Immutable] WishKnowledge known);

    /// <summary>Makes the same changes to the grain's row that the district made to its own row of the citizen, in order; returns the row after them.</summary>
    /// <param name="deeds">Packed <see cref="CitizenDeed"/>s.</param>
    /// <exception cref="StaleEpochException">The row is of another epoch.</exception>
    ValueTask<Packed<CitizenRow>> Apply(RunEpoch epoch, [Immutable] byte[] deeds);

    /// <summary>Returns the citizen's row.</summary>
    /// <exception cref="StaleEpochException">The row is of another epoch.</exception>
    ValueTask<Packed<CitizenRow>> Read(RunEpoch epoch);

    /// <summary>Does nothing. Used to measure the cost of a message alone, without a step.</summary>
    ValueTask<Packed<CitizenStep>> Idle([Immutable] WishKnowledge known);
}
