using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Runs;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Timing;

namespace AdoptionSim.Runtime.Runs;

/// <summary>Executes one tick of a run. Each phase begins when all districts of all silos have finished the one before.</summary>
internal sealed class Superstep(RunLedger ledger, SiloWorkers workers, TickClock clock)
{
    /// <summary>The bytes that the silos have sent each other so far.</summary>
    public long SentBytes { get; private set; }

    /// <returns>The reports of all districts, in ordinal order.</returns>
    public async Task<IReadOnlyList<PlacedReport>> Tick(int tick, bool hashesRows, IReadOnlyList<PlacedCommand> commands)
    {
        var handsets = await workers.Wish(ledger.Begin(tick), commands);
        Allot(handsets);
        await workers.Buy(handsets);
        (var reports, var sent) = await workers.Use();
        SentBytes += sent;
        Collect(tick, reports);
        if (hashesRows)
        {
            ledger.ChainRows(await workers.HashRows());
        }

        return reports;
    }

    private void Allot(long[] handsets)
    {
        using var phase = clock.Own(TickPhase.Allot);
        ledger.Allot(handsets);
    }

    private void Collect(int tick, PlacedReport[] reports)
    {
        using var phase = clock.Own(TickPhase.Collect);
        ledger.Collect(tick, [.. reports.Select(placed => placed.Report)]);
    }
}
