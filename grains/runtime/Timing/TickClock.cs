using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Timing;

/// <summary>Measures how long the phases of a run's ticks take. Invariant: only observers get these times; no tick, result or hash depends on them.</summary>
/// <param name="watch">Receives every phase and tick that has ended.</param>
internal sealed class TickClock(TimeProvider time, ITickWatch watch)
{
    private TickTimes _times = new();

    /// <summary>The present timestamp, from which a duration can be measured.</summary>
    public long Now => time.GetTimestamp();

    public TimeSpan Since(long began) => time.GetElapsedTime(began);

    public void BeginTick(Tick tick)
    {
        _times = new TickTimes();
        watch.TickBegins(tick);
    }

    public void EndTick()
    {
        _times.Ended = Now;
        watch.TickEnds(_times);
    }

    /// <summary>
    /// Begins to measure a phase that only the run's own grain executes, without any worker. The phase lasts until the returned object is disposed.
    /// </summary>
    public OwnPhase Own(TickPhase phase) => new(this, phase, Now);

    /// <summary>Records the time of a phase that all silos execute, and at whose end they wait for the last one.</summary>
    /// <param name="busy">The time for which each silo was busy, in the plan's order.</param>
    public void Add(TickPhase phase, TimeSpan duration, TimeSpan[] busy) => Add(phase, new PhaseTimes(duration, WaitsOf(busy)));

    /// <summary>
    /// Records the times of the phases "buy" and "word of mouth", which each silo runs in one call. A silo that has finished buying sends its tie events (news
    /// of begun or ended phone lines) at once. Buying lasts until the last silo has finished it, and word of mouth until all silos have sent their events.
    /// Silos wait for each other only at the end of word of mouth.
    /// </summary>
    public void AddBuying(TimeSpan duration, TimeSpan[] buying, TimeSpan[] wordOfMouth)
    {
        var bought = buying.Max();
        Add(TickPhase.Buy, new PhaseTimes(bought, []));
        Add(
            TickPhase.WordOfMouth,
            new PhaseTimes(duration > bought ? duration - bought : TimeSpan.Zero, WaitsOf([.. buying.Zip(wordOfMouth, (buy, send) => buy + send)]))
        );
    }

    private static TimeSpan[] WaitsOf(TimeSpan[] ends)
    {
        var last = Array.IndexOf(ends, ends.Max());
        return [.. ends.Where((_, silo) => silo != last).Select(end => ends[last] - end)];
    }

    private void Add(TickPhase phase, PhaseTimes times)
    {
        _times.Add(phase, times);
        watch.PhaseEnds(phase, times);
    }

    public readonly struct OwnPhase(TickClock clock, TickPhase phase, long began) : IDisposable
    {
        public void Dispose() => clock.Add(phase, new PhaseTimes(clock.Since(began), []));
    }
}

/// <summary>Is notified when the ticks and phases of a run begin and end, and of the times that they took.</summary>
internal interface ITickWatch
{
    void TickBegins(Tick tick);

    void PhaseEnds(TickPhase phase, PhaseTimes times);

    /// <param name="times">The times of the tick; those of a checkpoint may still be added.</param>
    void TickEnds(TickTimes times);
}
