using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Grains.Tests.Checkpoints;

/// <summary>Tests that a request to cancel survives the silo that received it.</summary>
public sealed class CancelTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-cancel-");
    private readonly SmallRun _small = new("cancelled")
    {
        Scale = 0.1,
        Ticks = 110,
        Pace = 2,
    };

    private FileStore Store => new(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact(Timeout = 300_000)]
    public async Task Cancel_is_stored_before_it_is_acknowledged()
    {
        await using var cluster = await StartAsync();
        var run = await _small.Start(cluster.Grains);
        await run.WaitFor(new Tick(1));

        await run.Cancel();

        Assert.True((await Store.Status(_small.Name))!.IsCancelRequested);
        Assert.Equal(RunState.Cancelled, (await run.ToEnd()).State);
    }

    [Fact(Timeout = 300_000)]
    public async Task A_run_continued_by_another_silo_still_cancels()
    {
        await using var cluster = await StartAsync();
        var lost = new RunProgress(RunState.Running, new Tick(5), 110, default, 0, 0, 1, 0, "", ModelVersion.Current, null);
        await Store.Create(_small.Specification());
        await Store.SaveStatus(_small.Name, 0, new RunStatus(cluster.ClusterId, default, lost, IsCancelRequested: true));

        var progress = await cluster.Grains.GetGrain<IRun>(_small.Name).ToEnd();

        Assert.Equal(RunState.Cancelled, progress.State);
        Assert.True(progress.Tick < 110);
    }

    [Fact(Timeout = 300_000)]
    public async Task Cancel_before_the_run_is_live_is_not_lost()
    {
        await using var cluster = await StartAsync();
        var run = cluster.Grains.GetGrain<IRun>(_small.Name);

        var started = run.Start(_small.Specification());
        await CancelAsSoonAsItIsKnownAsync(run);
        await started;

        Assert.Equal(RunState.Cancelled, (await run.ToEnd()).State);
    }

    [Theory(Timeout = 300_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancel_is_durable_while_recovery_is_refused(bool wasOpened)
    {
        await using var cluster = await StartAsync();
        var large = new SmallRun("too-large")
        {
            Scenario = "baseline",
            Scale = 100,
            Delivery = Delivery.Message,
        };
        var lost = new RunProgress(RunState.Running, new Tick(5), 110, default, 0, 0, 1, 0, "", ModelVersion.Current, null);
        await Store.Create(large.Specification());
        if (wasOpened)
        {
            await Store.SaveStatus(large.Name, 0, new RunStatus(cluster.ClusterId, default, lost));
        }

        var run = cluster.Grains.GetGrain<IRun>(large.Name);
        await Until.True("the recovery was refused", async () => (await run.Progress()) is { State: RunState.Interrupted, Error: not null });
        await run.Cancel();

        var stored = (await Store.Status(large.Name))!;
        Assert.Equal((RunState.Cancelled, cluster.ClusterId, "baseline"), (stored.Progress.State, stored.Cluster, wasOpened ? "baseline" : stored.Scenario));
        await cluster.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        Assert.Equal(RunState.Cancelled, (await run.Progress()).State);
    }

    [Theory(Timeout = 300_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancel_is_not_acknowledged_while_the_store_is_away(bool isClaimed)
    {
        var isAway = !isClaimed;
        await using var cluster = await GrainCluster.StartAsync(
            1,
            _folder.FullName,
            FaultyStore.In(_folder.FullName, (method, arguments) =>
                isAway && (method == nameof(ICheckpointStore.Claim) || (method == nameof(ICheckpointStore.SaveStatus) && arguments[1] is > 0))
                    ? throw new IOException("The disk is gone.")
                    : Task.CompletedTask
            )
        );
        var run = await _small.Start(cluster.Grains);
        if (isClaimed)
        {
            await run.Reach(new Tick(1));
            isAway = true;
        }

        var error = await Assert.ThrowsAsync<OrleansException>(run.Cancel);
        Assert.Contains("could not be stored yet: The disk is gone.", error.Message, StringComparison.Ordinal);
        Assert.Equal(RunState.Cancelled, (await run.ToEnd()).State);
        await Assert.ThrowsAsync<OrleansException>(run.Cancel);
        isAway = false;
        await run.Cancel();

        Assert.Equal(RunState.Cancelled, (await Store.Status(_small.Name))!.Progress.State);
    }

    [Fact(Timeout = 300_000)]
    public async Task Resume_revokes_the_cancel()
    {
        await using var cluster = await StartAsync();
        var small = _small with { Pace = 0 };
        var run = await small.Start(cluster.Grains);
        await run.Cancel();
        await run.Resume();

        Assert.Equal(RunState.Done, (await run.ToEnd()).State);
        Assert.False((await Store.Status(small.Name))!.IsCancelRequested);
    }

    [Fact(Timeout = 300_000)]
    public async Task Run_that_does_not_exist_says_so()
    {
        await using var cluster = await StartAsync();
        var never = cluster.Grains.GetGrain<IRun>("never");
        var deleted = await _small.Start(cluster.Grains);
        await deleted.Delete();

        foreach (var run in new[] { never, deleted })
        {
            await Assert.ThrowsAsync<RunNotFoundException>(run.Progress);
            await Assert.ThrowsAsync<RunNotFoundException>(() => run.WaitFor(new Tick(1)));
            await Assert.ThrowsAsync<RunNotFoundException>(run.Cancel);
            await Assert.ThrowsAsync<RunNotFoundException>(run.Specification);
        }
    }

    /// <summary>Cancels a run as soon as the silo knows it: two messages of one client may arrive in either order.</summary>
    private static async Task CancelAsSoonAsItIsKnownAsync(IRun run)
    {
        while (true)
        {
            try
            {
                await run.Cancel();
                return;
            }
            catch (RunNotFoundException)
            {
                await Task.Yield();
            }
        }
    }

    private Task<GrainCluster> StartAsync() => GrainCluster.StartAsync(1, _folder.FullName);
}
