using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Runtime.Messages;

/// <summary>
/// What a handset's district sends it in message delivery, where the handset's grain holds its own row. Arguments are shared with
/// all handsets of the district: a handset is where its district is.
/// </summary>
[Alias("adoptsim.handset-step")]
public interface IHandsetStep : IGrainWithStringKey
{
    /// <summary>Comes to be, or goes back, to a row. Where it is not on the silo yet, it moves there as soon as it can: tell it again.</summary>
    /// <exception cref="StaleEpochException">There is a row of a later epoch.</exception>
    ValueTask<bool> Place(RunEpoch epoch, Packed<HandsetRow> row, SiloAddress silo);

    /// <summary>Takes the step of a tick.</summary>
    ValueTask<Packed<HandsetStep>> Step([Immutable] UseKnowledge known);

    /// <summary>Repeats what the district did to the handset, in order; returns the row after it.</summary>
    /// <param name="deeds">Packed <see cref="HandsetDeed"/>s.</param>
    /// <exception cref="StaleEpochException">The row is of another epoch.</exception>
    ValueTask<Packed<HandsetRow>> Apply(RunEpoch epoch, [Immutable] byte[] deeds);

    /// <summary>Returns the row.</summary>
    /// <exception cref="StaleEpochException">The row is of another epoch.</exception>
    ValueTask<Packed<HandsetRow>> Read(RunEpoch epoch);
}
