using System.Reflection;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Page.Tests.Support;
using AdoptionSim.Silo.Page;

namespace AdoptionSim.Page.Tests;

/// <summary>Tests that the cache of a run spares the run's grain calls.</summary>
[Collection(PageCollection.Name)]
public sealed class RunCacheTests(PageWorld world)
{
    [Fact]
    public async Task A_tick_is_fetched_once_however_often_it_is_requested()
    {
        var run = await world.DoneAsync(PageRun.Islandia);
        var counted = DispatchProxy.Create<IRun, CountedRun>();
        var calls = (CountedRun)(object)counted;
        calls.Run = run;
        var cache = new RunCache(counted, await run.Specification(), TimeProvider.System);

        var first = await cache.Tick(new Tick(30));
        var again = await cache.Tick(new Tick(30));
        var other = await cache.Tick(new Tick(31));

        Assert.Equal(30, first!.Tick);
        Assert.Same(first, again);
        Assert.Equal(31, other!.Tick);
        Assert.Equal(2, calls.Count);
        Assert.Null(await cache.Tick(new Tick(100_000)));
    }
}

/// <summary>A run that counts the calls it forwards.</summary>
public class CountedRun : DispatchProxy
{
    public IRun? Run { get; set; }

    public int Count { get; private set; }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Count++;
        return targetMethod!.Invoke(Run, args);
    }
}
