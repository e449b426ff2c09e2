using System.Runtime.InteropServices;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;
using AdoptionSim.Model.Checkpoints;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Districts;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Silos.Calls;
using AdoptionSim.Runtime.Telemetry;
using Orleans.GrainDirectory;
using Orleans.Placement;

namespace AdoptionSim.Actors.Silos;

/// <summary>
/// The grain that computes the districts of a run that are on one silo, phase by phase. Invariant: between the phases of a tick no district is busy, so that
/// its reports and outbox can be read. The districts belong to the silo, because they must outlive the activation of this grain and the epoch (one silo's
/// turn at leading the run).
/// </summary>
[PreferLocalPlacement, GrainDirectory(SteadyDirectory.Name), GrainType(SiloVersions.WorkerType), SiloVersion]
public sealed class SiloWorkerGrain(
    SiloRuns runs,
    ILocalSiloDetails here,
    SiloSeries series,
    SiloCalls calls,
    SiloCallOptions options,
    SiloVersion version,
    DistrictHosting hosting,
    TimeProvider time
) : Grain, ISiloWorker
{
    /// <summary>The number of districts computed at once if the run sets no limit.</summary>
    private static readonly int Everybody = RunLimits.DefaultThreads(Environment.ProcessorCount);

    /// <summary>
    /// The time after which a thread lets other runs compute. Small districts are done in microseconds: when each took a turn of its own, turns cost 3 % of the
    /// processor time of runs at scale 0.01.
    /// </summary>
    private static readonly TimeSpan TurnLength = TimeSpan.FromMilliseconds(1);

    private readonly PhaseMemory _phases = new("A silo worker", options, time);
    private SiloRun? _run;
    private RunWork _work = null!;
    private PlacementPlan _plan = null!;
    private DistrictIndex[] _ordinals = [];
    private HostedDistrict[] _districts = [];

    /// <summary>The indices of the districts in this silo's list of districts, ordered by population, the largest district first.</summary>
    private int[] _largestFirst = [];

    /// <summary>The time spent on computing each district in this tick so far, in timestamp units of the clock.</summary>
    private long[] _districtWork = [];
    private int _atOnce;
    private long _sentBytes;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        runs.Activations.Remove(RunName, GrainContext);
        return Task.CompletedTask;
    }

    public Task<bool> IsOn(SiloAddress silo) => Task.FromResult(Relocation.IsOn(this, here.SiloAddress, silo));

    public Task<WorkerOpened?> Open(WorkerOrder order) => _phases.Run(new PhaseCall(order.Epoch, order.Number), () => OpenDistricts(order));

    public Task<WorkerWishes?> Wish(WorkerTick tick) => Run(new PhaseCall(tick.Epoch, tick.Number), run => Wish(run, tick));

    public Task<WorkerSales?> Buy(PhaseCall call, DistrictNumbers allotted) => Run(call, run => Buy(run, call.Epoch, allotted));

    public Task Receive(byte[] chunk)
    {
        var run = Under(SiloBatch.EpochOf(chunk));
        SiloBatch.Open(chunk, run.Epoch, run.Tick, run.Inbox);
        return Task.CompletedTask;
    }

    public Task<WorkerReport?> Use(PhaseCall call) => Run(call, run => Use(run, call.Epoch));

    public Task<WorkerHashes?> HashRows(PhaseCall call) => Run(call, run => HashRows(run, call.Epoch));

    public Task<WorkerStored?> Store(PhaseCall call, CheckpointId checkpoint) => Run(call, run => Store(run, call.Epoch, checkpoint));

    public async Task Close(RunEpoch epoch, bool keeps)
    {
        await _phases.Idle();

        // Decided by what the silo holds, not by this activation: it may have replaced one that was lost.
        if (runs.Find(RunName) is not { } run || !run.IsOverWith(epoch))
        {
            return;
        }

        run.IsUnderWay = false;

        // A run that failed within a tick leaves queries waiting for the tick's end.
        Release(run);
        if (!keeps)
        {
            runs.Forget(run.Name, epoch.Incarnation);
        }
    }

    public Task Abandon(RunEpoch epoch)
    {
        if (runs.Find(RunName) is { } run && run.IsOverWith(epoch))
        {
            Release(run);
        }

        return Task.CompletedTask;
    }

    private string RunName => SiloWorkerKey.RunOf(this.GetPrimaryKeyString());

    private static string? Summary(List<string> failures) =>
        failures.Order(StringComparer.Ordinal).FirstOrDefault() is { } first
            ? failures.Count == 1
                ? first
                : $"{first} (and {failures.Count - 1} more)"
            : null;

    private static void Release(SiloRun run)
    {
        foreach (var district in run.Districts)
        {
            district?.Abandon();
        }
    }

    /// <summary>
    /// Runs a phase of a tick and returns its result; null if the phase is still in progress, so that the caller asks again. The caller's epoch (a silo's turn
    /// at leading the run) is checked at the call, and again when the previous phase has ended.
    /// </summary>
    private Task<T?> Run<T>(PhaseCall call, Func<SiloRun, Task<T>> phase)
        where T : class
    {
        Under(call.Epoch);
        return _phases.Run(call, () => phase(Under(call.Epoch)));
    }

    private async Task<WorkerOpened> OpenDistricts(WorkerOrder order)
    {
        if (!order.Silo.Equals(here.SiloAddress))
        {
            throw new NotHereException($"The worker for silo {order.Silo} was activated on {here.SiloAddress}.");
        }

        if (!NameRule.IsValid(order.Specification.Name) || this.GetPrimaryKeyString() != SiloWorkerKey.Of(order.Specification.Name, order.Silo))
        {
            throw new InvalidOperationException(
                $"The worker {NameRule.Quote(this.GetPrimaryKeyString())} got an order to open run '{NameRule.Quote(order.Specification.Name)}'."
            );
        }

        if (order.ModelVersion != version.Model)
        {
            throw new InvalidOperationException(
                $"Run {order.Specification.Name} is of model version {order.ModelVersion}; silo {here.SiloAddress} has {version.Model}."
            );
        }

        RequestContext.Clear();

        // Removed from the grains of an earlier run of the name, which are released when that run is replaced.
        runs.Activations.Remove(RunName, GrainContext);
        _run = await runs.Prepare(order.Specification);
        runs.Activations.Add(RunName, GrainContext);
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        _run.Enter(order.Epoch);
        _work = series.TakePart(_run.Name);
        _plan = order.Plan;
        _ordinals = _plan.DistrictsOf(_plan.PlaceOf(here.SiloAddress));
        var staying = _run.Host(_ordinals, order.Stays, hosting);
        _districts = [.. _ordinals.Select(ordinal => _run.Districts[ordinal]!)];
        _districtWork = new long[_districts.Length];
        _atOnce = order.Specification.Threads > 0 ? order.Specification.Threads : Everybody;
        _largestFirst = [.. Enumerable.Range(0, _districts.Length).OrderByDescending(place => _run.People[_ordinals[place]]).ThenBy(place => place)];
        var coming = _largestFirst.Where(place => !staying.Contains(_ordinals[place])).ToArray();
        await Task.WhenAll(coming.Select(place => Settle(_run, _districts[place])));
        await ForEach(coming, place => _districts[place].Open(order.Epoch, order.From));
        return new WorkerOpened(WorkerReports.Pack(_districts, _run.Setup.Strata.Layout, _districtWork, 0, TimeSpan.Zero), _run.Seen);
    }

    private async Task<WorkerWishes> Wish(SiloRun run, WorkerTick tick)
    {
        var began = time.GetTimestamp();
        if (run.Begin(tick.Tick))
        {
            _work.TickBegunAgain();
        }

        _sentBytes = 0;
        Array.Clear(_districtWork);
        var commands = StructBytes.All<PlacedCommand>(tick.Commands).ToLookup(command => command.District, command => command.Command);
        var services = new NationBroadcast(
            tick.VettedArticles,
            ImmutableCollectionsMarshal.AsImmutableArray(StructBytes.All<ForeignPresence>(tick.Foreigners))
        );
        var wishes = new long[_districts.Length];
        await ForEach(_largestFirst, async place =>
            wishes[place] = await _districts[place]
                .Wish(
                    tick.Epoch,
                    new TickOrder(tick.Tick, [.. commands[_ordinals[place]]], tick.NationSubscribers, tick.ApplicantsAtMiddle, tick.NationPeople, services)
                )
        );
        return new WorkerWishes(wishes, time.GetElapsedTime(began));
    }

    private async Task<WorkerSales> Buy(SiloRun run, RunEpoch epoch, DistrictNumbers allotted)
    {
        var began = time.GetTimestamp();
        await ForEach(_largestFirst, place => _districts[place].Buy(epoch, allotted.ByDistrict[place]));
        var bought = time.GetTimestamp();
        await Task.WhenAll(_plan.Silos.Where(silo => !silo.Equals(here.SiloAddress)).Select(silo => Send(run, silo)));
        return new WorkerSales(time.GetElapsedTime(began, bought), time.GetElapsedTime(bought));
    }

    private async Task<WorkerReport> Use(SiloRun run, RunEpoch epoch)
    {
        var began = time.GetTimestamp();
        run.Inbox.Sort();
        var called = new long[run.Districts.Length];
        foreach (var source in _districts)
        {
            CountRows.Add(source.District!.Outbox.CalledMilliErlangs, called);
        }

        await ForEach(_largestFirst, place => _districts[place].Use(epoch, run.Inbox.CalledMilliErlangs(_ordinals[place]) + called[_ordinals[place]]));
        _work.TickDone(_ordinals.Sum(ordinal => (long)run.People[ordinal]));
        return WorkerReports.Pack(_districts, run.Setup.Strata.Layout, _districtWork, _sentBytes, time.GetElapsedTime(began));
    }

    private async Task<WorkerHashes> HashRows(SiloRun run, RunEpoch epoch)
    {
        var began = time.GetTimestamp();
        var hashes = new UInt128[_districts.Length];
        await ForEach(_largestFirst, async place => hashes[place] = await _districts[place].HashRows(epoch));
        return new WorkerHashes(StructBytes.Of<UInt128>(hashes), time.GetElapsedTime(began));
    }

    private async Task<WorkerStored> Store(SiloRun run, RunEpoch epoch, CheckpointId checkpoint)
    {
        var began = time.GetTimestamp();

        // Every district is stored even after a failure, so that the error says how many failed.
        var stored = new StoredDistrict[_districts.Length];
        await ForEach(_largestFirst, async place => stored[place] = await _districts[place].Store(epoch, checkpoint));
        var failures = stored.Select(district => district.Failure).OfType<string>().ToList();
        return new WorkerStored(Summary(failures), stored.Sum(district => district.Bytes), time.GetElapsedTime(began), _districts.Length - failures.Count);
    }

    /// <summary>Moves the grain of a district to this silo, so that it can answer queries about the district.</summary>
    private Task Settle(SiloRun run, HostedDistrict district)
    {
        var grain = GrainFactory.GetGrain<IDistrictQuery>($"{run.Name}/{district.Key}");
        return hosting.Relocation.SettleElsewhere(here.SiloAddress, () => grain.IsOn(here.SiloAddress));
    }

    private SiloRun Under(RunEpoch epoch)
    {
        if (_run is not { } run)
        {
            // Created by a call to a silo that is gone: nobody needs it here.
            DeactivateOnIdle();
            throw new NotHereException($"The worker {this.GetPrimaryKeyString()} is not open.");
        }

        run.Check(epoch);
        return ReferenceEquals(run, runs.Find(run.Name)) ? run : throw new NotHereException($"Run {run.Name} has ended on silo {here.SiloAddress}.");
    }

    /// <summary>
    /// Sends another silo the tie events (messages along social ties) for its districts, and the phone traffic that calls to these districts caused in the
    /// last tick.
    /// </summary>
    private async Task Send(SiloRun run, SiloAddress silo)
    {
        var parcel = new SiloBatch(run.Epoch, run.Tick, _plan.PlaceOf(here.SiloAddress));
        foreach (var target in _plan.DistrictsOf(_plan.PlaceOf(silo)))
        {
            for (var place = 0; place < _districts.Length; place++)
            {
                var outbox = _districts[place].District!.Outbox;
                parcel.Add(_ordinals[place], target, outbox.CalledMilliErlangs[target], outbox.For(target).Span);
            }
        }

        var other = GrainFactory.GetGrain<ISiloWorker>(SiloWorkerKey.Of(run.Name, silo));
        foreach (var chunk in parcel.Close())
        {
            _sentBytes += chunk.Length;
            await calls.Repeat(silo, () => other.Receive(chunk));
        }
    }

    /// <summary>
    /// Runs a phase on several districts at once, up to a limit, on threads of the pool. The largest districts come first, so that the small ones fill the
    /// gaps.
    /// </summary>
    /// <param name="places">The indices of the districts in this silo's list of districts, in the order in which they are computed.</param>
    private Task ForEach(int[] places, Func<int, Task> phase)
    {
        var run = _run!;
        var next = -1;
        var slice = (long)(TurnLength.TotalSeconds * time.TimestampFrequency);
        return Task.WhenAll(Enumerable.Range(0, Math.Min(_atOnce, places.Length)).Select(_ => Task.Run(Work)));

        async Task Work()
        {
            for (var index = Interlocked.Increment(ref next); index < places.Length; )
            {
                using var turn = await runs.Share.Take(run.Name, Math.Max(_atOnce, Everybody));
                var (began, end) = (time.GetTimestamp(), time.GetTimestamp() + slice);
                for (; index < places.Length && began < end; index = Interlocked.Increment(ref next))
                {
                    await phase(places[index]);
                    var done = time.GetTimestamp();
                    _districtWork[places[index]] += done - began;
                    began = done;
                }
            }
        }
    }
}
