using System.Runtime.CompilerServices;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Silo;
using AdoptionSim.Silo.Gateways;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization.Configuration;
using Orleans.TestingHost;

namespace AdoptionSim.Grains.Tests.Support;

/// <summary>Silos and a client on Orleans' in-process test cluster, configured as the product configures them.</summary>
/// <remarks>The test cluster replaces the network and the membership table with its own in memory, so that any silo can leave, the first included.</remarks>
public sealed class GrainCluster : IAsyncDisposable
{
    private static int _started;

    private readonly InProcessTestCluster _cluster;
    private Action<IServiceCollection>? _services;

    private GrainCluster(int silos, string? checkpoints, Action<IServiceCollection>? services)
    {
        _services = services;
        var builder = new InProcessTestClusterBuilder((short)silos);
        // By default a time and one of a thousand numbers: two clusters could share it.
        builder.Options.ClusterId = $"test-{Environment.ProcessId}-{Interlocked.Increment(ref _started)}";
        builder.Options.ConfigureFileLogging = false;
        builder.Options.UseRealEnvironmentStatistics = true;
        UseTestDirectory(builder.Options, false);
        builder.ConfigureSilo(
            (_, silo) =>
            {
                silo.ConfigureAdoptionSim(checkpoints is null ? null : new CheckpointOptions { Store = "files", Folder = checkpoints });
                _services?.Invoke(silo.Services);
            }
        );
        builder.ConfigureClient(client => client.ConfigureAdoptionSim());

        // The test cluster is a development environment, in which Orleans refuses types without a serializer. Messages within a silo use such types.
        builder.ConfigureHost(host => host.Services.Configure<TypeManifestOptions>(types => types.EnableConfigurationAnalysis = false));
        _cluster = new InProcessTestCluster(builder.Options, new Ports());
    }

    public string ClusterId => _cluster.Options.ClusterId;

    /// <summary>The client, which calls grains through a gateway.</summary>
    public IGrainFactory Grains => _cluster.Client;

    /// <summary>The services of each silo that has not been stopped.</summary>
    public IEnumerable<IServiceProvider> Silos => _cluster.Silos.Select(silo => silo.ServiceProvider);

    /// <param name="silos">Silos at the start.</param>
    /// <param name="checkpoints">The folder of the file store; null for no store.</param>
    /// <param name="services">Changes the services of each silo, for example to replace the store or the clock.</param>
    public static async Task<GrainCluster> StartAsync(int silos = 1, string? checkpoints = null, Action<IServiceCollection>? services = null)
    {
        var cluster = new GrainCluster(silos, checkpoints, services);
        await cluster._cluster.DeployAsync();
        await cluster.SilosKnowEachOther();
        return cluster;
    }

    /// <summary>Starts another silo.</summary>
    /// <param name="services">Changes the services of this silo; null for the same changes as before.</param>
    public async Task AddAsync(Action<IServiceCollection>? services = null)
    {
        _services = services ?? _services;
        await _cluster.StartAdditionalSiloAsync();
        await SilosKnowEachOther();
    }

    /// <summary>Stops a silo gracefully.</summary>
    public async Task StopAsync(IServiceProvider silo)
    {
        await _cluster.StopSiloAsync(_cluster.Silos.Single(handle => ReferenceEquals(handle.ServiceProvider, silo)));

        // The client calls through the other gateways from now on.
        await _cluster.WaitForLivenessToStabilizeAsync();
    }

    /// <summary>Kills the silos: a graceful stop would first move their runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await _cluster.KillClientAsync();
        foreach (var silo in _cluster.Silos.Reverse())
        {
            await _cluster.KillSiloAsync(silo);
        }

        await _cluster.DisposeAsync();
    }

    /// <summary>Sets whether the test cluster replaces the default grain directory by one of its own. No public option does this in version 10.4.2.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_UseTestClusterGrainDirectory")]
    private static extern void UseTestDirectory(InProcessTestClusterOptions options, bool value);

    private Task SilosKnowEachOther() => Task.WhenAll(Silos.Select(silo => EmbeddedCluster.KnowsOf(Silos.Count(), silo, CancellationToken.None)));

    /// <summary>
    /// Numbers for the addresses of silos. The network is in memory, so the search for free ports with sockets and mutexes would only take time.
    /// </summary>
    private sealed class Ports : ITestClusterPortAllocator
    {
        private static int _taken;

        public (int, int) AllocateConsecutivePortPairs(int numPorts)
        {
            var gateways = Interlocked.Add(ref _taken, 2 * numPorts) - numPorts + 1;
            return (gateways - numPorts, gateways);
        }

        public void Dispose() { }
    }
}
