using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Ties;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Benchmarks.Wish;

/// <summary>The wish phase of one district in one tick: the rows as they were before the citizens stepped, and what the citizens knew.</summary>
internal sealed record Recorder(CitizenRow[] Rows, WishKnowledge Known, ITieCount Ties)
{
    /// <summary>Runs until the end of a tick and records its wish phase, by district.</summary>
    public static async Task<Recorder[]> Of(LocalRun run, int tick)
    {
        var recorded = new Recorder[run.Districts.Count];
        run.BeforeCitizensStep = (district, known) => recorded[district] =
            new Recorder(run.Districts[district].Rows.Snapshot().Citizens.ToArray(), known, new TieCount(run.Setup.Graph, district));
        await run.ToEnd(ticks: tick);
        return recorded;
    }
}
