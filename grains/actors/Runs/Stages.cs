using AdoptionSim.Actors.Checkpoints;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Runs;

namespace AdoptionSim.Actors.Runs;

/// <summary>The stages of all silos as the run sees them under one epoch: what goes out is split by silo, what comes back is put in ordinal order.</summary>
internal sealed class Stages(IGrainFactory grains, RunSpecification specification, PlacementPlan plan, int epoch)
{
    private readonly int[][] _districts = [.. Enumerable.Range(0, plan.Silos.Length).Select(plan.DistrictsOf)];
    private readonly ISiloStage[] _stages = [.. plan.Silos.Select(silo => grains.GetGrain<ISiloStage>(StageKey.Of(specification.Name, silo)))];

    public PlacementPlan Plan => plan;

    /// <param name="from">The checkpoint to go on from; null for the start.</param>
    /// <param name="stays">Whether districts that stay on their silo stand where the checkpoint does.</param>
    /// <returns>The reports by district, and the highest tick that any silo had begun.</returns>
    public async Task<(PlacedReport[] Reports, int Seen)> Open(CheckpointId? from, bool stays)
    {
        var opened = await Task.WhenAll(plan.Silos.Select(async (silo, place) =>
        {
            await Moving.Settle(silo, async () => await _stages[place].IsOn(silo));
            return await _stages[place].Open(new StageOrder(specification, plan, silo, epoch, from, stays, ModelVersion.Current));
        }));
        return (Merge(opened.Select(stage => stage.Report)), opened.Max(stage => stage.Seen));
    }

    public async Task<long[]> Wish(TickOrder order, IReadOnlyList<PlacedCommand> commands)
    {
        var wishes = await Task.WhenAll(_stages.Select((stage, silo) => stage.Wish(new StageTick(
            epoch,
            order.Tick,
            order.NationSubscribers,
            order.NationPeople,
            Blob.Of<PlacedCommand>(commands.Where(command => plan.SiloOf[command.District] == silo).ToArray())))));
        return Merge(wishes.Select(list => list.ByDistrict));
    }

    public Task Buy(long[] allotted) =>
        Task.WhenAll(_stages.Select((stage, silo) => stage.Buy(epoch, new StageList([.. _districts[silo].Select(district => allotted[district])]))));

    /// <returns>The reports by district, and what the silos sent each other in the tick, in bytes.</returns>
    public async Task<(PlacedReport[] Reports, long SentBytes)> Use()
    {
        var reports = await Task.WhenAll(_stages.Select(stage => stage.Use(epoch)));
        return (Merge(reports), reports.Sum(report => report.SentBytes));
    }

    public async Task<UInt128[]> HashRows() =>
        Merge((await Task.WhenAll(_stages.Select(stage => stage.HashRows(epoch)))).Select(hashes => Blob.Read<UInt128>(hashes.Hashes)));

    /// <returns>Why a part could not be stored; null where all were.</returns>
    public async Task<string?> Store(CheckpointId checkpoint) =>
        (await Task.WhenAll(_stages.Select(stage => stage.Store(epoch, checkpoint)))).FirstOrDefault(failure => failure is not null);

    /// <param name="keeps">Whether the people can still be asked.</param>
    public Task Close(bool keeps) => Task.WhenAll(_stages.Select(stage => stage.Close(epoch, keeps)));

    public Task Abandon() => Task.WhenAll(_stages.Select(stage => stage.Abandon()));

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
