using Microsoft.Extensions.Time.Testing;

namespace AdoptionSim.Tests.Support;

/// <summary>A clock that stands still until a test advances it. Its timers run in real time, so that pauses of the code under test end by themselves.</summary>
public sealed class StandingClock : FakeTimeProvider
{
    public StandingClock() { }

    public StandingClock(DateTimeOffset now)
        : base(now) { }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime, period);
}
