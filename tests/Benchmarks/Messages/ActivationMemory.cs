using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Silo;

namespace AdoptionSim.Benchmarks.Messages;

/// <summary>
/// Measures the memory of grain activations of a run in message delivery: early, and at its end, when the most handsets are active. A small run before it
/// absorbs one-time costs, such as compiled code.
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
        await Run(cluster, "small", Small, Early);
        var before = await Taken(cluster);
        MarkdownTable.Header("memory of activations", "activations for each citizen", "bytes for each citizen", "bytes for each activation");
        foreach (var until in new[] { Early, Late })
        {
            var citizens = await Run(cluster, "large", Scale, until);
            var after = await Taken(cluster);
            var activations = after.Activations - before.Activations;
            foreach (var (what, bytes) in new[] { ("heap after a collection", after.Heap - before.Heap), ("process", after.Process - before.Process) })
            {
                MarkdownTable.Row(
                    $"{until:yyyy-MM-dd}, {what}, {MarkdownTable.Number(citizens, 0)} citizens",
                    MarkdownTable.Number((double)activations / citizens, 3),
                    MarkdownTable.Number((double)bytes / citizens, 0),
                    MarkdownTable.Number((double)bytes / activations, 0)
                );
            }

            await cluster.Grains.GetGrain<IRun>("large").Delete();
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

    private static async Task<(long Activations, long Heap, long Process)> Taken(EmbeddedCluster cluster)
    {
        var statistics = await cluster.Grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics();
        var activations = statistics
            .Where(type => Entities.Any(entity => type.GrainType.Contains(entity, StringComparison.OrdinalIgnoreCase)))
            .Sum(type => (long)type.ActivationCount);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return (activations, GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }
}
