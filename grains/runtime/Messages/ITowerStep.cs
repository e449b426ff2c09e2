using AdoptionSim.Model.Towers;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Runtime.Messages;

/// <summary>What a tower's district sends it. The tower is where its district is.</summary>
[Alias("adoptsim.tower-step")]
public interface ITowerStep : IGrainWithStringKey
{
    /// <summary>Comes to be, or goes back, to a row. Where it is not on the silo yet, it moves there as soon as it can: tell it again.</summary>
    /// <exception cref="StaleEpochException">There is a row of a later epoch.</exception>
    ValueTask<bool> Place(RunEpoch epoch, Packed<TowerRow> row, SiloAddress silo);

    ValueTask<Packed<TowerReport>> Step([Immutable] TowerOrderMessage order);

    /// <exception cref="StaleEpochException">The row is of another epoch.</exception>
    ValueTask<Packed<TowerReport>> Tell(RunEpoch epoch, TowerCommand command, int channels);
}

/// <summary>An order as one reference: it never leaves the silo.</summary>
[Immutable]
public sealed record TowerOrderMessage(TowerOrder Order);
