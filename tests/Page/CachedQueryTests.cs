using AdoptionSim.Silo.Page;
using Microsoft.Extensions.Time.Testing;

namespace AdoptionSim.Page.Tests;

public sealed class CachedQueryTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<TaskCompletionSource<int>> _asked = [];
    private readonly CachedQuery<int> _query;

    public CachedQueryTests() =>
        _query = new CachedQuery<int>(
            () =>
            {
                _asked.Add(new TaskCompletionSource<int>());
                return _asked[^1].Task;
            },
            TimeSpan.FromSeconds(1),
            _clock
        );

    [Fact]
    public async Task Calls_share_a_pending_answer_however_long_it_takes()
    {
        Task<int>[] early = [_query.Get(), _query.Get()];
        _clock.Advance(TimeSpan.FromSeconds(30));
        var late = _query.Get();
        _asked.Single().SetResult(7);

        Assert.Equal((7, 7, 7), (await early[0], await early[1], await late));
        Assert.Single(_asked);
    }

    [Fact]
    public async Task An_answer_that_has_aged_is_asked_for_anew()
    {
        var first = _query.Get();
        _asked[0].SetResult(1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var fresh = _query.Get();
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        var second = _query.Get();
        _asked[1].SetResult(2);

        Assert.Equal((1, 1, 2), (await first, await fresh, await second));
    }

    [Fact]
    public async Task One_that_failed_is_asked_for_anew_at_once()
    {
        var first = _query.Get();
        _asked[0].SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => first);

        var second = _query.Get();
        _asked[1].SetResult(2);

        Assert.Equal(2, await second);
    }
}
