using Microsoft.Extensions.Time.Testing;

namespace AdoptionSim.Tests.Support;

/// <summary>A clock that stands until a test advances it. Its timers run in real time, so that pauses of the code under test end without the test's help.</summary>
public sealed class StandingClock : FakeTimeProvider
{
    public StandingClock()
    {
    }

    public StandingClock(DateTimeOffset now)
        : base(now)
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(callback, state, dueTime, period);
}
