using AdoptionSim.Model.Towers;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Runtime.Messages;

/// <summary>
/// The messages from a district to the grain of a cell tower, in a run with message delivery, in which the grain itself holds the tower's row (state). The
/// grain is on its district's silo.
/// </summary>
[Alias("adoptsim.tower-step")]
public interface ITowerStep : IGrainWithStringKey
{
    /// <summary>
    /// Gives the grain its tower's row (state), in place of an earlier one. Returns false if the grain is not on the given silo yet. It then moves there as
    /// soon as it can, and the caller must repeat the call.
    /// </summary>
    /// <exception cref="StaleEpochException">The grain holds a row of a later epoch, that is, of a newer owner of the run.</exception>
    ValueTask<bool> Place(RunEpoch epoch, Packed<TowerRow> row, SiloAddress silo);

    ValueTask<Packed<TowerReport>> Step([Immutable] TowerOrderMessage order);

    /// <exception cref="StaleEpochException">The grain's row is of another epoch, that is, of another owner of the run.</exception>
    ValueTask<Packed<TowerReport>> Apply(RunEpoch epoch, TowerCommand command, int channels);
}

/// <summary>
/// The input of a tower's step of a tick, such as the offered traffic, wrapped in an object that is passed by reference, because it never leaves the silo.
/// </summary>
[Immutable]
public sealed record TowerOrderMessage(TowerOrder Order);
