using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// The record that completes a checkpoint: a checkpoint counts once this is stored. It has the state of the run as a whole between two ticks, and lists the
/// separately stored parts with the result rows (the counts of each tick). The districts are separate parts, too.
/// </summary>
/// <param name="Layout">The version of this record and of the parts; other versions are not read.</param>
/// <param name="ModelVersion">The version of the rules; a run is not continued under other rules.</param>
/// <param name="Silos">The addresses of the silos in the plan, which is kept for those that are still there.</param>
/// <param name="SiloOf">The index in <paramref name="Silos"/> of each district's silo, by district ordinal.</param>
/// <param name="RowParts">The parts with the rows of all ticks so far, in order of tick.</param>
/// <param name="Stored">The time at which it was stored.</param>
/// <param name="IsEnd">True if the run is done: nothing more is stored for its districts.</param>
/// <param name="Work">The measured work of each district, by ordinal, for the placement of a resumed run; null if too few ticks were measured, or the program
/// that stored it did not store work.</param>
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
