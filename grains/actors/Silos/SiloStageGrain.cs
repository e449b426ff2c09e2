using System.Runtime.InteropServices;
using AdoptionSim.Actors.Checkpoints;
using AdoptionSim.Actors.Districts;
using AdoptionSim.Actors.Runs;
using AdoptionSim.Actors.Silos.Calls;
using AdoptionSim.Actors.Telemetry;
using AdoptionSim.Interfaces.Silos;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations;
using Orleans.GrainDirectory;
using Orleans.Placement;

namespace AdoptionSim.Actors.Silos;

/// <summary>
/// The stage of a silo. Invariant: between the phases none of its districts is at work, so that their desks and outboxes can be read. What must outlive the
/// activation, the districts and the epoch, rests with the silo.
/// </summary>
[PreferLocalPlacement, GrainDirectory(SteadyDirectory.Name), GrainType(TypeName), SiloVersion]
public sealed class SiloStageGrain(SiloRuns runs, ILocalSiloDetails here, SiloSeries series, SiloCalls calls, SiloCallOptions patience, SiloVersion version, TimeProvider time) : Grain, ISiloStage
{
    internal const string TypeName = "silostage";

    /// <summary>More than there are processors, so that none waits while a district does.</summary>
    private static readonly int Everybody = 2 * Environment.ProcessorCount;

