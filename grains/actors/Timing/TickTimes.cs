using AdoptionSim.Interfaces.Runs;

namespace AdoptionSim.Actors.Timing;

/// <summary>Real time of one tick, by phase. A checkpoint belongs to the tick after which it is taken, and is no part of its duration.</summary>
internal sealed class TickTimes
{
    private static readonly TickPhase[] All = Enum.GetValues<TickPhase>();

    private readonly PhaseTimes?[] _phases = new PhaseTimes?[All.Length];

    /// <summary>Of the tick, checkpoint and pace left out.</summary>
    public TimeSpan Duration => Sum(All.Where(phase => phase != TickPhase.Checkpoint), times => times.Duration);

    /// <summary>When it ended, by the clock's timestamp.</summary>
    public long Ended { get; set; }

    /// <summary>Null where the phase has not happened.</summary>
    public PhaseTimes? Of(TickPhase phase) => _phases[(int)phase];

    public void Add(TickPhase phase, PhaseTimes times) => _phases[(int)phase] = times;

    /// <summary>How long a silo was at work in the tick, checkpoint left out.</summary>
    /// <param name="silo">Its place in the plan.</param>
    public TimeSpan BusyOf(int silo) => Sum(All.Where(phase => phase != TickPhase.Checkpoint), times => silo < times.Busy.Length ? times.Busy[silo] : TimeSpan.Zero);

    private TimeSpan Sum(IEnumerable<TickPhase> phases, Func<PhaseTimes, TimeSpan> time) =>
        new(phases.Sum(phase => Of(phase) is { } times ? time(times).Ticks : 0));
}
