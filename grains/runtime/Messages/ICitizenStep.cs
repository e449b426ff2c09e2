using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Runtime.Messages;

/// <summary>
/// The messages from a district to the grain of a citizen, in a run with message delivery: there the grain holds the citizen's row (state) itself. The argument
/// of a step is one object for all citizens of the district, because their grains are on the district's silo.
/// </summary>
[Alias("adoptsim.citizen-step")]
public interface ICitizenStep : IGrainWithStringKey
{
    /// <summary>
    /// Gives the grain its citizen's row (state), in place of one that it may hold. Returns false if the grain is not on the silo yet; it then moves there as
    /// soon as it can, and the caller must repeat the call.
    /// </summary>
    /// <exception cref="StaleEpochException">There is a row of a later epoch.</exception>
    ValueTask<bool> Place(RunEpoch epoch, Packed<CitizenRow> row, SiloAddress silo);

    /// <summary>
    /// Performs the citizen's step in the wish phase of a tick (learning of the phone, wishing for one, going to the shop). Returns its outcome and the row
    /// (state) after it.
    /// </summary>
    ValueTask<Packed<CitizenStep>> Step([Immutable] WishKnowledge known);

    /// <summary>
    /// Makes the same changes to the grain's row (state) that the district made to its own row of the citizen, in order; returns the row after them.
    /// </summary>
    /// <param name="deeds">Packed <see cref="CitizenDeed"/>s.</param>
    /// <exception cref="StaleEpochException">The row is of another epoch.</exception>
    ValueTask<Packed<CitizenRow>> Apply(RunEpoch epoch, [Immutable] byte[] deeds);

    /// <summary>Returns the citizen's row (state), as this grain holds it.</summary>
    /// <exception cref="StaleEpochException">The row is of another epoch.</exception>
    ValueTask<Packed<CitizenRow>> Read(RunEpoch epoch);

    /// <summary>Does nothing. Used to measure the cost of a message to a citizen's grain alone, without the work of a step.</summary>
    ValueTask<Packed<CitizenStep>> Idle([Immutable] WishKnowledge known);
}
