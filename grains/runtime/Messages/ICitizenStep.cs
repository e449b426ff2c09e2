using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Runtime.Messages;

/// <summary>
/// The messages from a district to the grain of a citizen, in a run with message delivery, in which the grain itself holds the citizen's row (state). All
/// citizens of the district get the same object as the argument of a step, because their grains are on the district's silo.
/// </summary>
[Alias("adoptsim.citizen-step")]
public interface ICitizenStep : IGrainWithStringKey
{
    /// <summary>
    /// Gives the grain its citizen's row (state), in place of an earlier one. Returns false if the grain is not on the given silo yet. It then moves there as
    /// soon as it can, and the caller must repeat the call.
    /// </summary>
    /// <exception cref="StaleEpochException">The grain holds a row of a later epoch, that is, of a newer owner of the run.</exception>
    ValueTask<bool> Place(RunEpoch epoch, Packed<CitizenRow> row, SiloAddress silo);

    /// <summary>
    /// Performs the citizen's step in the wish phase of a tick (learning of the phone, wishing for one, going to the shop). Returns the outcome of the step and
    /// the citizen's row (state) after it.
    /// </summary>
    ValueTask<Packed<CitizenStep>> Step([Immutable] WishKnowledge known);

    /// <summary>
    /// Makes the same changes to the grain's row (state) of the citizen that the district made to its own copy, in the same order. Returns the row after the
    /// changes.
    /// </summary>
    /// <param name="deeds">The changes: <see cref="CitizenDeed"/>s packed into bytes.</param>
    /// <exception cref="StaleEpochException">The grain's row is of another epoch, that is, of another owner of the run.</exception>
    ValueTask<Packed<CitizenRow>> Apply(RunEpoch epoch, [Immutable] byte[] deeds);

    /// <summary>Returns the citizen's row (state), as this grain holds it.</summary>
    /// <exception cref="StaleEpochException">The grain's row is of another epoch, that is, of another owner of the run.</exception>
    ValueTask<Packed<CitizenRow>> Read(RunEpoch epoch);

    /// <summary>
    /// Does nothing, and returns an empty result. Used to measure the cost of a message to a citizen's grain alone, without the work of a step.
    /// </summary>
    ValueTask<Packed<CitizenStep>> Idle([Immutable] WishKnowledge known);
}
