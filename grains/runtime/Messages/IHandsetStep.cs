using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Runtime.Messages;

/// <summary>
/// The messages from a district to the grain of a handset, in a run with message delivery: there the grain holds the handset's row (state) itself. The argument
/// of a step is one object for all handsets of the district, because their grains are on the district's silo.
/// </summary>
[Alias("adoptsim.handset-step")]
public interface IHandsetStep : IGrainWithStringKey
{
    /// <summary>
    /// Gives the grain its handset's row (state), in place of one that it may hold. Returns false if the grain is not on the silo yet; it then moves there as
    /// soon as it can, and the caller must repeat the call.
    /// </summary>
    /// <exception cref="StaleEpochException">There is a row of a later epoch.</exception>
    ValueTask<bool> Place(RunEpoch epoch, Packed<HandsetRow> row, SiloAddress silo);

    /// <summary>Performs the handset's step of a tick (calls, bills, breakage), and returns its outcome and the row (state) after it.</summary>
    ValueTask<Packed<HandsetStep>> Step([Immutable] UseKnowledge known);

    /// <summary>
    /// Makes the same changes to the grain's row (state) that the district made to its own row of the handset, in order; returns the row after them.
    /// </summary>
    /// <param name="deeds">Packed <see cref="HandsetDeed"/>s.</param>
    /// <exception cref="StaleEpochException">The row is of another epoch.</exception>
    ValueTask<Packed<HandsetRow>> Apply(RunEpoch epoch, [Immutable] byte[] deeds);

    /// <summary>Returns the handset's row (state), as this grain holds it.</summary>
    /// <exception cref="StaleEpochException">The row is of another epoch.</exception>
    ValueTask<Packed<HandsetRow>> Read(RunEpoch epoch);
}
