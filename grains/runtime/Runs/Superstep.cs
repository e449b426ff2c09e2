using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Timing;

namespace AdoptionSim.Runtime.Runs;

/// <summary>Executes one tick of a run. Each phase begins when all districts of all silos have finished the one before.</summary>
internal sealed class Superstep(RunLedger ledger, Stages stages, TickClock clock)
{
    /// <summary>The bytes that the silos have sent each other so far.</summary>
    public long SentBytes { get; private set; }

    /// <returns>The reports of all districts, in ordinal order.</returns>
    public async Task<IReadOnlyList<PlacedReport>> Tick(Tick tick, bool hashesRows, IReadOnlyList<PlacedCommand> commands)
    {
        var handsets = await stages.Wish(ledger.Begin(tick), commands);
        Allot(handsets);
        await stages.Buy(handsets);
        (var reports, var sent) = await stages.Use();
        SentBytes += sent;
        Collect(tick, reports);
        if (hashesRows)
        {
            ledger.ChainRows(await stages.HashRows());
        }

        return reports;
    }

    private void Allot(long[] handsets)
    {
        using var phase = clock.Own(TickPhase.Allot);
        ledger.Allot(handsets);
    }

    private void Collect(Tick tick, PlacedReport[] reports)
    {
        using var phase = clock.Own(TickPhase.Collect);
        ledger.Collect(tick, [.. reports.Select(placed => placed.Report)]);
    }
}
