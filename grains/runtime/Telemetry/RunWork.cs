namespace AdoptionSim.Runtime.Telemetry;

/// <summary>What a silo's process has done for a run, ticks done again included.</summary>
public sealed class RunWork(string run)
{
    private long _citizenTicks;
    private long _replayedTicks;

    public string Run => run;

    public long CitizenTicks => Interlocked.Read(ref _citizenTicks);

    public long ReplayedTicks => Interlocked.Read(ref _replayedTicks);

    /// <summary>When it was first seen to be over, by the clock's timestamp; null while it goes on.</summary>
    internal long? Ended { get; set; }

    /// <param name="citizens">How many took part.</param>
    public void TickDone(long citizens) => Interlocked.Add(ref _citizenTicks, citizens);

    public void TickBegunAgain() => Interlocked.Increment(ref _replayedTicks);
}
