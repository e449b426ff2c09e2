using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Checkpoints;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Silos.Calls;
using AdoptionSim.Runtime.Timing;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Calls the workers of a run on all of its silos, for one owner of the run (one epoch). It splits arguments by silo, and merges results in the order of the
/// nation's districts.
/// </summary>
/// <param name="phases">Numbers the phases under the epoch; all instances for the same epoch share it.</param>
internal sealed class SiloWorkers(RunContext context, RunSpecification specification, PlacementPlan plan, RunEpoch epoch, PhaseCounter phases, TickClock clock)
{
    private readonly DistrictIndex[][] _districts = [.. Enumerable.Range(0, plan.Silos.Length).Select(plan.DistrictsOf)];
    private readonly ISiloWorker[] _workers = [.. plan.Silos.Select(silo => context.Grains.GetGrain<ISiloWorker>(SiloWorkerKey.Of(specification.Name, silo)))];

    public PlacementPlan Plan => plan;

    public DistrictWork Work { get; } = new(plan.SiloOf.Length);

    /// <param name="from">The checkpoint to continue from; null for the start.</param>
    /// <param name="stays">True if the districts that stay on their silo already have the checkpoint's state.</param>
    /// <returns>The reports by district, the counts of groups of people, and the highest tick that any silo had begun.</returns>
    public async Task<(PlacedReport[] Reports, long[] Strata, Tick Seen)> Open(CheckpointId? from, bool stays)
    {
        var call = phases.Next();
        var opened = await Task.WhenAll(
            plan.Silos.Select(
                async (silo, place) =>
                {
                    await context.Relocation.SettleElsewhere(silo, async () => await _workers[place].IsOn(silo));
                    var order = new WorkerOrder(specification, plan, silo, epoch, from, stays, context.Cluster.Version.Model, call.Number);
                    return await context.Calls.Finish(silo, () => _workers[place].Open(order));
                }
            )
        );
        var reports = opened.Select(worker => worker.Report).ToArray();
        return (Merge(reports), WorkerReports.Strata(reports), new Tick(opened.Max(worker => worker.Seen)));
    }

    public async Task<long[]> Wish(TickOrder order, IReadOnlyList<PlacedCommand> commands)
    {
        var began = clock.Now;
        var call = phases.Next();
        var wishes = await OnAll<WorkerWishes>(
            (worker, silo) =>
            {
                var own = new WorkerTick(
                    epoch,
                    order.Tick,
                    order.NationSubscribers,
                    order.ApplicantsAtMiddle,
                    order.NationPeople,
                    order.Services.VettedArticles,
                    StructBytes.Of<ForeignPresence>(order.Services.Foreigners.ToArray()),
                    StructBytes.Of<PlacedCommand>(commands.Where(command => plan.SiloOf[command.District] == silo).ToArray()),
                    call.Number
                );
                return () => worker.Wish(own);
            }
        );
        clock.Add(TickPhase.Wish, clock.Since(began), [.. wishes.Select(silo => silo.Busy)]);
        return Merge(wishes.Select(silo => silo.ByDistrict));
    }

    public async Task Buy(long[] allotted)
    {
        var began = clock.Now;
        var call = phases.Next();
        var sold = await OnAll<WorkerSales>(
            (worker, silo) =>
            {
                var own = new DistrictNumbers([.. _districts[silo].Select(district => allotted[district])]);
                return () => worker.Buy(call, own);
            }
        );
        clock.AddBuying(clock.Since(began), [.. sold.Select(silo => silo.Buying)], [.. sold.Select(silo => silo.Sending)]);
    }

    /// <returns>The reports by district, the counts of groups of people, and the bytes that the silos sent each other in the tick.</returns>
    public async Task<(PlacedReport[] Reports, long[] Strata, long SentBytes)> Use()
    {
        var began = clock.Now;
        var call = phases.Next();
        var reports = await OnAll<WorkerReport>((worker, _) => () => worker.Use(call));
        clock.Add(TickPhase.Use, clock.Since(began), [.. reports.Select(silo => silo.Busy)]);
        Work.Add(Merge(reports.Select(silo => StructBytes.All<long>(silo.Work))));
        return (Merge(reports), WorkerReports.Strata(reports), reports.Sum(report => report.SentBytes));
    }

    public async Task<UInt128[]> HashRows()
    {
        var began = clock.Now;
        var call = phases.Next();
        var hashes = await OnAll<WorkerHashes>((worker, _) => () => worker.HashRows(call));
        clock.Add(TickPhase.Hash, clock.Since(began), [.. hashes.Select(silo => silo.Busy)]);
        return Merge(hashes.Select(silo => StructBytes.All<UInt128>(silo.Hashes)));
    }

    /// <returns>The reason why a part could not be stored, or null; and the stored size in bytes.</returns>
    public async Task<(string? Failure, long Bytes)> Store(CheckpointId checkpoint)
    {
        var began = clock.Now;
        var call = phases.Next();
        var stored = await OnAll<WorkerStored>((worker, _) => () => worker.Store(call, checkpoint));
        clock.Add(TickPhase.Checkpoint, clock.Since(began), [.. stored.Select(silo => silo.Busy)]);
        return (FailureOf(checkpoint, stored), stored.Sum(silo => silo.Bytes));
    }

    /// <param name="keeps">True if people can still be queried.</param>
    public Task Close(bool keeps) => OnAllThere(worker => worker.Close(epoch, keeps));

    public Task Abandon() => OnAllThere(worker => worker.Abandon(epoch));

    private string? FailureOf(CheckpointId checkpoint, WorkerStored[] stored)
    {
        var parts = stored.Sum(silo => silo.Parts);
        return stored.Select(silo => silo.Failure).FirstOrDefault(failure => failure is not null)
            ?? (
                parts == plan.SiloOf.Length
                    ? null
                    : $"Checkpoint {checkpoint.Epoch}-{checkpoint.Tick} of run {specification.Name} is incomplete: {parts} of {plan.SiloOf.Length} "
                        + "districts were stored."
            );
    }

    /// <summary>Runs one phase on the workers of all silos, and returns their results in the order of the plan's silos.</summary>
    /// <param name="callOf">Creates the call for a worker and its silo's index in the plan. A lost call is made again.</param>
    private Task<T[]> OnAll<T>(Func<ISiloWorker, int, Func<Task<T?>>> callOf)
        where T : class => Task.WhenAll(_workers.Select((worker, place) => context.Calls.Finish(plan.Silos[place], callOf(worker, place))));

    /// <summary>
    /// Calls the workers of those silos of the run that are still in the cluster. A call to the worker of a lost silo would only create that worker again, on
    /// another silo.
    /// </summary>
    private Task OnAllThere(Func<ISiloWorker, Task> call) =>
        Task.WhenAll(
            plan.Silos.Zip(_workers)
                .Where(worker => context.Calls.IsThere(worker.First))
                .Select(worker => context.Calls.Repeat(worker.First, () => call(worker.Second)))
        );

    private PlacedReport[] Merge(IEnumerable<WorkerReport> reports) => Merge(reports.Select(WorkerReports.Unpack));

    private T[] Merge<T>(IEnumerable<T[]> bySilo)
    {
        var merged = new T[plan.SiloOf.Length];
        foreach (var (silo, values) in bySilo.Index())
        {
            var districts = _districts[silo];
            for (var index = 0; index < values.Length; index++)
            {
                merged[districts[index]] = values[index];
            }
        }

        return merged;
    }
}
