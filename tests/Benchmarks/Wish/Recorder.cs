using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Benchmarks.Wish;

/// <summary>A recorded wish phase of one district in one tick: the rows before the citizens' steps, and the knowledge that the steps use.</summary>
internal sealed record Recorder(CitizenRow[] Rows, WishKnowledge Known, ITieCount Ties)
{
    /// <summary>Runs until the end of a tick and records the wish phase of each district.</summary>
    public static async Task<Recorder[]> Of(LocalRun run, int tick)
    {
        var recorded = new Recorder[run.Districts.Count];
        run.BeforeCitizensStep = (district, known) =>
            recorded[district] = new Recorder(
                run.Districts[district].Rows.Snapshot().Citizens.ToArray(),
                known,
                new TieCount(run.Setup.Graph, new DistrictIndex(district))
            );
        await run.ToEnd(ticks: tick);
        return recorded;
    }
}
