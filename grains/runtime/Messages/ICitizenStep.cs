using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Runtime.Messages;

/// <summary>
/// What a citizen's district sends it in message delivery, where the citizen's grain holds its own row. Arguments are shared with
/// all citizens of the district: a citizen is where its district is.
/// </summary>
[Alias("adoptsim.citizen-step")]
public interface ICitizenStep : IGrainWithStringKey
{
    /// <summary>Comes to be, or goes back, to a row. Where it is not on the silo yet, it moves there as soon as it can: tell it again.</summary>
    /// <exception cref="StaleEpochException">There is a row of a later epoch.</exception>
    ValueTask<bool> Place(RunEpoch epoch, Packed<CitizenRow> row, SiloAddress silo);

    /// <summary>Takes the step of a tick.</summary>
    ValueTask<Packed<CitizenStep>> Step([Immutable] WishKnowledge known);

    /// <summary>Repeats what the district did to the citizen, in order; returns the row after it.</summary>
    /// <param name="deeds">Packed <see cref="CitizenDeed"/>s.</param>
    /// <exception cref="StaleEpochException">The row is of another epoch.</exception>
    ValueTask<Packed<CitizenRow>> Apply(RunEpoch epoch, [Immutable] byte[] deeds);

    /// <summary>Returns the row.</summary>
    /// <exception cref="StaleEpochException">The row is of another epoch.</exception>
    ValueTask<Packed<CitizenRow>> Read(RunEpoch epoch);

    /// <summary>Does nothing: what a message costs without a rule.</summary>
    ValueTask<Packed<CitizenStep>> Idle([Immutable] WishKnowledge known);
}
