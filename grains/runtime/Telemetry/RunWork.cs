namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// Counts the computing work of a silo's process for a run: the citizens, summed over all computed ticks, and the ticks that were begun again after the loss of
/// another silo.
/// </summary>
public sealed class RunWork(string run)
{
    private long _citizenTicks;
    private long _replayedTicks;

    public string Run => run;

    public long CitizenTicks => Interlocked.Read(ref _citizenTicks);

    public long ReplayedTicks => Interlocked.Read(ref _replayedTicks);

    /// <summary>The clock's timestamp at which the run was first found to be over on this silo; null while it is in progress.</summary>
    internal long? Ended { get; set; }

    /// <param name="citizens">The number of citizens in the tick.</param>
    public void TickDone(long citizens) => Interlocked.Add(ref _citizenTicks, citizens);

    public void TickBegunAgain() => Interlocked.Increment(ref _replayedTicks);
}
