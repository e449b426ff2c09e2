namespace AdoptionSim.Grains.Tests.Support;

/// <summary>A clock that stands until it is set, in seconds.</summary>
public sealed class HandClock : TimeProvider
{
    public double Now { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => TimeSpan.FromSeconds(Now).Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(Now);
}
