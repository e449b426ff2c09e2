using AdoptionSim.Actors.Districts;
using AdoptionSim.Model.Districts;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace AdoptionSim.Actors.Silos;

/// <summary>
/// The stage of a silo. Invariant: between the phases none of its districts is at work, so that their desks and outboxes can be read.
/// </summary>
[KeepAlive, PreferLocalPlacement]
public sealed class SiloStageGrain(SiloRuns runs, ILocalSiloDetails here) : Grain, ISiloStage
{
    private SiloRun _run = null!;
    private PlacementPlan _plan = null!;
    private int[] _districts = [];
    private DistrictDesk[] _desks = [];
    private IDistrictStep[] _largestFirst = [];
    private ISiloStage[] _others = [];
    private int _atOnce;
    private int _tick;

    public Task<bool> IsOn(SiloAddress silo)
    {
        if (silo.Equals(here.SiloAddress))
        {
            return Task.FromResult(true);
        }

        // Not merely deactivated: who remembers this place would make it anew right here.
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        MigrateOnIdle();
        return Task.FromResult(false);
    }

    public async Task<StageReport> Open(StageOrder order)
    {
        if (!order.Plan.Silos[order.Silo].Equals(here.SiloAddress))
        {
            throw new InvalidOperationException($"The stage for {order.Plan.Silos[order.Silo]} came to be on {here.SiloAddress}.");
        }

        RequestContext.Clear();
        _run = await runs.Prepare(order.Specification);
        _plan = order.Plan;
        _districts = _plan.DistrictsOf(order.Silo);
        _desks = [.. _districts.Select(_ => new DistrictDesk())];
        for (var index = 0; index < _districts.Length; index++)
        {
            _run.Desks[_districts[index]] = _desks[index];
        }

        _atOnce = order.Specification.Threads > 0 ? order.Specification.Threads : 2 * Environment.ProcessorCount;
        _largestFirst = [.. _districts
            .OrderByDescending(district => _run.Setup.Populations[district].People)
            .ThenBy(district => district)
            .Select(district => GrainFactory.GetGrain<IDistrictStep>($"{order.Specification.Name}/{_run.Setup.Nation.Districts[district].Key}"))];
        _others = [.. Enumerable.Range(0, _plan.Silos.Length).Select(silo => GrainFactory.GetGrain<ISiloStage>($"{order.Specification.Name}/{silo}"))];
        await ForEachDistrict(district => district.Open());
        return StageReports.Pack(_desks);
    }

    public async Task<StageList> Wish(StageTick tick)
    {
        _tick = tick.Tick;
        _run.Inbox.Clear();
        var commands = Blob.Read<PlacedCommand>(tick.Commands).ToLookup(command => command.District, command => command.Command);
        for (var index = 0; index < _desks.Length; index++)
        {
            _desks[index].Order = new TickOrder(_tick, [.. commands[_districts[index]]], tick.NationSubscribers, tick.NationPeople);
        }

        await ForEachDistrict(district => district.Wish());
        return new StageList([.. _desks.Select(desk => desk.Handsets)]);
    }

    public async Task Buy(StageList allotted)
    {
        for (var index = 0; index < _desks.Length; index++)
        {
            _desks[index].Handsets = allotted.ByDistrict[index];
        }

        await ForEachDistrict(district => district.Buy());
        await Task.WhenAll(Enumerable.Range(0, _others.Length).Where(silo => !_plan.Silos[silo].Equals(here.SiloAddress)).Select(Send));
    }

    public Task Receive(byte[] chunk)
    {
        NewsParcel.Open(chunk, _tick, _run.Inbox);
        return Task.CompletedTask;
    }

    public async Task<StageReport> Use()
    {
        _run.Inbox.Sort();
        var called = new long[_run.Desks.Length];
        foreach (var source in _desks)
        {
            var outbox = source.District!.Outbox.CalledMilliErlangs;
            for (var target = 0; target < called.Length; target++)
            {
                called[target] += outbox[target];
            }
        }

        for (var index = 0; index < _desks.Length; index++)
        {
            var district = _districts[index];
            _desks[index].CalledMilliErlangs = _run.Inbox.CalledMilliErlangs(district) + called[district];
        }

        await ForEachDistrict(district => district.Use());
        return StageReports.Pack(_desks);
    }

    public async Task<StageHashes> HashRows()
    {
        await ForEachDistrict(district => district.HashRows());
        return new StageHashes(Blob.Of<UInt128>(_desks.Select(desk => desk.RowHash).ToArray()));
    }

    public Task Abandon() => Task.WhenAll(_largestFirst.Select(district => district.Abandon()));

    /// <summary>What was posted for the districts of another silo, and the traffic of the last tick's calls to them.</summary>
    private async Task Send(int silo)
    {
        var parcel = new NewsParcel(_tick);
        foreach (var target in _plan.DistrictsOf(silo))
        {
            for (var index = 0; index < _desks.Length; index++)
            {
                var outbox = _desks[index].District!.Outbox;
                parcel.Add(_districts[index], target, outbox.CalledMilliErlangs[target], outbox.For(target).Span);
            }
        }

        foreach (var chunk in parcel.Close())
        {
            await _others[silo].Receive(chunk);
        }
    }

    /// <summary>A phase, at a bounded number of districts at once, the largest first, so that the small ones fill the gaps.</summary>
    private Task ForEachDistrict(Func<IDistrictStep, Task> phase)
    {
        var next = 0;
        return Task.WhenAll(Enumerable.Range(0, _atOnce).Select(_ => Work()));

        async Task Work()
        {
            while (next < _largestFirst.Length)
            {
                await phase(_largestFirst[next++]);
            }
        }
    }
}
