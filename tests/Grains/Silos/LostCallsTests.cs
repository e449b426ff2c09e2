using AdoptionSim.Actors.Silos;
using AdoptionSim.Actors.Silos.Calls;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Interfaces.Silos;
using AdoptionSim.Rules.Tests.Support;
using AdoptionSim.Silo;
using Microsoft.Extensions.DependencyInjection;

namespace AdoptionSim.Grains.Tests.Silos;

/// <summary>Messages between two live silos get lost. Nothing of that may reach a result, cost a checkpoint, or stall a run.</summary>
public sealed class LostCallsTests : IAsyncLifetime
{
    private const int Limit = 120_000;

    private static readonly SiloCallOptions Patience = new()
    {
        LongestPoll = TimeSpan.FromMilliseconds(200),
        Timeout = TimeSpan.FromSeconds(1),
        FirstPause = TimeSpan.FromMilliseconds(10),
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-lost-");
    private readonly LostCalls _lost = new();
    private EmbeddedCluster? _cluster;

    public static TheoryData<string, Loss> Matrix()
    {
        var matrix = new TheoryData<string, Loss>();
        foreach (var method in typeof(ISiloStage).GetMethods().Select(method => method.Name).Where(name => name != nameof(ISiloStage.Abandon)))
        {
            foreach (var loss in Enum.GetValues<Loss>())
            {
                matrix.Add(method, loss);
            }
        }

        return matrix;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _lost.Dispose();
        if (_cluster is { } cluster)
        {
            await cluster.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Matrix))]
    public async Task A_lost_message_changes_no_result_and_costs_no_checkpoint(string method, Loss loss)
    {
        await Start(Patience);
        var small = new SmallRun("lossy");
        _lost.Plan(small.Name, method, loss, times: 2);

        var progress = await ToEnd(small);
        await Released();

        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
        Assert.True(_lost.IsDone(small.Name));
        Assert.Equal((2, 0), (progress.Silos, progress.Recoveries));
        Assert.Null(progress.Warning);
    }

    [Fact(Timeout = Limit)]
    public async Task A_phase_longer_than_a_poll_is_asked_for_until_it_is_done()
    {
        await Start(Patience with { LongestPoll = TimeSpan.FromTicks(1) });
        var small = new SmallRun("long") { Ticks = 8, Delivery = Delivery.Message };

        var progress = await ToEnd(small);

        const int PhasesOfATick = 3;
        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
        Assert.InRange(_lost.Calls, 1 + (10 * PhasesOfATick * small.Ticks), int.MaxValue);
    }

    [Fact(Timeout = Limit)]
    public async Task A_silo_that_answers_nothing_too_often_costs_one_way_back()
    {
        await Start(Patience with { Timeout = TimeSpan.FromMilliseconds(300), MostRepeats = 2 });
        var small = new SmallRun("mute");
        _lost.Plan(small.Name, nameof(ISiloStage.Use), Loss.Request, times: 4);

        var progress = await ToEnd(small);

        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
        Assert.True(_lost.IsDone(small.Name));
        Assert.Equal(1, progress.Recoveries);
    }

    private async Task Start(SiloCallOptions patience) => _cluster = await EmbeddedCluster.StartAsync(new EmbeddedOptions(2, Checkpoints: _folder.FullName)
    {
        Services = services => services.AddSingleton<IIncomingGrainCallFilter>(_lost).AddSingleton(patience),
    });

    private async Task<RunProgress> ToEnd(SmallRun small)
    {
        var run = _cluster!.Grains.GetGrain<IRun>(small.Name);
        await run.Start(small.Specification() with { Keep = false, Checkpoints = new CheckpointInterval(0, 10) });
        return await run.ToEnd();
    }

    /// <summary>Waits until the silos have let go of the run, which they do after its end.</summary>
    private Task Released() => Until.True(
        "all districts are released", async () => (await _cluster!.Grains.GetGrain<ISilos>(ISilos.Key).List()).Sum(silo => silo.Districts) == 0);
}
