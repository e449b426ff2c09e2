using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Timing;

/// <summary>Real time of one tick, by phase. A checkpoint belongs to the tick after which it is taken, and is no part of its duration.</summary>
internal sealed class TickTimes
{
    private static readonly TickPhase[] All = Enum.GetValues<TickPhase>();

    private readonly PhaseTimes?[] _phases = new PhaseTimes?[All.Length];

    /// <summary>Of the tick, checkpoint and pace left out.</summary>
    public TimeSpan Duration => new(All.Where(phase => phase != TickPhase.Checkpoint).Sum(phase => Of(phase)?.Duration.Ticks ?? 0));

    /// <summary>When it ended, by the clock's timestamp.</summary>
    public long Ended { get; set; }

    /// <summary>Null where the phase has not happened.</summary>
    public PhaseTimes? Of(TickPhase phase) => _phases[(int)phase];

    public void Add(TickPhase phase, PhaseTimes times) => _phases[(int)phase] = times;
}
