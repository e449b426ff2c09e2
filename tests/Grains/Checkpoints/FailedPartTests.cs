using System.Collections.Concurrent;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace AdoptionSim.Grains.Tests.Checkpoints;

public sealed class FailedPartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-failed-part-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_checkpoint_with_a_failed_part_is_never_complete()
    {
        const int Failing = 10;
        var small = new SmallRun("one-part") { Ticks = 40 };
        var others = new TaskCompletionSource();
        var failed = new TaskCompletionSource();
        var attempted = new ConcurrentQueue<int>();
        var committed = new ConcurrentQueue<int>();
        await using var cluster = await GrainCluster.StartAsync(1, _folder.FullName, FaultyStore.In(_folder.FullName, async (method, arguments) =>
            {
                if (method == nameof(ICheckpointStore.Commit) && arguments[1] is CheckpointIndex index)
                {
                    committed.Enqueue(index.Id.Tick);
                }

                if (method == nameof(ICheckpointStore.Write) && arguments[0] is PartName { IsRows: false, Checkpoint.Tick.Value: Failing } part)
                {
                    attempted.Enqueue(part.District);
                    if (attempted.TryPeek(out var first) && first == part.District)
                    {
                        // Fails while the others are on their way, which then succeed.
                        await others.Task;
                        failed.SetResult();
                        throw new IOException("No space left on device");
                    }

                    others.TrySetResult();
                    await failed.Task;
                }
            }));
        var run = cluster.Grains.GetGrain<IRun>(small.Name);
        await run.Start(small.Specification() with { Checkpoints = new CheckpointInterval(0, Failing) });
        var progress = await run.ToEnd();

        Assert.Equal(small.Setup().Nation.Districts.Select((_, district) => district), attempted.Order());
        Assert.DoesNotContain(Failing, committed);
        Assert.Contains(2 * Failing, committed);
        Assert.Matches($"^district {attempted.First()} of checkpoint 1-{Failing} of run one-part could not be stored: No space left", progress.Warning);
        var series = cluster.Silos.Single().GetRequiredService<SiloSeries>().Runs.Single(series => series.Identity.Name == small.Name);
        Assert.Equal(1, series.Checkpoints.Failed);
        Assert.Equal(committed.Count, series.Checkpoints.Made);
    }
}
