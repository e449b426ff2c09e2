using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Grains.Tests.Checkpoints;

public sealed class SlowStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-slow-store-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Districts that wait for the store use no processor, and must not take turns from other runs meanwhile.</summary>
    [Fact(Timeout = 240_000)]
    public async Task Run_with_a_hanging_store_does_not_block_other_runs()
    {
        var (hangs, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var cluster = await GrainCluster.StartAsync(1, _folder.FullName, FaultyStore.In(_folder.FullName, (method, arguments) =>
            {
                if (method != nameof(ICheckpointStore.Write) || arguments[0] is not PartName { Run: "hung", IsRows: false })
                {
                    return Task.CompletedTask;
                }

                hangs.TrySetResult();
                return release.Task;
            }));
        var hung = cluster.Grains.GetGrain<IRun>("hung");
        await hung.Start(new SmallRun("hung") { Ticks = 20 }.Specification() with { Checkpoints = new CheckpointInterval(0, 5) });
        await hangs.Task;

        var other = await new SmallRun("other") { Ticks = 20 }.ToEnd(cluster.Grains);

        Assert.Equal((RunState.Done, 20), (other.State, other.Tick));
        Assert.Equal(5, (await hung.Progress()).Tick);
        release.SetResult();
        Assert.Equal(RunState.Done, (await hung.ToEnd()).State);
    }

    /// <summary>While the store is known to be unavailable nothing is written, so that a run in progress does not wait for it.</summary>
    [Fact(Timeout = 240_000)]
    public async Task A_run_continues_while_its_store_is_unavailable()
    {
        var (store, aside) = (Path.Combine(_folder.FullName, "store"), Path.Combine(_folder.FullName, "aside"));
        var written = 0;
        await using var cluster = await GrainCluster.StartAsync(1, store, FaultyStore.In(store, (method, _) =>
            {
                Interlocked.Add(ref written, method is nameof(ICheckpointStore.Write) or nameof(ICheckpointStore.Commit) ? 1 : 0);
                return Task.CompletedTask;
            }));
        var run = cluster.Grains.GetGrain<IRun>("away");
        await run.Start(new SmallRun("away") { Ticks = 1000, Pace = 10 }.Specification() with { Checkpoints = new CheckpointInterval(0, 5) });
        await Until.True("a checkpoint is whole", async () => (await run.Progress()).Checkpoint >= 5);
        Directory.Move(store, aside);
        await File.WriteAllTextAsync(store, "no folder");
        await Until.True("the store is known to be away", async () =>
            (await run.Progress()).Warning?.Contains("cannot be used", StringComparison.Ordinal) == true
        );

        var (before, tick) = (Volatile.Read(ref written), (await run.Progress()).Tick);
        await Until.True("ten more ticks are done", async () => (await run.Progress()).Tick >= tick + 10);
        Assert.Equal(before, Volatile.Read(ref written));

        File.Delete(store);
        Directory.Move(aside, store);
        await Until.True("a checkpoint is whole again", async () => (await run.Progress()).Checkpoint > tick);
        await run.Cancel();
        Assert.Equal(RunState.Cancelled, (await run.ToEnd()).State);
    }
}
