using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Runtime.Messages;

/// <summary>
/// The messages from a district to a citizen's grain in message delivery, in which the grain holds its own row. Arguments are shared with all citizens of the
/// district, because a citizen is on its district's silo.
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

    /// <summary>Performs the step of a tick.</summary>
    ValueTask<Packed<CitizenStep>> Step([Immutable] WishKnowledge known);

    /// <summary>Repeats the district's changes to the citizen, in order; returns the row after them.</summary>
    /// <param name="deeds">Packed <see cref="CitizenDeed"/>s.</param>
    /// <exception cref="StaleEpochException">The row is of another epoch.</exception>
    ValueTask<Packed<CitizenRow>> Apply(RunEpoch epoch, [Immutable] byte[] deeds);

    /// <summary>Returns the citizen's row.</summary>
    /// <exception cref="StaleEpochException">The row is of another epoch.</exception>
    ValueTask<Packed<CitizenRow>> Read(RunEpoch epoch);

    /// <summary>Does nothing: measures the cost of a message without a rule.</summary>
    ValueTask<Packed<CitizenStep>> Idle([Immutable] WishKnowledge known);
}
