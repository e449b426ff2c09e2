using System.Net;
using AdoptionSim.Contracts.Clusters;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Silo;
using AdoptionSim.Silo.Gateways;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace AdoptionSim.Grains.Tests.Silos;

/// <summary>Tests silos and clients of several versions in one cluster, as in a rolling update.</summary>
public sealed class VersionTests : IDisposable
{
    private const int Limit = 300_000;

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
        await using var cluster = await StartSilos(Own, new SiloVersion(protocol, model), Own);
        var small = new SmallRun("rolling");

        var progress = await small.ToEnd(First(cluster));

        Assert.Equal(RunState.Done, progress.State);
        Assert.Equal(2, progress.Silos);
        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
        Assert.Contains($"protocol {protocol}, model version {model}", progress.Warning, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task Run_without_a_silo_of_its_version_warns_and_waits()
    {
        await using var cluster = await StartSilos(NextModel, Own);

        var waiting = await StopLeader(cluster, new SmallRun("waiting") { Ticks = 500, Pace = 20 });

        var progress = await waiting.Progress();
        Assert.Null(progress.Error);
        Assert.Contains($"waits for a silo of model version {Own.Model}: this silo has {NextModel.Model}", progress.Warning, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<RunRefusedException>(waiting.Resume);
        Assert.Equal(progress.Warning, refused.Message);
    }

    [Fact(Timeout = Limit)]
    public async Task Waiting_run_moves_to_a_joining_silo_of_its_version()
    {
        await using var cluster = await StartSilos(NextModel, Own);
        var small = new SmallRun("moving") { Ticks = 60, Pace = 20 };
        var waiting = await StopLeader(cluster, small);

        await cluster.AddAsync(WithVersion(Own));

        var progress = await Ended(waiting);
        Assert.Equal((RunState.Done, Own.Model, 1), (progress.State, progress.ModelVersion, progress.Silos));
        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
        var place = await First(cluster).GetGrain<IManagementGrain>(0).GetActivationAddress((IAddressable)waiting);
        Assert.Equal(cluster.Silos.Last().GetRequiredService<ILocalSiloDetails>().SiloAddress, place);
    }

    [Fact(Timeout = Limit)]
    public async Task Cancel_of_a_waiting_run_is_durable()
    {
        await using var cluster = await StartSilos(NextModel, Own);
        var waiting = await StopLeader(cluster, new SmallRun("not-moving") { Ticks = 500, Pace = 20 });

        await waiting.Cancel();

        Assert.Equal(RunState.Cancelled, (await new FileStore(_folder.FullName).Status("not-moving"))!.Progress.State);
        await cluster.AddAsync(WithVersion(Own));
        Assert.Equal(RunState.Cancelled, (await Ended(waiting)).State);
        await Until.True("the run is resumed on the silo of its version", () => Moved(async () =>
            {
                try
                {
                    await waiting.Resume();
                    return true;
                }
                catch (RunRefusedException)
                {
                    // The grain has not seen the new silo yet.
                    return false;
                }
            }));
        Assert.Equal(Own.Model, (await waiting.Reach(new Tick(4))).ModelVersion);
    }

    [Fact(Timeout = Limit)]
    public async Task A_client_of_another_protocol_is_refused_with_both_versions()
    {
        await using var cluster = await StartEmbedded(NextProtocol);

        var refused = await Assert.ThrowsAsync<ProtocolMismatchException>(() =>
            RemoteCluster.ConnectAsync(cluster.GatewayAddress!, cluster.ClusterId, cluster.ServiceId)
        );

        Assert.Contains($"has protocol {Own.Protocol};", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"has protocol {NextProtocol.Protocol} ", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Simulates a client from before the handshake, which sends no version and compares none.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_client_without_a_handshake_is_refused_with_a_reason()
    {
        await using var cluster = await StartEmbedded(Own);

        await AssertRefused(cluster, client => client, $"This silo has protocol {Own.Protocol}; the client has an older one, without a version. ");

        await using var client = await RemoteCluster.ConnectAsync(cluster.GatewayAddress!, cluster.ClusterId, cluster.ServiceId);
        Assert.Equal(RunState.Done, (await new SmallRun("new") { Ticks = 2 }.ToEnd(client.Grains)).State);
        Assert.Single(await client.Grains.GetGrain<IRuns>(IRuns.Key).List());
    }

    /// <summary>Simulates a program that uses the package of the contracts, which makes no handshake.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_program_with_contracts_of_another_protocol_is_refused()
    {
        await using var cluster = await StartEmbedded(NextProtocol);

        await AssertRefused(
            cluster,
            client => client.SendProtocol(),
            $"This silo has protocol {NextProtocol.Protocol}; the client has protocol {Own.Protocol}. "
        );
    }

    /// <summary>Asserts that every call which a client makes first is refused with the same reason.</summary>
    private static async Task AssertRefused(EmbeddedCluster cluster, Func<IClientBuilder, IClientBuilder> configure, string reason)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleansClient(client =>
            configure(client)
                .UseStaticClustering(IPEndPoint.Parse(cluster.GatewayAddress!))
                .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId))
        );
        using var other = builder.Build();
        await other.StartAsync();
        var grains = other.Services.GetRequiredService<IGrainFactory>();

        foreach (
            var call in (Func<Task>[])
                [() => grains.GetGrain<IRuns>(IRuns.Key).List(), () => new SmallRun("old").Start(grains), grains.GetGrain<IRun>("old").Progress]
        )
        {
            var refused = await Assert.ThrowsAsync<RunRefusedException>(call);
            Assert.StartsWith(reason, refused.Message, StringComparison.Ordinal);
        }

        await other.StopAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task A_client_connects_to_a_silo_of_another_model_version()
    {
        await using var cluster = await StartEmbedded(NextModel);
        await using var client = await RemoteCluster.ConnectAsync(cluster.GatewayAddress!, cluster.ClusterId, cluster.ServiceId);

        Assert.Equal(NextModel, await client.Grains.GetGrain<ISilos>(ISilos.Key).Version());
    }

    /// <summary>Runs until the last silo, the only one of the run's version, leaves the cluster. Returns the run that waits.</summary>
    private static async Task<IRun> StopLeader(GrainCluster cluster, SmallRun small)
    {
        var silo = cluster.Silos.Last();
        var run = silo.GetRequiredService<IGrainFactory>().GetGrain<IRun>(small.Name);
        await run.Start(small.Specification());
        await run.Reach(new Tick(3));
        await cluster.StopAsync(silo);
        var waiting = First(cluster).GetGrain<IRun>(small.Name);
        await Until.True("the run waits", async () => (await waiting.Progress()).State == RunState.Interrupted);
        return waiting;
    }

    /// <summary>Returns the progress of a run once it is neither waiting nor in progress.</summary>
    private static async Task<RunProgress> Ended(IRun run)
    {
        await Until.True("the run has ended", () => Moved(async () => (await run.Progress()).State is RunState.Done or RunState.Cancelled or RunState.Failed));
        return await run.Progress();
    }

    /// <summary>Returns false if a call met a grain that is about to move: clients repeat such calls.</summary>
    private static async Task<bool> Moved(Func<Task<bool>> call)
    {
        try
        {
            return await call();
        }
        catch (OrleansException)
        {
            return false;
        }
    }

    /// <summary>Returns the client within the first silo. A call through a gateway places a new grain on a silo of that gateway's version.</summary>
    private static IGrainFactory First(GrainCluster cluster) => cluster.Silos.First().GetRequiredService<IGrainFactory>();

    private static Action<IServiceCollection> WithVersion(SiloVersion version) => services => services.AddSingleton(version);

    /// <summary>Starts a silo for each version, in order.</summary>
    private async Task<GrainCluster> StartSilos(SiloVersion first, params SiloVersion[] others)
    {
        var cluster = await GrainCluster.StartAsync(1, _folder.FullName, WithVersion(first));
        foreach (var other in others)
        {
            await cluster.AddAsync(WithVersion(other));
        }

        return cluster;
    }

    /// <summary>Starts the embedded host, to whose gateway the product's client connects.</summary>
    private Task<EmbeddedCluster> StartEmbedded(SiloVersion version) =>
        EmbeddedCluster.StartAsync(new EmbeddedOptions(Gateway: true, Checkpoints: _folder.FullName) { Services = WithVersion(version) });
}
