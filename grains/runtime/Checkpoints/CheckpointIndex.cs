using AdoptionSim.Model.Runs;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>A whole checkpoint, but for its parts: what the run itself carries over the tick boundary.</summary>
/// <param name="Layout">The version of this record and of the parts; another one is not read.</param>
/// <param name="ModelVersion">Of the rules; a run is not carried on under others.</param>
/// <param name="Silos">The plan, to be kept as far as these silos are still there: addresses.</param>
/// <param name="SiloOf">By district ordinal, the place of its silo in <paramref name="Silos"/>.</param>
/// <param name="RowParts">Where the rows of all ticks so far are, in order of tick.</param>
/// <param name="Stored">When.</param>
/// <param name="IsEnd">Whether the run is done: of its districts nothing is stored any more.</param>
/// <param name="Work">The measured work of each district, by ordinal, for the placement of a resumed run; null if too few ticks were measured, or the program that stored it did not store work.</param>
public sealed record CheckpointIndex(
    int Layout, int ModelVersion, CheckpointId Id, LedgerState Ledger, string[] Silos, int[] SiloOf, RowPart[] RowParts, DateTimeOffset Stored,
    bool IsEnd = false, long[]? Work = null)
{
    public const int CurrentLayout = 4;
}

/// <summary>Rows of some ticks.</summary>
/// <param name="Checkpoint">The checkpoint with which they were stored.</param>
/// <param name="FirstTick">The first of them.</param>
/// <param name="LastTick">The last of them.</param>
public sealed record RowPart(CheckpointId Checkpoint, int FirstTick, int LastTick);
