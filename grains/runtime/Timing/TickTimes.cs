using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Timing;

/// <summary>
/// The real (wall-clock) time that one tick took, phase by phase. A checkpoint is listed with the tick after which it is taken, but does not count towards the
/// duration of that tick.
/// </summary>
internal sealed class TickTimes
{
    private static readonly TickPhase[] All = Enum.GetValues<TickPhase>();

    private readonly PhaseTimes?[] _phases = new PhaseTimes?[All.Length];

    /// <summary>The duration of the tick: the sum of its phases, without a checkpoint and without the wait of a run with limited speed.</summary>
    public TimeSpan Duration => new(All.Where(phase => phase != TickPhase.Checkpoint).Sum(phase => Of(phase)?.Duration.Ticks ?? 0));

    /// <summary>The clock's timestamp at the end of the tick.</summary>
    public long Ended { get; set; }

    /// <summary>Returns the times of a phase of this tick; null if the tick did not have that phase.</summary>
    public PhaseTimes? Of(TickPhase phase) => _phases[(int)phase];

    public void Add(TickPhase phase, PhaseTimes times) => _phases[(int)phase] = times;
}
