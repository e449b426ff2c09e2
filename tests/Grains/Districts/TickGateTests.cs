using AdoptionSim.Runtime.Districts;

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

    [Fact]
    public async Task Queries_on_other_threads_never_see_an_unfinished_tick()
    {
        const int Ticks = 2000;
        var gate = new TickGate();
        var (isWithin, isOver) = (false, false);
        var asking = Enumerable
            .Range(0, 4)
            .Select(_ =>
                Task.Run(async () =>
                {
                    var seen = 0;
                    while (!Volatile.Read(ref isOver))
                    {
                        seen += await gate.Ask(() => new ValueTask<int>(Volatile.Read(ref isWithin) ? 1 : 0));
                    }

                    return seen;
                })
            )
            .ToList();

        for (var tick = 0; tick < Ticks; tick++)
        {
            await gate.Close();
            Volatile.Write(ref isWithin, true);
            await Task.Yield();
            Volatile.Write(ref isWithin, false);
            gate.Open();
        }

        Volatile.Write(ref isOver, true);
        var seen = await Task.WhenAll(asking);
        Assert.Equal(0, seen.Sum());
    }
}
