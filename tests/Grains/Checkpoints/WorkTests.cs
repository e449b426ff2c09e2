using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Runs;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Grains.Tests.Checkpoints;

/// <summary>Tests the measured work of districts, which decides their placement and nothing else.</summary>
public sealed class WorkTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-work-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory(Timeout = 300_000)]
    [InlineData(true)]
    [InlineData(false, Traits = [Pace.Name, Pace.Nightly])]
    public async Task Resumed_run_is_placed_by_the_work_in_its_checkpoint(bool hasWork)
    {
        var small = new SmallRun("resumed") { Ticks = 60 };
        var store = new FileStore(_folder.FullName);
        await using (var first = await GrainCluster.StartAsync(1, _folder.FullName))
        {
            var begun = first.Grains.GetGrain<IRun>(small.Name);
            await begun.Start(small.Specification() with { Pace = 40, Checkpoints = new CheckpointInterval(0, 5) });
            await begun.Reach(new Tick(DistrictWork.FewestTicks + 1));
            await begun.Cancel();
            await begun.ToEnd();
        }

        var stored = (await store.Latest(small.Name))!;
        Assert.Equal(stored.SiloOf.Length, stored.Work?.Length);
        Assert.All(stored.Work!, work => Assert.True(work > 0));

        // The smallest district has nearly all the work. Without measured work, as in a checkpoint of an older program, population decides.
        var people = small.Setup().Populations.Select(population => population.People).ToArray();
        var smallest = Array.IndexOf(people, people.Min());
        var skewed = people.Select((_, district) => district == smallest ? 1_000_000_000L : 1).ToArray();
        var incarnation = (await store.Specification(small.Name))!.Incarnation;
        await store.Commit(small.Name, stored with { Work = hasWork ? skewed : null }, incarnation);

        await using var second = await GrainCluster.StartAsync(2, _folder.FullName);
        var resumed = second.Grains.GetGrain<IRun>(small.Name);
        await resumed.Resume();
        var progress = await resumed.ToEnd();

        var placed = (await store.Latest(small.Name))!;
        Assert.Equal(hasWork, placed.SiloOf.Count(silo => silo == placed.SiloOf[smallest]) == 1);
        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
    }
}
