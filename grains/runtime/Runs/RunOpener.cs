using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Runs;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Silos.Calls;
using AdoptionSim.Runtime.Timing;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Makes a run ready for its next tick: claims it for this silo, and creates its districts on all of its silos. Their state is that of the latest undamaged
/// checkpoint, or of the start if there is no checkpoint. Invariant: afterwards all silos with districts of the run serve this owner, and the result rows
/// (counts) of all ticks so far are loaded. Silos that no longer have districts of the run have been asked to free its memory.
/// </summary>
internal sealed class RunOpener(RunContext context, SiloRun run, RunCheckpoints? checkpoints, RunRows rows, RunLog log, TickClock clock)
{
    /// <summary>The executor of ticks that was created last, even if opening its districts failed half-way; null before the first one is created.</summary>
    public TickExecutor? Latest { get; private set; }

    /// <summary>
    /// Claims the run, which makes this silo its owner (leader), and returns the result: the new epoch and the run's valid stored data. From now on, the store
    /// ignores all earlier owners.
    /// </summary>
    public async Task<RunLease> Claim()
    {
        var lease = context.Store is { } store ? await store.Claim(run.Name, run.Specification.Incarnation) : new RunLease(1, [], []);
        foreach (var damage in lease.Damages)
        {
            log.Damaged(damage);
        }

        return lease;
    }

    /// <param name="before">The execution that this one replaces; null for the first.</param>
    /// <param name="stays">True if the districts that stay on their silo already have the latest checkpoint's state.</param>
    public async Task<TickExecutor> Open(RunLease lease, TickExecutor? before, bool stays)
    {
        SiloAddress[] former = [.. (before?.Plan.Silos ?? []).Union(Latest?.Plan.Silos ?? [])];
        var phases = new PhaseCounter(EpochOf(lease.Epoch));
        for (var number = 0; ; number++)
        {
            var from = number < lease.Checkpoints.Count ? lease.Checkpoints[number] : null;
            try
            {
                former = former.Length > 0 ? former : SilosOf(from);
                var executor = await Open(lease.Epoch, phases, from, before, stays && number == 0);
                await LetGo(former, executor);
                return executor;
            }
            catch (DamagedPartException damage) when (from is not null)
            {
                log.Damaged(damage.Message);
            }
        }
    }

    /// <summary>
    /// Reads the result rows (the counts) of all ticks up to a checkpoint from the store, and makes the run continue from that checkpoint. If it is null, the
    /// run continues from its start.
    /// </summary>
    /// <exception cref="DamagedPartException">A part of the rows is damaged or missing.</exception>
    public async Task Restore(CheckpointIndex? from)
    {
        if (checkpoints is null)
        {
            return;
        }

        if (rows.Tick < from?.Id.Tick)
        {
            rows.Restore(await checkpoints.ReadRows(from));
        }

        checkpoints.ContinueFrom(from);
    }

    /// <summary>Ends the run on its silos, including those on which it was only partly opened.</summary>
    /// <param name="open">The executor whose districts are open; null if no districts are open.</param>
    /// <param name="keeps">True if people can still be queried; otherwise their memory is freed.</param>
    public async Task Close(TickExecutor? open, bool keeps)
    {
        var partlyOpen = ReferenceEquals(Latest, open) ? null : Latest;
        await SiloLoss.Ignore(() => open?.Close(keeps) ?? Task.CompletedTask);
        await SiloLoss.Ignore(() => partlyOpen?.Close(keeps) ?? Task.CompletedTask);
    }

    private RunEpoch EpochOf(int number) => new(run.Specification.Incarnation, number);

    private static SiloAddress[] SilosOf(CheckpointIndex? from) => [.. (from?.Silos ?? []).Select(SiloAddress.FromParsableString)];

    private async Task<TickExecutor> Open(int epoch, PhaseCounter phases, CheckpointIndex? from, TickExecutor? before, bool stays)
    {
        CheckVersion(from);
        await Restore(from);
        var workers = new SiloWorkers(context, run.Specification, await PlanFor(from, before), EpochOf(epoch), phases, clock);
        var executor = new TickExecutor(run, workers, epoch, rows, clock);
        Latest = executor;
        await executor.Open(from, stays);
        return executor;
    }

    private void CheckVersion(CheckpointIndex? from)
    {
        if (from is not null && (from.ModelVersion != ModelVersion.Current || from.Layout != CheckpointIndex.CurrentLayout))
        {
            throw new InvalidOperationException(
                $"Run {run.Name} was stored by model version {from.ModelVersion} (layout {from.Layout}); this is model version "
                    + $"{ModelVersion.Current} (layout {CheckpointIndex.CurrentLayout})."
            );
        }
    }

    private async Task<PlacementPlan> PlanFor(CheckpointIndex? from, TickExecutor? before)
    {
        log.OtherVersions(context.Cluster.Version, context.Cluster.OtherVersions);
        var rooms = Admission.Rooms(run.Name, await SiloRooms.Reports(context));
        if (rooms.Count == 0)
        {
            throw new NotHereException("No silo takes part in runs: all are leaving.");
        }

        var loads = Admission.LoadsOf(run.People, run.Specification.Delivery, before?.Work ?? from?.Work);
        return (before?.Plan, from) switch
        {
            ({ } plan, _) => plan.For(rooms, loads),
            (null, { } index) => new PlacementPlan(SilosOf(index), index.SiloOf).For(rooms, loads),
            _ => PlacementPlan.Of(rooms, loads),
        };
    }

    /// <summary>Ends the run on silos that no longer host any of its districts, so that they free its memory.</summary>
    private async Task LetGo(SiloAddress[] former, TickExecutor executor)
    {
        foreach (var silo in former.Except(executor.Plan.Silos).Where(context.Cluster.IsThere))
        {
            await SiloLoss.Ignore(() =>
                context.Calls.Repeat(silo, () =>
                    context.Grains.GetGrain<ISiloWorker>(SiloWorkerKey.Of(run.Name, silo)).Close(EpochOf(executor.Epoch), keeps: false)
                )
            );
        }
    }
}
