using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Silo;

namespace AdoptionSim.Benchmarks.Messages;

/// <summary>
/// Measures the memory of grain activations of a run in message delivery: early, and at its end, when the most handsets are active. Memory that does not depend
/// on the number of citizens, such as compiled code and the rows of all ticks, is that of a small run of the same length, and is subtracted.
/// </summary>
internal static class ActivationMemory
{
    private const double Small = 0.0002;
    private const double Scale = 0.002;
    private const int Week = 7;

    private static readonly DateOnly Early = new(2010, 6, 30);
    private static readonly DateOnly Late = new(2015, 12, 31);

    private static readonly string[] Entities = ["CitizenGrain", "HandsetGrain", "TowerGrain", "TerminalGrain", "BoardGrain", "CinemaGrain"];

    public static async Task Measure()
    {
        await using var cluster = await EmbeddedCluster.StartAsync(new EmbeddedOptions());
        await Taken(cluster, Small, Early);
        MarkdownTable.Header("memory of activations", "activations for each citizen", "bytes for each citizen", "bytes for each activation");
        foreach (var until in new[] { Early, Late })
        {
            var (small, large) = (await Taken(cluster, Small, until), await Taken(cluster, Scale, until));
            var (citizens, activations) = (large.Citizens - small.Citizens, large.Activations - small.Activations);
            foreach (var (what, bytes) in new[] { ("heap after a collection", large.Heap - small.Heap), ("process", large.Process - small.Process) })
            {
                MarkdownTable.Row(
                    $"{until:yyyy-MM-dd}, {what}, {MarkdownTable.Number(citizens, 0)} citizens",
                    MarkdownTable.Number((double)activations / citizens, 3),
                    MarkdownTable.Number((double)bytes / citizens, 0),
                    MarkdownTable.Number((double)bytes / activations, 0)
                );
            }
        }

        MarkdownTable.Row(
            "admission counts with",
            MarkdownTable.Number(MemoryNeeds.PerActiveCitizen / MemoryNeeds.PerActivation, 3),
            MarkdownTable.Number(MemoryNeeds.PerActiveCitizen, 0),
            MarkdownTable.Number(MemoryNeeds.PerActivation, 0)
        );
    }

    /// <summary>Executes a run, keeps it active, and returns its number of citizens.</summary>
    private static async Task<long> Run(EmbeddedCluster cluster, string name, double scale, DateOnly until)
    {
        var scenario = Question.Load(Shipped.ScenarioPath(Shipped.Baseline)).Scenario with { Until = until };
        var nation = NationFile.Read(Shipped.NationPath(scenario.Nation));
        var run = cluster.Grains.GetGrain<IRun>(name);
        await run.Start(
            new RunSpecification(
                name,
                NationJson.Write(nation),
                NationJson.Write(scenario),
                Seed: 1,
                scale,
                Week,
                Delivery.Message,
                Threads: 0,
                Commands: [],
                Keep: true
            )
        );
        RunProgress progress;
        do
        {
            progress = await run.WaitFor(new Tick(int.MaxValue));
        } while (progress.State is RunState.Preparing or RunState.Running);

        return progress.Error is null ? progress.Citizens : throw new InvalidOperationException(progress.Error);
    }

    /// <summary>Executes a run, measures at its end, and deletes it.</summary>
    private static async Task<(long Citizens, long Activations, long Heap, long Process)> Taken(EmbeddedCluster cluster, double scale, DateOnly until)
    {
        const string name = "measured";
        var citizens = await Run(cluster, name, scale, until);
        var statistics = await cluster.Grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics();
        var activations = statistics
            .Where(type => Entities.Any(entity => type.GrainType.Contains(entity, StringComparison.OrdinalIgnoreCase)))
            .Sum(type => (long)type.ActivationCount);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var taken = (citizens, activations, GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
        await cluster.Grains.GetGrain<IRun>(name).Delete();
        return taken;
    }
}
