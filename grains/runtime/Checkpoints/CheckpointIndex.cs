using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// The record that makes a checkpoint complete: only a checkpoint with this record counts. It has the state of the run as a whole between two ticks, and lists
/// the separately stored parts with the result rows (the counts of each tick). The state of each district is a separate part, too.
/// </summary>
/// <param name="Layout">The version of this record and of the parts; other versions are not read.</param>
/// <param name="ModelVersion">The version of the rules; a run is not continued under other rules.</param>
/// <param name="Silos">The addresses of the silos in the placement plan. A resumed run leaves districts on those silos that are still in the cluster.</param>
/// <param name="SiloOf">The index in <paramref name="Silos"/> of each district's silo, by district ordinal.</param>
/// <param name="RowParts">The parts with the rows of all ticks so far, in order of tick.</param>
/// <param name="Stored">The time at which the checkpoint was taken.</param>
/// <param name="IsEnd">True if the run is done: this last checkpoint has result rows but no districts.</param>
/// <param name="Work">The measured computing time of each district, by ordinal, for the placement of a resumed run. Null if too few ticks were measured, or if
/// an older program stored the checkpoint without these times.</param>
public sealed record CheckpointIndex(
    int Layout,
    int ModelVersion,
    CheckpointId Id,
    LedgerState Ledger,
    string[] Silos,
    int[] SiloOf,
    RowPart[] RowParts,
    DateTimeOffset Stored,
    bool IsEnd = false,
    long[]? Work = null
)
{
    public const int CurrentLayout = 4;
}

/// <summary>Refers to a stored part of a checkpoint that has the result rows (the counts) of a range of ticks.</summary>
/// <param name="Checkpoint">The checkpoint with which the rows were stored.</param>
/// <param name="FirstTick">The first tick of the range.</param>
/// <param name="LastTick">The last tick of the range.</param>
public sealed record RowPart(CheckpointId Checkpoint, Tick FirstTick, Tick LastTick);
