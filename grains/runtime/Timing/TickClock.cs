using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Timing;

/// <summary>
/// Tells how long the phases of a run's ticks take. Invariant: what it measures goes to those who watch, and nothing of it into a tick, its rows or their digest.
/// </summary>
/// <param name="watch">Told of every phase and tick that has ended.</param>
internal sealed class TickClock(TimeProvider time, ITickWatch watch)
{
    private TickTimes _times = new();

    /// <summary>A time to measure from.</summary>
    public long Now => time.GetTimestamp();

    public TimeSpan Since(long began) => time.GetElapsedTime(began);

    public void BeginTick(int tick)
    {
        _times = new TickTimes();
        watch.TickBegins(tick);
    }

    public void EndTick()
    {
        _times.Ended = Now;
        watch.TickEnds(_times);
    }

    /// <summary>A phase of the run's own, in which no silo has a part: from now until it is disposed.</summary>
    public OwnPhase Own(TickPhase phase) => new(this, phase, Now);

    /// <summary>A phase at whose end all silos wait for the last.</summary>
    /// <param name="busy">How long each silo was at work, in the plan's order.</param>
    public void Add(TickPhase phase, TimeSpan duration, TimeSpan[] busy) => Add(phase, new PhaseTimes(duration, WaitsOf(busy)));

    /// <summary>
    /// Buying and word of mouth are one call: a silo that is through with buying tells its news at once. Buying lasts until the last silo is through with it, word of
    /// mouth until all have told theirs; only then is there somebody to wait for.
    /// </summary>
    public void AddBuying(TimeSpan duration, TimeSpan[] buying, TimeSpan[] telling)
    {
        var bought = buying.Max();
        Add(TickPhase.Buy, new PhaseTimes(bought, []));
        Add(TickPhase.WordOfMouth, new PhaseTimes(
            duration > bought ? duration - bought : TimeSpan.Zero, WaitsOf([.. buying.Zip(telling, (buy, tell) => buy + tell)])));
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

/// <summary>Sees the ticks of a run go by.</summary>
internal interface ITickWatch
{
    void TickBegins(int tick);

    void PhaseEnds(TickPhase phase, PhaseTimes times);

    /// <param name="times">A checkpoint may still be added to them.</param>
    void TickEnds(TickTimes times);
}
