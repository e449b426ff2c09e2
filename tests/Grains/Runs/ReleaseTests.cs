using System.Reflection;
using AdoptionSim.Contracts.Citizens;
using AdoptionSim.Contracts.Districts;
using AdoptionSim.Contracts.Handsets;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Services;
using AdoptionSim.Contracts.Towers;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using Microsoft.Extensions.DependencyInjection;

namespace AdoptionSim.Grains.Tests.Runs;

/// <summary>Tests that a run deactivates the grains that it activated.</summary>
public sealed class ReleaseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-release-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A grain that is still answering is deactivated later.</summary>
    [Fact]
    public async Task Grains_that_outlive_their_run_count_as_taken_memory()
    {
        await using var cluster = await GrainCluster.StartAsync();
        var silo = cluster.Silos.Single();
        var activations = silo.GetRequiredService<SiloRuns>().Activations;
        var grains = Enumerable.Range(0, 3).Select(_ => DispatchProxy.Create<IGrainContext, StubbornGrain>()).ToList();
        grains.ForEach(grain => activations.Add("old", grain));
        activations.Release("old");

        var service = silo.GetRequiredService<SiloServices>().Of(silo.GetRequiredService<ILocalSiloDetails>().SiloAddress);
        Assert.Equal([new RunMemory("old (being released)", 3 * MemoryNeeds.PerActivation, IsKept: false)], (await service.Report()).Runs);
        grains.ForEach(grain => activations.Remove("old", grain));
        Assert.Empty((await service.Report()).Runs);
    }

    [Theory]
    [InlineData(Delivery.Message)]
    [InlineData(Delivery.Resident)]
    public async Task Delete_releases_all_grains_of_a_kept_run(Delivery delivery)
    {
        await using var cluster = await GrainCluster.StartAsync(2);
        var small = Small("kept", delivery);
        var people = small.Setup().Census.People;
        await small.ToEnd(cluster.Grains);
        await cluster.Grains.GetGrain<ICellTower>("kept/IS-A.1/t/0").Describe();
        await cluster.Grains.GetGrain<ICitizen>("kept/IS-A.1/0").Describe();
        var kept = await Activations.OfRuns(cluster.Grains);

        await cluster.Grains.GetGrain<IRun>("kept").Delete();

        Assert.InRange(kept, delivery == Delivery.Message ? people : small.Setup().Nation.Districts.Length, int.MaxValue);
        await Activations.AreGone(cluster.Grains);
        Assert.All(cluster.Silos, silo => Assert.Empty(silo.GetRequiredService<SiloRuns>().All));
    }

    [Fact]
    public async Task Run_without_keep_releases_its_grains_at_its_end()
    {
        await using var cluster = await GrainCluster.StartAsync(2);
        var run = cluster.Grains.GetGrain<IRun>("not-kept");
        await run.Start(Small("not-kept", Delivery.Message).Specification() with { Keep = false });

        Assert.Equal(RunState.Done, (await run.ToEnd()).State);

        await Activations.AreGone(cluster.Grains);
        Assert.All(cluster.Silos, silo => Assert.Empty(silo.GetRequiredService<SiloRuns>().All));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Failed_run_needs_no_silo_and_releases_grains_unless_kept(bool keep)
    {
        await using var cluster = await GrainCluster.StartAsync(
            2,
            _folder.FullName,
            FaultyStore.In(_folder.FullName, (method, arguments) =>
                method == nameof(ICheckpointStore.Write) && arguments[0] is PartName { IsRows: false }
                    ? throw new InvalidOperationException("A fault of the program")
                    : Task.CompletedTask
            )
        );
        var run = cluster.Grains.GetGrain<IRun>("failed");
        await run.Start(Small("failed", Delivery.Message).Specification() with { Keep = keep, Checkpoints = new CheckpointInterval(0, 3) });

        await Until.True("the run has failed", async () => (await run.WaitFor(new Tick(int.MaxValue))).State == RunState.Failed);

        await Until.True("no silo is needed", () => cluster.Silos.All(silo => !silo.GetRequiredService<SiloRuns>().AnyUnderWay));
        if (keep)
        {
            Assert.Equal("IS-A.1", (await cluster.Grains.GetGrain<IDistrict>("failed/IS-A.1").Describe()).Id);
            await run.Delete();
        }

        await Activations.AreGone(cluster.Grains);
    }

    [Fact]
    public async Task Grains_of_what_does_not_exist_do_not_stay()
    {
        await using var cluster = await GrainCluster.StartAsync(1);
        var run = cluster.Grains.GetGrain<IRun>("here");
        await run.Start(Small("here", Delivery.Resident).Specification() with { Keep = false });
        await run.ToEnd();
        await Activations.AreGone(cluster.Grains);

        foreach (var name in new[] { "here", "nosuch" })
        {
            await Assert.ThrowsAsync<KeyNotFoundException>(() => cluster.Grains.GetGrain<IDistrict>($"{name}/IS-X.9").Describe());
            await Assert.ThrowsAsync<KeyNotFoundException>(() => cluster.Grains.GetGrain<ICellTower>($"{name}/IS-A.1/t/0").Describe());
            await Assert.ThrowsAsync<KeyNotFoundException>(() => cluster.Grains.GetGrain<ICitizen>($"{name}/IS-A.1/0").Describe());
            await Assert.ThrowsAsync<KeyNotFoundException>(() => cluster.Grains.GetGrain<IHandset>($"{name}/IS-A.1/h/0").Describe());
            await Assert.ThrowsAsync<KeyNotFoundException>(() => cluster.Grains.GetGrain<IServiceEntity>($"{name}/IS-A.1/i/0").Describe());
            await Assert.ThrowsAsync<KeyNotFoundException>(() => cluster.Grains.GetGrain<IServiceEntity>($"{name}/IS-A.1/b/0").Describe());
            await Assert.ThrowsAsync<KeyNotFoundException>(() => cluster.Grains.GetGrain<IServiceEntity>($"{name}/IS-A.1/c/0").Describe());
            await Assert.ThrowsAsync<CommandRefusedException>(() => cluster.Grains.GetGrain<ICellTower>($"{name}/IS-A.1/t/0").SwitchOff("id"));
        }

        await Activations.AreGone(cluster.Grains);
    }

    [Fact]
    public async Task A_name_runs_again_in_message_delivery_after_its_delete()
    {
        await using var cluster = await GrainCluster.StartAsync(2);
        var first = Small("again", Delivery.Message);
        await first.ToEnd(cluster.Grains);
        await cluster.Grains.GetGrain<IRun>("again").Delete();
        var second = first with { Seed = 2 };

        var progress = await second.ToEnd(cluster.Grains);

        Assert.Equal((await new LocalRun(second.Setup()).ToEnd()).Digest, progress.Digest);
    }

    private static SmallRun Small(string name, Delivery delivery) =>
        new(name)
        {
            Scale = 0.01,
            Ticks = 6,
            Delivery = delivery,
        };

    /// <summary>A grain that stays active when it is asked to deactivate.</summary>
    public class StubbornGrain : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
    }
}
