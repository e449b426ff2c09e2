using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Runs;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Timing;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Executes the ticks of a run, from its start or from a checkpoint on, while one silo leads it (one epoch) and its districts stay on their silos. Each phase
/// of a tick begins when all districts of all silos have finished the one before.
/// </summary>
internal sealed class TickExecutor(SiloRun run, SiloWorkers workers, int epoch, RunRows rows, TickClock clock)
{
    private readonly RunLedger _ledger = new(run.Setup);

    public int Epoch => epoch;

    public PlacementPlan Plan => workers.Plan;

    /// <summary>
    /// The computing time of each district since the districts were placed, by ordinal, in units of the TimeProvider's timestamps; null while too few ticks
    /// were measured.
    /// </summary>
    public IReadOnlyList<long>? Work => workers.Work.Measured;

    /// <summary>The last tick that has begun.</summary>
    public Tick Begun { get; private set; }

    /// <summary>The number of the run's last tick.</summary>
    public int Ticks { get; } = run.Setup.Calendar.Ticks;

    /// <summary>
    /// The highest tick that any silo of the run had begun when the districts were opened, that is, set up on their silos as of the start or a checkpoint. A
    /// run that has gone back to a checkpoint repeats the ticks up to this one.
    /// </summary>
    public int Seen { get; private set; }

    /// <summary>The bytes that the silos have sent each other since the run's districts were last opened (set up on their silos).</summary>
    public long SentBytes { get; private set; }

    public LedgerState Ledger => _ledger.Save();

    /// <summary>
    /// The state of the simulated services that belong to the nation as a whole, not to a district: the foreigners in the country and the vetting of articles.
    /// They step at the beginning of a tick.
    /// </summary>
    public NationServices Services => _ledger.Services;

    /// <summary>
    /// Opens all districts (sets them up on their silos) as of the start or a checkpoint. Records the result rows (counts) of the tick at which the run
    /// continues.
    /// </summary>
    /// <param name="from">The checkpoint to continue from; null for the start.</param>
    /// <param name="stays">True if the districts that stay on their silo already have the checkpoint's state.</param>
    public async Task Open(CheckpointIndex? from, bool stays)
    {
        (var reports, var strata, Seen) = await workers.Open(from?.Id, stays);
        if (from is null)
        {
            _ledger.Collect(new Tick(0), [.. reports.Select(placed => placed.Report)]);
        }
        else
        {
            _ledger.Restore(from.Ledger);
            Begun = from.Id.Tick;
        }

        rows.Add(Begun, _ledger, reports, strata);
    }

    /// <summary>Executes the next tick and adds its result rows (the counts of the tick).</summary>
    /// <param name="commands">The commands that take effect at the start of the tick.</param>
    public async Task Tick(IReadOnlyList<PlacedCommand> commands)
    {
        Begun++;
        clock.BeginTick(Begun);
        var handsets = await workers.Wish(_ledger.Begin(Begun), commands);
        Allot(handsets);
        await workers.Buy(handsets);
        (var reports, var strata, var sentBytes) = await workers.Use();
        SentBytes += sentBytes;
        Collect(reports);
        if (Begun == Ticks || Begun % DigestChain.RowInterval == 0)
        {
            _ledger.ChainRows(await workers.HashRows());
        }

        rows.Add(Begun, _ledger, reports, strata);
        clock.EndTick();
    }

    /// <summary>Stores all districts as of this tick boundary.</summary>
    /// <returns>The reason why that failed, or null; and the stored size in bytes.</returns>
    public Task<(string? Failure, long Bytes)> Store(CheckpointId checkpoint) => workers.Store(checkpoint);

    /// <param name="keeps">True if people can still be queried; otherwise their memory is freed.</param>
    public Task Close(bool keeps) => workers.Close(keeps);

    /// <summary>Releases the queries that wait for the end of the tick, because an error has occurred within the tick.</summary>
    public Task Abandon() => workers.Abandon();

    /// <summary>Replaces, in the given array, the number of handsets that each district wants by the number that it gets.</summary>
    private void Allot(long[] handsets)
    {
        using var phase = clock.Own(TickPhase.Allot);
        _ledger.Allot(handsets);
    }

    private void Collect(PlacedReport[] reports)
    {
        using var phase = clock.Own(TickPhase.Collect);
        _ledger.Collect(Begun, [.. reports.Select(placed => placed.Report)]);
    }
}
