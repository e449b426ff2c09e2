namespace AdoptionSim.Grains.Tests.Support;

/// <summary>The system's clock, which a test can put forward.</summary>
public sealed class JumpClock : TimeProvider
{
    private long _ahead;

    public override long GetTimestamp() => System.GetTimestamp() + Interlocked.Read(ref _ahead);

    public void Jump(TimeSpan time) => Interlocked.Add(ref _ahead, (long)(time.TotalSeconds * TimestampFrequency));
}
