using AdoptionSim.Runtime.Silos;
using Microsoft.Extensions.Time.Testing;

namespace AdoptionSim.Grains.Tests.Silos;

public sealed class FairShareTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly FairShare _share;

    public FairShareTests() => _share = new FairShare(_clock);

    [Fact]
    public async Task Waiting_run_that_used_least_time_gets_the_next_turn()
    {
        var order = new List<string>();
        var first = await _share.Take("large", 1);
        var all = Enumerable.Range(0, 3).Select(_ => Work("large", 10, order)).Concat(Enumerable.Range(0, 30).Select(_ => Work("small", 1, order))).ToArray();

        _clock.Advance(TimeSpan.FromTicks(10));
        first.Dispose();
        await Task.WhenAll(all);

        // After the first turn of ten units, the small run catches up in ten turns of one; after that the two alternate in the same way.
        Assert.Equal(
            ["large", .. Enumerable.Repeat("small", 10)],
            [.. order.Where(run => run == "large").Take(1), .. order.TakeWhile(run => run == "small").Take(10)]
        );
        Assert.Equal([10, 21], order.Index().Where(turn => turn.Item == "large").Select(turn => turn.Index).Take(2));
    }

    [Fact]
    public async Task Unused_share_of_a_late_run_is_not_carried_over()
    {
        var order = new List<string>();
        for (var turn = 0; turn < 5; turn++)
        {
            await Work("old", 100, order);
        }

        var held = await _share.Take("old", 1);
        var all = new[] { Work("new", 100, order), Work("old", 100, order), Work("new", 100, order), Work("old", 100, order) };
        _clock.Advance(TimeSpan.FromTicks(1));
        held.Dispose();
        await Task.WhenAll(all);

        Assert.Equal(["new", "old", "new", "old"], order[5..]);
    }

    [Fact]
    public async Task Without_others_nobody_waits()
    {
        var turns = Enumerable.Range(0, 4).Select(_ => _share.Take("alone", 4)).ToArray();
        Assert.All(turns, turn => Assert.True(turn.IsCompletedSuccessfully));
        var fifth = _share.Take("alone", 4);
        Assert.False(fifth.IsCompleted);

        (await turns[0]).Dispose();
        await fifth;
    }

    [Fact]
    public async Task Who_waits_for_something_else_gives_its_place_to_others()
    {
        var (stored, isBack) = (new TaskCompletionSource<int>(), false);
        var held = await _share.Take("storing", 1);
        var storing = Storing();
        var other = _share.Take("other", 1);
        Assert.True(other.IsCompletedSuccessfully);
        stored.SetResult(7);
        await Task.Yield();
        Assert.False(isBack);

        (await other).Dispose();
        Assert.Equal(7, await storing);
        var third = _share.Take("other", 1);
        Assert.False(third.IsCompleted);
        held.Dispose();
        (await third).Dispose();

        async Task<int> Storing()
        {
            var result = await _share.Wait("storing", 1, () => stored.Task);
            isBack = true;
            return result;
        }
    }

    [Fact]
    public async Task Who_has_no_place_just_waits()
    {
        Assert.Equal(7, await _share.Wait("nobody", 1, () => Task.FromResult(7)));
        using var turn = await _share.Take("other", 1).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }

    private async Task Work(string run, long units, List<string> order)
    {
        using var turn = await _share.Take(run, 1);
        lock (order)
        {
            order.Add(run);
        }

        _clock.Advance(TimeSpan.FromTicks(units));
    }
}
