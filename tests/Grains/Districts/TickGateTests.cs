using AdoptionSim.Actors.Districts;

namespace AdoptionSim.Grains.Tests.Districts;

public sealed class TickGateTests
{
    [Fact]
    public async Task A_query_within_a_tick_waits_for_its_end()
    {
        var gate = new TickGate();
        await gate.Close();

        var answer = gate.Ask(() => new ValueTask<int>(7));
        Assert.False(answer.IsCompleted);
        gate.Open();

        Assert.Equal(7, await answer);
    }

    [Fact]
    public async Task A_tick_waits_for_the_queries_that_are_being_answered()
    {
        var gate = new TickGate();
        var asked = new TaskCompletionSource<int>();
        var answer = gate.Ask(() => new ValueTask<int>(asked.Task));

        var tick = gate.Close().AsTask();
        Assert.False(tick.IsCompleted);
        asked.SetResult(7);

        await tick;
        Assert.Equal(7, await answer);
    }
}
