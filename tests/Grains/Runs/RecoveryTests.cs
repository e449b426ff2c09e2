using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace AdoptionSim.Grains.Tests.Runs;

public sealed class RecoveryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-recovery-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Unrecoverable_run_is_listed_refuses_resume_and_can_be_deleted()
    {
        var large = new SmallRun("too-large")
        {
            Scenario = "baseline",
            Scale = 100,
            Delivery = Delivery.Message,
        };
        await new FileStore(_folder.FullName).Create(large.Specification());
        await using var cluster = await GrainCluster.StartAsync(1, _folder.FullName);
        var run = cluster.Grains.GetGrain<IRun>(large.Name);
        var runs = cluster.Grains.GetGrain<IRuns>(IRuns.Key);

        await Until.True("the recovery was refused", async () => (await run.Progress()).State == RunState.Interrupted);

        var listed = Assert.Single(await runs.List());
        Assert.Equal((large.Name, RunState.Interrupted), (listed.Name, listed.Progress.State));
        Assert.Contains("Run too-large needs about 9,320.2 GB", listed.Progress.Error, StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<RunRefusedException>(run.Resume);
        Assert.Contains("needs about 9,320.2 GB", error.Message, StringComparison.Ordinal);
        await run.Delete();
        Assert.Empty(await runs.List());
    }

    /// <summary>Every attempt to reopen the run takes 400 s on its clock, which exceeds the limit for a run without a new tick.</summary>
    [Theory(Timeout = 300_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_waits_as_long_as_its_store_is_unavailable(bool hasBegun)
    {
        var (attempts, isAway) = (0, !hasBegun);
        var clock = new StandingClock();
        var store = FaultyStore.In(_folder.FullName, (method, arguments) =>
        {
            if (method == nameof(ICheckpointStore.Append))
            {
                isAway = true;
                throw new TimeoutException("The answer was lost.");
            }

            if (!isAway || method != nameof(ICheckpointStore.Claim))
            {
                return Task.CompletedTask;
            }

            clock.Advance(TimeSpan.FromSeconds(400));
            attempts++;
            throw new IOException("The disk is gone.");
        });
        await using var cluster = await GrainCluster.StartAsync(1, _folder.FullName, services =>
        {
            store(services);
            services.AddSingleton(provider =>
                ActivatorUtilities.CreateInstance<RunContext>(
                    provider,
                    new CheckpointOptions { Store = "files", Folder = _folder.FullName },
                    (TimeProvider)clock
                )
            );
        });
        var small = new SmallRun("patient");
        var run = cluster.Grains.GetGrain<IRun>(small.Name);
        await run.Start(small.Specification() with { Checkpoints = new CheckpointInterval(0, 5), Pace = hasBegun ? 200 : 0 });
        if (hasBegun)
        {
            await run.Reach(new Tick(7));
            await Assert.ThrowsAnyAsync<Exception>(() => run.Submit(new Command("lost", CommandKind.SwitchOff, "IS-A.1/t/0", "", new Tick(53))));
        }

        await Until.True("the run has been refused by its store for 20 minutes", async () =>
        {
            Assert.NotEqual(RunState.Failed, (await run.Progress()).State);
            return attempts >= 3;
        });

        var waiting = await run.Progress();
        Assert.Null(waiting.Error);
        Assert.Equal("The run waits for its store, which does not answer: The disk is gone.", waiting.Warning);
        isAway = false;
        var progress = await run.ToEnd();
        Assert.Equal((RunState.Done, hasBegun ? 1 : 0), (progress.State, progress.Recoveries));
        Assert.Equal("The run waited for its store, which did not answer: The disk is gone.", progress.Warning);
        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
    }

    /// <summary>The store answers the old commit only after the run was reopened under a later epoch.</summary>
    [Fact]
    public async Task Late_commit_after_recovery_does_not_end_the_new_owner()
    {
        var (claims, isLost) = (0, false);
        var committing = new TaskCompletionSource();
        var reopened = new TaskCompletionSource();
        await using var cluster = await GrainCluster.StartAsync(1, _folder.FullName, FaultyStore.In(_folder.FullName, async (method, arguments) =>
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
                    case nameof(ICheckpointStore.SaveStatus) when claims > 1:
                        reopened.TrySetResult();
                        break;
                    default:
                        break;
                }
            }));
        var small = new SmallRun("stale-commit") { Ticks = 60, Pace = 50 };
        var run = cluster.Grains.GetGrain<IRun>(small.Name);
        await run.Start(small.Specification() with { Checkpoints = new CheckpointInterval(0, 5) });
        await committing.Task;

        await Assert.ThrowsAnyAsync<Exception>(() => run.Submit(new Command("lost", CommandKind.SwitchOff, "IS-A.1/t/0", "", new Tick(59))));
        var progress = await run.ToEnd();

        Assert.Equal((RunState.Done, 1, 2), (progress.State, progress.Recoveries, claims));
        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
    }
}
