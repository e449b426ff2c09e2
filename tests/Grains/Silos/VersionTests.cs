using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Interfaces.Silos;
using AdoptionSim.Model.Runs;
using AdoptionSim.Rules.Tests.Support;
using AdoptionSim.Silo;
using AdoptionSim.Silo.Gateways;
using Microsoft.Extensions.DependencyInjection;

namespace AdoptionSim.Grains.Tests.Silos;

/// <summary>Silos and clients of several versions meet in one cluster, as in a rolling update.</summary>
public sealed class VersionTests : IDisposable
{
    private const int Limit = 120_000;

    private static readonly SiloVersion Own = new(SiloVersion.CurrentProtocol, ModelVersion.Current);
    private static readonly SiloVersion NextModel = Own with { Model = Own.Model + 1 };
    private static readonly SiloVersion NextProtocol = Own with { Protocol = Own.Protocol + 1 };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-versions-");

    public static TheoryData<int, int> Others => new() { { NextModel.Protocol, NextModel.Model }, { NextProtocol.Protocol, NextProtocol.Model } };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Others))]
    public async Task A_run_stays_on_silos_of_its_version(int protocol, int model)
    {
        await using var cluster = await Start(Own, new SiloVersion(protocol, model), Own);
        var small = new SmallRun("rolling");

        var progress = await small.ToEnd(cluster.Grains);

        Assert.Equal(RunState.Done, progress.State);
        Assert.Equal(2, progress.Silos);
        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
        Assert.Contains($"protocol {protocol}, model version {model}", progress.Warning, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_run_without_a_silo_of_its_version_waits_and_says_so()
    {
        await using var cluster = await Start(NextModel, Own);
        var silo = cluster.Silos.Last();
        var run = silo.GetRequiredService<IGrainFactory>().GetGrain<IRun>("waiting");
        await run.Start(new SmallRun("waiting") { Ticks = 500, Pace = 20 }.Specification());
        await run.Reach(3);

        await cluster.StopAsync(silo);

        var waiting = cluster.Grains.GetGrain<IRun>("waiting");
        await Until.True("the run waits", async () => (await waiting.Progress()).State == RunState.Interrupted);
        var progress = await waiting.Progress();
        Assert.Null(progress.Error);
        Assert.Contains($"waits for a silo of model version {Own.Model}: this silo has {NextModel.Model}", progress.Warning, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<RunRefusedException>(waiting.Resume);
        Assert.Equal(progress.Warning, refused.Message);
    }

    [Fact(Timeout = Limit)]
    public async Task A_client_of_another_protocol_is_refused_with_both_versions()
    {
        await using var cluster = await Start(NextProtocol);

        var refused = await Assert.ThrowsAsync<ProtocolMismatchException>(() => RemoteCluster.ConnectAsync(cluster.GatewayAddress!, cluster.ClusterId, cluster.ServiceId));

        Assert.Contains($"has protocol {Own.Protocol};", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"has protocol {NextProtocol.Protocol} ", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_client_connects_to_a_silo_of_another_model_version()
    {
        await using var cluster = await Start(NextModel);
        await using var client = await RemoteCluster.ConnectAsync(cluster.GatewayAddress!, cluster.ClusterId, cluster.ServiceId);

        Assert.Equal(NextModel, await client.Grains.GetGrain<ISilos>(ISilos.Key).Version());
    }

    private Task<EmbeddedCluster> Start(params SiloVersion[] versions)
    {
        var next = 0;
        return EmbeddedCluster.StartAsync(new EmbeddedOptions(versions.Length, Gateway: true, Checkpoints: _folder.FullName)
        {
            Services = services => services.AddSingleton(versions[next++ % versions.Length]),
        });
    }
}
