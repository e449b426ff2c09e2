using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Grains.Tests.Checkpoints;

public sealed class ResumeTests : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-resume-");

    /// <summary>Deletes the folder, with retries: a grain of a silo that has just ended may still be writing.</summary>
    public async ValueTask DisposeAsync() => await Until.True("the folder can be removed", () =>
        {
            try
            {
                _folder.Delete(recursive: true);
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        });

    [Theory]
    [InlineData(Delivery.Resident, 0.02, 2, 1)]
    [InlineData(Delivery.Message, 0.005, 1, 2)]
    public async Task Run_resumes_from_its_checkpoint_on_any_number_of_silos(Delivery delivery, double scale, int before, int after)
    {
        var small = new SmallRun("resumed")
        {
            Scale = scale,
            Ticks = 110,
            Delivery = delivery,
            Pace = 30,
        };
        var command = new Command("cut", CommandKind.SwitchOff, "IS-A.1/t/0", "", new Tick(95));
        JournalEntry[] commands;
        await using (var first = await GrainCluster.StartAsync(before, _folder.FullName))
        {
            var run = first.Grains.GetGrain<IRun>(small.Name);
            await run.Start(small.Specification() with { Checkpoints = new CheckpointInterval(0, 10) });
            await run.Submit(command);
            await run.Reach(new Tick(30));

            commands = await run.Journal();
        }

        await using var second = await GrainCluster.StartAsync(after, _folder.FullName);
        var again = second.Grains.GetGrain<IRun>(small.Name);
        var interrupted = await again.Progress();
        await again.Resume();
        var receipt = await again.Submit(command);
        var progress = await again.ToEnd();

        Assert.Equal(new CommandReceipt("cut", new Tick(95), 0), receipt);
        Assert.Equal(commands, await again.Journal());
        Assert.Equal(RunState.Interrupted, interrupted.State);
        Assert.Equal(RunState.Done, progress.State);
        Assert.Equal(after, progress.Silos);
        var straight = await (small with { Name = "straight", Pace = 0, Delivery = Delivery.Resident, Commands = commands }).ToEnd(second.Grains);
        Assert.Equal(straight.Digest, progress.Digest);
        Assert.Equal(Enumerable.Range(0, 111), (await again.Rows(new Tick(0), int.MaxValue)).Select(row => row.Tick.Value));
        var expected = await second.Grains.GetGrain<IRun>("straight").Rows(new Tick(0), int.MaxValue);
        Assert.Equal(expected.Select(row => row.Strata), (await again.Rows(new Tick(0), int.MaxValue)).Select(row => row.Strata));
        Assert.All(expected, row => Assert.Equal(small.Setup().Strata.Layout.RowLength, row.Strata.Length));
        Assert.NotEqual((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
    }

    /// <summary>On reactivation the run asks for admission at the same grain that asks it for its state.</summary>
    [Fact]
    public async Task Listing_runs_recovers_an_accepted_run_whose_silo_was_lost()
    {
        var small = new SmallRun("accepted");
        await new FileStore(_folder.FullName).Create(small.Specification());
        await using var cluster = await GrainCluster.StartAsync(checkpoints: _folder.FullName);

        var entry = Assert.Single(await cluster.Grains.GetGrain<IRuns>(IRuns.Key).List());

        Assert.Equal(small.Name, entry.Name);
        Assert.Equal(RunState.Done, (await cluster.Grains.GetGrain<IRun>(small.Name).ToEnd()).State);
    }

    [Fact]
    public async Task Cancelled_run_can_be_resumed_but_a_done_run_cannot()
    {
        await using var cluster = await GrainCluster.StartAsync(1, _folder.FullName);
        var small = new SmallRun("cancelled")
        {
            Scale = 0.1,
            Ticks = 110,
            Pace = 50,
        };
        var run = await small.Start(cluster.Grains);
        await run.Reach(new Tick(5));
        await run.Cancel();
        var cancelled = await run.ToEnd();
        await run.Resume();
        var done = await run.ToEnd();

        Assert.Equal(RunState.Cancelled, cancelled.State);
        Assert.InRange(cancelled.Tick, 5, 109);
        Assert.Equal(RunState.Done, done.State);
        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, done.Digest);
        var error = await Assert.ThrowsAsync<RunRefusedException>(run.Resume);
        Assert.Contains("it is done", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Simulates a run whose owner is lost after it stored the end and before it reported it.</summary>
    [Fact]
    public async Task Run_whose_end_is_stored_is_done_even_if_unreported()
    {
        var small = new SmallRun("ended") { Ticks = 20 };
        RunProgress done;
        await using (var first = await GrainCluster.StartAsync(1, _folder.FullName))
        {
            done = await small.ToEnd(first.Grains);
        }

        var store = new FileStore(_folder.FullName);
        var (status, epoch) = ((await store.Status(small.Name))!, (await store.Latest(small.Name))!.Id.Epoch);
        await store.SaveStatus(
            small.Name,
            epoch,
            status with
            {
                Progress = status.Progress with { State = RunState.Running },
            },
            (await store.Specification(small.Name))!.Incarnation
        );

        await using var second = await GrainCluster.StartAsync(1, _folder.FullName);
        var again = second.Grains.GetGrain<IRun>(small.Name);
        await again.Resume();
        var progress = await again.ToEnd();

        Assert.Equal((RunState.Done, 20, done.Digest, 1), (progress.State, progress.Tick, progress.Digest, progress.Silos));
        Assert.Equal(Enumerable.Range(0, 21), (await again.Rows(new Tick(0), int.MaxValue)).Select(row => row.Tick.Value));
        Assert.Equal(RunState.Done, (await store.Status(small.Name))!.Progress.State);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Resume_names_damaged_part_and_uses_earlier_checkpoint_or_start(int damaged)
    {
        var small = new SmallRun("damaged")
        {
            Scale = 0.2,
            Ticks = 250,
            Pace = 100,
        };
        await using (var first = await GrainCluster.StartAsync(1, _folder.FullName))
        {
            var run = first.Grains.GetGrain<IRun>(small.Name);
            await run.Start(small.Specification() with { Checkpoints = new CheckpointInterval(0, 10) });
            for (var tick = new Tick(20); (await run.Reach(tick)).Checkpoint is not { Value: >= 20 }; tick++) { }

            await run.Cancel();
            await run.ToEnd();
        }

        var checkpoints = new DirectoryInfo(Path.Combine(_folder.FullName, small.Name, "checkpoints"))
            .GetDirectories()
            .OrderBy(checkpoint => checkpoint.Name, StringComparer.Ordinal)
            .ToArray();
        foreach (var part in Assert.AtLeastOne(checkpoints.TakeLast(damaged).Select(checkpoint => checkpoint.GetFiles("parts-*").Single())))
        {
            var bytes = await File.ReadAllBytesAsync(part.FullName);
            bytes[^5] ^= 1;
            await File.WriteAllBytesAsync(part.FullName, bytes);
        }

        await using var second = await GrainCluster.StartAsync(1, _folder.FullName);
        var again = second.Grains.GetGrain<IRun>(small.Name);
        await again.Resume();
        var progress = await again.ToEnd();

        Assert.Equal(2, checkpoints.Length);
        Assert.Matches("^district [0-9]+ of checkpoint .* is damaged", progress.Warning);
        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
    }

    [Fact]
    public async Task Another_silo_starts_an_accepted_run_whose_silo_was_lost()
    {
        var small = new SmallRun("accepted") { Ticks = 20 };
        await new FileStore(_folder.FullName).Create(small.Specification());
        await using var cluster = await GrainCluster.StartAsync(1, _folder.FullName);

        // Only the silo itself asks for the run.
        var store = new FileStore(_folder.FullName);
        RunStatus? status = null;
        await Until.True("the run is done", async () =>
        {
            status = await store.Status(small.Name);
            Assert.NotEqual(RunState.Failed, status?.Progress.State);
            return status?.Progress.State == RunState.Done;
        });

        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, status!.Progress.Digest);
    }

    [Fact]
    public async Task Deleted_runs_leave_nothing()
    {
        await using var cluster = await GrainCluster.StartAsync(1, _folder.FullName);
        var small = new SmallRun("deleted") { Ticks = 20 };
        await small.ToEnd(cluster.Grains);
        var runs = cluster.Grains.GetGrain<IRuns>(IRuns.Key);
        var listed = Assert.Single(await runs.List());

        await cluster.Grains.GetGrain<IRun>("deleted").Delete();

        Assert.Equal(("deleted", "islandia", RunState.Done, 20), (listed.Name, listed.Scenario, listed.Progress.State, listed.Progress.Tick));
        Assert.Empty(await runs.List());
        Assert.Empty(_folder.GetFileSystemInfos());
    }
}
