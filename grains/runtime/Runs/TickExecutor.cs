using AdoptionSim.Model.Runs;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Timing;

namespace AdoptionSim.Runtime.Runs;

/// <summary>The execution of a run under one epoch and one plan: from its opening, at the start or at a checkpoint, tick by tick.</summary>
internal sealed class TickExecutor
{
    private readonly RunLedger _ledger;
    private readonly SiloWorkers _workers;
    private readonly Superstep _superstep;
    private readonly RunRows _rows;
    private readonly TickClock _clock;

    public TickExecutor(SiloRun run, SiloWorkers workers, int epoch, RunRows rows, TickClock clock)
    {
        (_workers, Epoch, _rows, _clock) = (workers, epoch, rows, clock);
        _ledger = new RunLedger(run.Setup);
        _superstep = new Superstep(_ledger, workers, clock);
        Ticks = run.Setup.Calendar.Ticks;
    }

    public int Epoch { get; }

    public PlacementPlan Plan => _workers.Plan;

    /// <summary>The measured work of each district under this plan, by ordinal; null while too few ticks were measured.</summary>
    public IReadOnlyList<long>? Work => _workers.Work.Measured;

    /// <summary>The last tick that has begun.</summary>
    public int Begun { get; private set; }

    /// <summary>The last tick of the run.</summary>
    public int Ticks { get; }

    /// <summary>The highest tick that any of its silos had begun when it was opened.</summary>
    public int Seen { get; private set; }

    /// <summary>The bytes that the silos have sent each other under this epoch.</summary>
    public long SentBytes => _superstep.SentBytes;

    public LedgerState Ledger => _ledger.Save();

    /// <summary>The services of the nation as a whole, as of the last tick that has begun.</summary>
    public Model.Services.NationServices Services => _ledger.Services;

    /// <param name="from">The checkpoint to continue from; null for the start.</param>
    /// <param name="stays">True if the districts that stay on their silo already have the checkpoint's state.</param>
    public async Task Open(CheckpointIndex? from, bool stays)
    {
        (var reports, Seen) = await _workers.Open(from?.Id, stays);
        if (from is null)
        {
            _ledger.Collect(0, [.. reports.Select(placed => placed.Report)]);
        }
        else
        {
            _ledger.Restore(from.Ledger);
            Begun = from.Id.Tick;
        }

        _rows.Add(Begun, _ledger, reports);
    }

    /// <param name="commands">The commands that take effect at the start of the next tick.</param>
    public async Task Tick(IReadOnlyList<PlacedCommand> commands)
    {
        Begun++;
        var hashesRows = Begun == Ticks || Begun % DigestChain.RowInterval == 0;
        _clock.BeginTick(Begun);
        var reports = await _superstep.Tick(Begun, hashesRows, commands);
        _rows.Add(Begun, _ledger, reports);
        _clock.EndTick();
    }

    /// <summary>Stores all districts as of this tick boundary.</summary>
    /// <returns>The reason why that failed, or null; and the stored size in bytes.</returns>
    public Task<(string? Failure, long Bytes)> Store(CheckpointId checkpoint) => _workers.Store(checkpoint);

    /// <param name="keeps">True if people can still be queried; otherwise their memory is freed.</param>
    public Task Close(bool keeps) => _workers.Close(keeps);

    /// <summary>Releases queries that wait for the end of the tick, after an error.</summary>
    public Task Abandon() => _workers.Abandon();
}
