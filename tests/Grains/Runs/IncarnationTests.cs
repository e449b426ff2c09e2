using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Rules.Tests.Support;
using AdoptionSim.Runtime;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using Microsoft.Extensions.DependencyInjection;

namespace AdoptionSim.Grains.Tests.Runs;

public sealed class IncarnationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-incarnation-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task All_silos_forget_a_deleted_run_after_its_leader_left()
    {
        await using var cluster = await GrainCluster.StartAsync(3, _folder.FullName);
        var first = new SmallRun("left") { Ticks = 5 };
        await first.ToEnd(cluster.Grains);
        await cluster.StopAsync(cluster.Silos.Single(silo => Runs(silo).Led.ContainsKey(first.Name)));
        Assert.Contains(cluster.Silos, silo => Runs(silo).Find(first.Name) is not null);

        await cluster.Grains.GetGrain<IRun>(first.Name).Delete();
        await Until.True("no silo holds the run", () => cluster.Silos.All(silo => Runs(silo).Find(first.Name) is null));

        var second = first with { Seed = 2 };
        var progress = await second.ToEnd(cluster.Grains);
        Assert.Equal((await new LocalRun(second.Setup()).ToEnd()).Digest, progress.Digest);
    }

    [Fact]
    public async Task A_silo_that_missed_a_delete_frees_the_run()
    {
        await using var cluster = await GrainCluster.StartAsync(1, _folder.FullName);
        var small = new SmallRun("untold") { Ticks = 5 };
        await small.ToEnd(cluster.Grains);
        var runs = Runs(cluster.Silos.Single());
        Assert.NotNull(runs.Find(small.Name));

        await new FileStore(_folder.FullName).Delete(small.Name);

        await Until.True("the silo has freed the run", () => runs.Find(small.Name) is null);
    }

    [Fact]
    public async Task A_silo_replaces_the_run_of_an_earlier_incarnation()
    {
        var runs = new SiloRuns(null, new FairShare(TimeProvider.System));
        var (first, second) = (Specification(1, "2020-01-01"), Specification(2, "2020-01-02"));

        var before = await runs.Prepare(first);
        var same = await runs.Prepare(first);
        var after = await runs.Prepare(second);
        runs.Forget("again", first.Incarnation);

        Assert.Same(before, same);
        Assert.Equal((1ul, 2ul), (before.Setup.Seed, after.Setup.Seed));
        Assert.Same(after, runs.Find("again"));
        runs.Forget("again", second.Incarnation);
        Assert.Null(runs.Find("again"));
    }

    [Fact]
    public void Epochs_of_another_incarnation_are_refused_whatever_their_number()
    {
        var specification = Specification(1, "2020-01-02");
        var run = new SiloRun(specification);
        run.Enter(new RunEpoch(specification.Incarnation, 3));
        var earlier = Specification(1, "2020-01-01").Incarnation;

        Assert.All([2, 3, 4], number => Assert.Throws<StaleEpochException>(() => run.Enter(new RunEpoch(earlier, number))));
        Assert.Throws<StaleEpochException>(() => run.Check(new RunEpoch(earlier, 3)));
        Assert.False(run.IsOverWith(new RunEpoch(earlier, 9)));
        run.Check(new RunEpoch(specification.Incarnation, 3));
    }

    [Fact]
    public async Task Each_start_gets_a_new_incarnation_but_the_same_digest()
    {
        await using var cluster = await GrainCluster.StartAsync(1);
        var small = new SmallRun("twice") { Ticks = 5 };
        var run = await small.Start(cluster.Grains);
        var first = (await run.ToEnd(), (await run.Specification()).Incarnation);
        await run.Delete();
        await run.Start(small.Specification() with { Incarnation = first.Incarnation });
        var second = (await run.ToEnd(), (await run.Specification()).Incarnation);

        Assert.NotEqual(first.Incarnation, second.Incarnation);
        Assert.NotEqual(default, second.Incarnation);
        Assert.Equal(first.Item1.Digest, second.Item1.Digest);
    }

    private static SiloRuns Runs(IServiceProvider silo) => silo.GetRequiredService<SiloRuns>();

    private static RunSpecification Specification(ulong seed, string began) =>
        new SmallRun("again") { Seed = seed }.Specification() with
        {
            Incarnation = Incarnation.New(DateTimeOffset.Parse(began, System.Globalization.CultureInfo.InvariantCulture)),
        };
}
