using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Runtime.Messages;

/// <summary>
/// The messages from a district to the grain of a handset, in a run with message delivery, in which the grain itself holds the handset's row (state). All
/// handsets of the district get the same object as the argument of a step, because their grains are on the district's silo.
/// </summary>
[Alias("adoptsim.handset-step")]
public interface IHandsetStep : IGrainWithStringKey
{
    /// <summary>
    /// Gives the grain its handset's row (state), in place of an earlier one. Returns false if the grain is not on the given silo yet. It then moves there as
    /// soon as it can, and the caller must repeat the call.
    /// </summary>
    /// <exception cref="StaleEpochException">The grain holds a row of a later epoch, that is, of a newer owner of the run.</exception>
    ValueTask<bool> Place(RunEpoch epoch, Packed<HandsetRow> row, SiloAddress silo);

    /// <summary>
    /// Performs the handset's step of a tick (calls, bills, breakage). Returns the outcome of the step and the handset's row (state) after it.
    /// </summary>
    ValueTask<Packed<HandsetStep>> Step([Immutable] UseKnowledge known);

    /// <summary>
    /// Makes the same changes to the grain's row (state) of the handset that the district made to its own copy, in the same order. Returns the row after the
    /// changes.
    /// </summary>
    /// <param name="deeds">The changes: <see cref="HandsetDeed"/>s packed into bytes.</param>
    /// <exception cref="StaleEpochException">The grain's row is of another epoch, that is, of another owner of the run.</exception>
    ValueTask<Packed<HandsetRow>> Apply(RunEpoch epoch, [Immutable] byte[] deeds);

    /// <summary>Returns the handset's row (state), as this grain holds it.</summary>
    /// <exception cref="StaleEpochException">The grain's row is of another epoch, that is, of another owner of the run.</exception>
    ValueTask<Packed<HandsetRow>> Read(RunEpoch epoch);
}
