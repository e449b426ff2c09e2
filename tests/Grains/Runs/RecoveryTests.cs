using AdoptionSim.Actors.Checkpoints;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Rules.Tests.Support;
using AdoptionSim.Silo;

namespace AdoptionSim.Grains.Tests.Runs;

public sealed class RecoveryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-recovery-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_run_that_cannot_be_recovered_can_be_listed_resumed_and_deleted()
    {
        var large = new SmallRun("too-large") { Scenario = "baseline", Scale = 100, Delivery = Delivery.Message };
        await new FileStore(_folder.FullName).Create(large.Specification());
        await using var cluster = await EmbeddedCluster.StartAsync(new EmbeddedOptions(1, Checkpoints: _folder.FullName));
        var run = cluster.Grains.GetGrain<IRun>(large.Name);
        var runs = cluster.Grains.GetGrain<IRuns>(IRuns.Key);

        await Until.True("the recovery was refused", async () => (await run.Progress()).State == RunState.Interrupted);

        var listed = Assert.Single(await runs.List());
        Assert.Equal((large.Name, RunState.Interrupted), (listed.Name, listed.Progress.State));
        Assert.Contains("Run too-large needs about 6,253.6 GB", listed.Progress.Error, StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<RunRefusedException>(run.Resume);
        Assert.Contains("needs about 6,253.6 GB", error.Message, StringComparison.Ordinal);
        await run.Delete();
        Assert.Empty(await runs.List());
    }

    /// <summary>The store answers the old commit only when the run is open again under a later epoch.</summary>
    [Fact]
    public async Task A_commit_that_comes_after_a_recovery_does_not_end_the_new_owner()
    {
        var (claims, isLost) = (0, false);
        var committing = new TaskCompletionSource();
        var reopened = new TaskCompletionSource();
        await using var cluster = await EmbeddedCluster.StartAsync(new EmbeddedOptions(1, Checkpoints: _folder.FullName)
        {
            Services = FaultyStore.In(_folder.FullName, async (method, arguments) =>
            {
                switch (method)
                {
                    case nameof(ICheckpointStore.Claim):
                        claims++;
                        break;
                    case nameof(ICheckpointStore.Commit) when arguments[1] is CheckpointIndex { Id.Epoch: 1 }:
                        committing.TrySetResult();
                        await reopened.Task;
                        break;
                    case nameof(ICheckpointStore.Append) when !isLost:
                        isLost = true;
                        throw new TimeoutException("The answer was lost");
                    case nameof(ICheckpointStore.Note) when claims > 1:
                        reopened.TrySetResult();
                        break;
                    default:
                        break;
                }
            }),
        });
        var small = new SmallRun("stale-commit") { Ticks = 60, Pace = 50 };
        var run = cluster.Grains.GetGrain<IRun>(small.Name);
        await run.Start(small.Specification() with { Checkpoints = new CheckpointInterval(0, 5) });
        await committing.Task;

        await Assert.ThrowsAnyAsync<Exception>(() => run.Submit(new Command("lost", CommandKind.SwitchOff, "IS-A.1/t/0", "", 59)));
        var progress = await run.ToEnd();

        Assert.Equal((RunState.Done, 1, 2), (progress.State, progress.Recoveries, claims));
        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
    }
}
