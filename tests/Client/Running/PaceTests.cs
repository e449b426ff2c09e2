using AdoptionSim.Client.Progress;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using Microsoft.Extensions.Time.Testing;

namespace AdoptionSim.Client.Tests.Running;

public sealed class PaceTests
{
    [Fact]
    public void Time_left_uses_ticks_since_the_run_was_seen_running()
    {
        var clock = new FakeTimeProvider();
        var pace = new Pace(clock);

        pace.Update(At(RunState.Preparing, new Tick(0)));
        clock.Advance(TimeSpan.FromSeconds(100));
        pace.Update(At(RunState.Running, new Tick(10)));
        clock.Advance(TimeSpan.FromSeconds(4));
        pace.Update(At(RunState.Running, new Tick(30)));

        Assert.Equal(5, pace.TicksPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(14), pace.Left);
    }

    private static RunProgress At(RunState state, Tick tick) => new(state, tick, 100, new DateOnly(2009, 1, 1), 0, 0, 1, 0, "", 1, null);
}