    private readonly PhaseMemory _phases = new("A stage", patience, time);
    private SiloRun? _run;
    private RunWork _work = null!;
    private PlacementPlan _plan = null!;
    private int[] _districts = [];
    private DistrictDesk[] _desks = [];
    private (IDistrictStep Grain, DistrictDesk Desk)[] _largestFirst = [];
    private int _atOnce;
    private long _sentBytes;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        runs.Activations.Remove(RunName, GrainContext);
        return Task.CompletedTask;
    }

    public Task<bool> IsOn(SiloAddress silo) => Task.FromResult(Moving.IsOn(this, here.SiloAddress, silo));

    public Task<StageOpened?> Open(StageOrder order) => _phases.Run(new PhaseCall(order.Epoch, order.Number), () => OpenDistricts(order));

    public Task<StageWishes?> Wish(StageTick tick) => Run(new PhaseCall(tick.Epoch, tick.Number), run => Wish(run, tick));

    public Task<StageSold?> Buy(PhaseCall call, StageList allotted) => Run(call, run => Buy(run, allotted));

    public Task Receive(byte[] chunk)
    {
        var run = Under(NewsParcel.EpochOf(chunk));
        NewsParcel.Open(chunk, run.Epoch, run.Tick, run.Inbox);
        return Task.CompletedTask;
    }

    public Task<StageReport?> Use(PhaseCall call) => Run(call, Use);

    public Task<StageHashes?> HashRows(PhaseCall call) => Run(call, HashRows);

    public Task<StageStored?> Store(PhaseCall call, CheckpointId checkpoint) => Run(call, run => Store(run, checkpoint));

    public async Task Close(RunEpoch epoch, bool keeps)
    {
        await _phases.Idle();

        // What the silo holds, not what this activation knows: it may be a new one in place of one that was lost.
        if (runs.Find(RunName) is not { } run || !run.IsOverWith(epoch))
        {
            return;
        }

        run.IsUnderWay = false;

        // A run that failed within a tick leaves queries waiting for the tick's end.
        await Losses.Bear(() => Task.WhenAll(GrainsOf(run).Select(district => district.Abandon(epoch))));
        if (!keeps)
        {
            await Losses.Bear(() => Task.WhenAll(GrainsOf(run).Select(district => district.Close(epoch))));
            runs.Forget(run.Name, epoch.Incarnation);
        }
    }

    public Task Abandon(RunEpoch epoch) => runs.Find(RunName) is { } run
        ? Task.WhenAll(GrainsOf(run).Select(district => district.Abandon(epoch)))
        : Task.CompletedTask;

    private string RunName => StageKey.RunOf(this.GetPrimaryKeyString());

    private static string? Summary(List<string> failures) => failures.Order(StringComparer.Ordinal).FirstOrDefault() is { } first
        ? failures.Count == 1 ? first : $"{first} (and {failures.Count - 1} more)"
        : null;

    /// <summary>Runs a phase under its epoch, which is compared when it is called and again when the phase before has ended.</summary>
    private Task<T?> Run<T>(PhaseCall call, Func<SiloRun, Task<T>> phase)
        where T : class
    {
        Under(call.Epoch);
        return _phases.Run(call, () => phase(Under(call.Epoch)));
    }

    private async Task<StageOpened> OpenDistricts(StageOrder order)
    {
        if (!order.Silo.Equals(here.SiloAddress))
        {
            throw new NotHereException($"The stage for {order.Silo} came to be on {here.SiloAddress}.");
        }

        if (!NameRule.IsValid(order.Specification.Name) || this.GetPrimaryKeyString() != StageKey.Of(order.Specification.Name, order.Silo))
        {
            throw new InvalidOperationException($"The stage {NameRule.Quote(this.GetPrimaryKeyString())} was told to open run '{NameRule.Quote(order.Specification.Name)}'.");
        }

        if (order.ModelVersion != version.Model)
        {
            throw new InvalidOperationException($"Run {order.Specification.Name} is of model version {order.ModelVersion}; silo {here.SiloAddress} has {version.Model}.");
        }

        RequestContext.Clear();

        // Not among the grains of an earlier run of the name, which are released when that run is replaced.
        runs.Activations.Remove(RunName, GrainContext);
        _run = await runs.Prepare(order.Specification);
        runs.Activations.Add(RunName, GrainContext);
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        _run.Enter(order.Epoch);
        _work = series.TakePart(_run.Name);
        _plan = order.Plan;
        _districts = _plan.DistrictsOf(_plan.PlaceOf(here.SiloAddress));
        var staying = _run.Seat(_districts, order.Stays).ToHashSet();
        _desks = [.. _districts.Select(district => _run.Desks[district]!)];
        _atOnce = order.Specification.Threads > 0 ? order.Specification.Threads : Everybody;
        _largestFirst = [.. _districts
            .OrderByDescending(district => _run.Setup.Populations[district].People)
            .ThenBy(district => district)
            .Select(district => (GrainOf(_run, district), _run.Desks[district]!))];
        var coming = _largestFirst.Where(district => !staying.Contains(_run.OrdinalOf(district.Grain)!.Value)).ToArray();
        await ForEach(coming, async (district, call) =>
        {
            await Moving.Settle(calls, here.SiloAddress, () => district.IsOn(here.SiloAddress));
            return await district.Open(call, order.From);
        });
        return new StageOpened(StageReports.Pack(_desks, 0, TimeSpan.Zero), _run.Seen);
    }

    private async Task<StageWishes> Wish(SiloRun run, StageTick tick)
    {
        var began = time.GetTimestamp();
        if (run.Begin(tick.Tick))
        {
            _work.TickBegunAgain();
        }

        _sentBytes = 0;
        var commands = Blob.Read<PlacedCommand>(tick.Commands).ToLookup(command => command.District, command => command.Command);
        var services = new NationNews(tick.VettedArticles, ImmutableCollectionsMarshal.AsImmutableArray(Blob.Read<ForeignPresence>(tick.Foreigners)));
        for (var index = 0; index < _desks.Length; index++)
        {
            _desks[index].Work = 0;
            _desks[index].Order = new TickOrder(tick.Tick, [.. commands[_districts[index]]], tick.NationSubscribers, tick.NationPeople, services);
        }

        await ForEach(_largestFirst, (district, call) => district.Wish(call));
        return new StageWishes([.. _desks.Select(desk => desk.Handsets)], time.GetElapsedTime(began));
    }

    private async Task<StageSold> Buy(SiloRun run, StageList allotted)
    {
        var began = time.GetTimestamp();
        for (var index = 0; index < _desks.Length; index++)
        {
            _desks[index].Handsets = allotted.ByDistrict[index];
        }

        await ForEach(_largestFirst, (district, call) => district.Buy(call));
        var bought = time.GetTimestamp();
        await Task.WhenAll(_plan.Silos.Where(silo => !silo.Equals(here.SiloAddress)).Select(silo => Send(run, silo)));
        return new StageSold(time.GetElapsedTime(began, bought), time.GetElapsedTime(bought));
    }

    private async Task<StageReport> Use(SiloRun run)
    {
        var began = time.GetTimestamp();
        run.Inbox.Sort();
        var called = new long[run.Desks.Length];
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
            _desks[index].CalledMilliErlangs = run.Inbox.CalledMilliErlangs(district) + called[district];
        }

        await ForEach(_largestFirst, (district, call) => district.Use(call));
        _work.TickDone(_districts.Sum(district => (long)run.People[district]));
        return StageReports.Pack(_desks, _sentBytes, time.GetElapsedTime(began));
    }

    private async Task<StageHashes> HashRows(SiloRun run)
    {
        var began = time.GetTimestamp();
        await ForEach(_largestFirst, (district, call) => district.HashRows(call));
        return new StageHashes(Blob.Of<UInt128>(_desks.Select(desk => desk.RowHash).ToArray()), time.GetElapsedTime(began));
    }

    private async Task<StageStored> Store(SiloRun run, CheckpointId checkpoint)
    {
        var began = time.GetTimestamp();

        // Every district is stored even after a failure, so that the error tells how many failed.
        await ForEach(_largestFirst, (district, call) => district.Store(call, checkpoint));
        var failures = _desks.Select(desk => desk.StoreFailure).OfType<string>().ToList();
        return new StageStored(Summary(failures), _desks.Sum(desk => desk.StoredBytes), time.GetElapsedTime(began), _desks.Length - failures.Count);
    }

    private IEnumerable<IDistrictStep> GrainsOf(SiloRun run) => Enumerable.Range(0, run.Desks.Length).Where(district => run.Desks[district] is not null).Select(district => GrainOf(run, district));

    private IDistrictStep GrainOf(SiloRun run, int district) => GrainFactory.GetGrain<IDistrictStep>($"{run.Name}/{run.Setup.Nation.Districts[district].Key}");

    private SiloRun Under(RunEpoch epoch)
    {
        if (_run is not { } run)
        {
            // Created by a call to a silo that is gone: nobody needs it here.
            DeactivateOnIdle();
            throw new NotHereException($"The stage {this.GetPrimaryKeyString()} is not open.");
        }

        run.Check(epoch);
        return ReferenceEquals(run, runs.Find(run.Name)) ? run : throw new NotHereException($"Run {run.Name} has ended on silo {here.SiloAddress}.");
    }

    /// <summary>What was posted for the districts of another silo, and the traffic of the last tick's calls to them.</summary>
    private async Task Send(SiloRun run, SiloAddress silo)
    {
        var parcel = new NewsParcel(run.Epoch, run.Tick, _plan.PlaceOf(here.SiloAddress));
        foreach (var target in _plan.DistrictsOf(_plan.PlaceOf(silo)))
        {
            for (var index = 0; index < _desks.Length; index++)
            {
                var outbox = _desks[index].District!.Outbox;
                parcel.Add(_districts[index], target, outbox.CalledMilliErlangs[target], outbox.For(target).Span);
            }
        }

        var other = GrainFactory.GetGrain<ISiloStage>(StageKey.Of(run.Name, silo));
        foreach (var chunk in parcel.Close())
        {
            _sentBytes += chunk.Length;
            await calls.Repeat(silo, () => other.Receive(chunk));
        }
    }

    /// <summary>
    /// A phase, at a bounded number of districts at once, in their order, which has the largest first, so that the small ones fill the gaps. Districts are on this silo, so that
    /// no message can be lost on its way: they are asked again only while they are at work.
    /// </summary>
    /// <param name="phase">Returns false if the district is still at work.</param>
    private Task ForEach((IDistrictStep Grain, DistrictDesk Desk)[] districts, Func<IDistrictStep, PhaseCall, Task<bool>> phase)
    {
        var call = _phases.Last;
        var next = 0;
        return Task.WhenAll(Enumerable.Range(0, _atOnce).Select(_ => Work()));

        async Task Work()
        {
            while (next < districts.Length)
            {
                var district = districts[next++];
                using var turn = await runs.Share.Take(_run!.Name, Math.Max(_atOnce, Everybody));
                var began = time.GetTimestamp();
                while (!await phase(district.Grain, call))
                {
                }

                district.Desk.Work += time.GetTimestamp() - began;
            }
        }
    }
}
