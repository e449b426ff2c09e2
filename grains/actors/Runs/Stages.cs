using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Model.Districts;
using Orleans.Runtime.Placement;

namespace AdoptionSim.Actors.Runs;

/// <summary>The stages of all silos as the run sees them: what goes out is split by silo, what comes back is put in ordinal order.</summary>
internal sealed class Stages(IGrainFactory grains, RunSpecification specification, PlacementPlan plan)
{
    private const int Attempts = 300;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);
    private readonly int[][] _districts = [.. Enumerable.Range(0, plan.Silos.Length).Select(plan.DistrictsOf)];
    private readonly ISiloStage[] _stages = [.. Enumerable.Range(0, plan.Silos.Length).Select(silo => grains.GetGrain<ISiloStage>($"{specification.Name}/{silo}"))];

    public async Task<PlacedReport[]> Open() => Merge(await Task.WhenAll(Enumerable.Range(0, _stages.Length).Select(Open)));

    public async Task<long[]> Wish(TickOrder order, IReadOnlyList<PlacedCommand> commands)
    {
        var wishes = await Task.WhenAll(_stages.Select((stage, silo) => stage.Wish(new StageTick(
            order.Tick,
            order.NationSubscribers,
            order.NationPeople,
            Blob.Of<PlacedCommand>(commands.Where(command => plan.SiloOf[command.District] == silo).ToArray())))));
        return Merge(wishes.Select(list => list.ByDistrict));
    }

    public Task Buy(long[] allotted) =>
        Task.WhenAll(_stages.Select((stage, silo) => stage.Buy(new StageList([.. _districts[silo].Select(district => allotted[district])]))));

    public async Task<PlacedReport[]> Use() => Merge(await Task.WhenAll(_stages.Select(stage => stage.Use())));

    public async Task<UInt128[]> HashRows() =>
        Merge((await Task.WhenAll(_stages.Select(stage => stage.HashRows()))).Select(hashes => Blob.Read<UInt128>(hashes.Hashes)));

    public Task Abandon() => Task.WhenAll(_stages.Select(stage => stage.Abandon()));

    private async Task<StageReport> Open(int silo)
    {
        await Settle(silo);
        return await _stages[silo].Open(new StageOrder(specification, plan, silo));
    }

    /// <summary>The hint puts the stage on the silo that the plan has for it, as soon as all silos know of each other; from there it stays.</summary>
    /// <exception cref="TimeoutException">The silo cannot be had.</exception>
    private async Task Settle(int silo)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await IsSettled(silo))
            {
                return;
            }

            await Task.Delay(BetweenAttempts);
        }

        throw new TimeoutException($"The stage of run {specification.Name} for silo {plan.Silos[silo]} came to be on other silos for {Attempts * BetweenAttempts:g}.");
    }

    private Task<bool> IsSettled(int silo)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, plan.Silos[silo]);
        try
        {
            return _stages[silo].IsOn(plan.Silos[silo]);
        }
        finally
        {
            RequestContext.Remove(IPlacementDirector.PlacementHintKey);
        }
    }

    private PlacedReport[] Merge(IEnumerable<StageReport> reports) => Merge(reports.Select(StageReports.Unpack));

    private T[] Merge<T>(IEnumerable<IEnumerable<T>> bySilo)
    {
        var merged = new T[plan.SiloOf.Length];
        foreach (var (silo, values) in bySilo.Index())
        {
            foreach (var (index, value) in values.Index())
            {
                merged[_districts[silo][index]] = value;
            }
        }

        return merged;
    }
}
