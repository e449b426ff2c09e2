using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Rules.Tests.Support;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Silos.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace AdoptionSim.Grains.Tests.Silos;

/// <summary>Two silos between which messages are lost.</summary>
public sealed class LossyCluster : IAsyncLifetime
{
    public static readonly SiloCallOptions ShortLimits = new()
    {
        LongestPoll = TimeSpan.FromMilliseconds(200),
        Timeout = TimeSpan.FromSeconds(1),
        FirstPause = TimeSpan.FromMilliseconds(10),
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-lossy-");
    private GrainCluster? _cluster;

    internal LostCalls Lost { get; } = new();

    /// <summary>The services of a silo.</summary>
    internal IServiceProvider Silo => _cluster!.Silos.First();

    internal SiloCallOptions Options { get; init; } = ShortLimits;

    public async ValueTask InitializeAsync() =>
        _cluster = await GrainCluster.StartAsync(2, _folder.FullName, services => services.AddSingleton<IIncomingGrainCallFilter>(Lost).AddSingleton(Options));

    public async ValueTask DisposeAsync()
    {
        Lost.Dispose();
        await _cluster!.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    internal async Task<RunProgress> ToEnd(SmallRun small)
    {
        var run = _cluster!.Grains.GetGrain<IRun>(small.Name);
        await run.Start(small.Specification() with { Keep = false, Checkpoints = new CheckpointInterval(0, 10) });
        return await run.ToEnd();
    }

    /// <summary>Waits until the silos have released all runs, which happens after their end.</summary>
    internal Task Released() =>
        Until.True("all districts are released", async () => (await _cluster!.Grains.GetGrain<ISilos>(ISilos.Key).List()).Sum(silo => silo.Districts) == 0);
}

/// <summary>Tests lost messages between two live silos. They must not change a result, require a checkpoint, or stall a run.</summary>
public sealed class LostCallsTests(LossyCluster lossy) : IClassFixture<LossyCluster>
{
    private const int Limit = 300_000;

    public static TheoryData<string, Loss> Matrix()
    {
        var matrix = new TheoryData<string, Loss>();
        foreach (
            var method in Assert.AtLeastOne(typeof(ISiloWorker).GetMethods().Select(method => method.Name).Where(name => name != nameof(ISiloWorker.Abandon)))
        )
        {
            foreach (var loss in Enum.GetValues<Loss>())
            {
                matrix.Add(method, loss);
            }
        }

        return matrix;
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Matrix))]
    public async Task A_lost_message_changes_no_result_and_costs_no_checkpoint(string method, Loss loss)
    {
        var small = new SmallRun($"lost-{method}-{loss}");
        lossy.Lost.Plan(small.Name, method, loss, times: 2);

        var progress = await lossy.ToEnd(small);
        await lossy.Released();

        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
        Assert.True(lossy.Lost.IsDone(small.Name));
        Assert.Equal((2, 0), (progress.Silos, progress.Recoveries));
        Assert.Null(progress.Warning);
    }

    [Fact(Timeout = Limit)]
    public async Task Phase_longer_than_one_poll_is_polled_until_done()
    {
        await using var own = await Start(LossyCluster.ShortLimits with { LongestPoll = TimeSpan.FromTicks(1) });
        var small = new SmallRun("long") { Ticks = 8, Delivery = Delivery.Message };

        var progress = await own.Cluster.ToEnd(small);

        const int PhasesOfATick = 3;
        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
        Assert.InRange(own.Cluster.Lost.Calls, 1 + (10 * PhasesOfATick * small.Ticks), int.MaxValue);
    }

    [Fact(Timeout = Limit)]
    public async Task Silo_with_too_many_unanswered_calls_costs_one_recovery()
    {
        const int Silos = 2;
        const int Repeats = 2;
        await using var own = await Start(LossyCluster.ShortLimits with { Timeout = TimeSpan.FromMilliseconds(300), MostRepeats = Repeats });
        var small = new SmallRun("mute");
        own.Cluster.Lost.Plan(small.Name, nameof(ISiloWorker.Use), Loss.Request, times: Silos * (1 + Repeats));

        var progress = await own.Cluster.ToEnd(small);

        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
        Assert.True(own.Cluster.Lost.IsDone(small.Name));
        Assert.Equal(1, progress.Recoveries);
    }

    /// <summary>A grain's services, such as its grain factory, may be used only during its turns.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_repeated_call_stays_in_the_turns_of_its_grain()
    {
        const int Attempts = 3;
        var calls = lossy.Silo.GetRequiredService<SiloCalls>();
        var here = lossy.Silo.GetRequiredService<ClusterView>().Here;
        var turns = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        var schedulers = new List<TaskScheduler>();

        await Task.Factory.StartNew(() => calls.Repeat(here, Ask), CancellationToken.None, TaskCreationOptions.None, turns).Unwrap();

        Assert.Equal(Enumerable.Repeat(turns, Attempts), schedulers);

        Task Ask()
        {
            schedulers.Add(TaskScheduler.Current);
            return schedulers.Count < Attempts ? throw new TimeoutException("Lost.") : Task.CompletedTask;
        }
    }

    private static async Task<Owned> Start(SiloCallOptions options)
    {
        var cluster = new LossyCluster { Options = options };
        await cluster.InitializeAsync();
        return new Owned(cluster);
    }

    private sealed record Owned(LossyCluster Cluster) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Cluster.DisposeAsync();
    }
}
