using System.Net;
using System.Net.Sockets;
using AdoptionSim.Contracts.Clusters;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Telemetry;
using AdoptionSim.Silo.Telemetry;
using AdoptionSim.Silo.Tls;
using Polly;
using Polly.Retry;

namespace AdoptionSim.Silo;

/// <param name="Silos">The number of silos, 1 to 64, all in this process.</param>
/// <param name="Gateway">True if clients of other processes can connect.</param>
/// <param name="Checkpoints">The folder in which runs are stored; null to store nothing.</param>
/// <param name="Metrics">The page that exposes the metrics of runs; null for none.</param>
/// <param name="Tls">The certificate of all silos and the rule for accepting others; null for no TLS.</param>
public sealed record EmbeddedOptions(int Silos = 1, bool Gateway = false, string? Checkpoints = null, MetricsPage? Metrics = null, TlsIdentity? Tls = null)
{
    /// <summary>A callback that changes the registered services of each silo. Tests use it to install a faulty store or another clock.</summary>
    internal Action<IServiceCollection>? Services { get; init; }
}

/// <summary>
/// A cluster of silos within this process, on free loopback ports and with a unique cluster id, so that several clusters can run side by side.
/// </summary>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    private const int Most = 64;

    /// <summary>Retries the start of the silos on other ports, because another process may take a port after it was found free.</summary>
    private static readonly ResiliencePipeline OnOtherPorts = new ResiliencePipelineBuilder()
        .AddRetry(
            new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(IsPortTaken),
                MaxRetryAttempts = 4,
                Delay = TimeSpan.Zero,
            }
        )
        .Build();

    private readonly List<IHost> _hosts = [];
    private int _gatewayPort;
    private MetricsPage? _metrics;

    private EmbeddedCluster(string clusterId) => ClusterId = clusterId;

    public string ClusterId { get; }

    public string ServiceId { get; } = ClusterNames.ServiceId;

    /// <summary>
    /// The address (HOST:PORT) at which clients connect to the cluster, for <see cref="Gateways.RemoteCluster"/>; null if no gateway is open.
    /// </summary>
    public string? GatewayAddress => _gatewayPort == 0 ? null : $"127.0.0.1:{_gatewayPort}";

    /// <summary>The grain factory of the first silo, by which this process calls grains without a network connection.</summary>
    public IGrainFactory Grains => _hosts[0].Services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts the silos on free ports and returns their cluster. If another process takes one of the ports first, retries on other ports.</summary>
    public static async Task<EmbeddedCluster> StartAsync(EmbeddedOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Silos, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Silos, Most);
        return await OnOtherPorts.ExecuteAsync(async cancellation => await StartOnFreePortsAsync(options, cancellation), cancellationToken);
    }

    /// <summary>
    /// Returns the number of silos that executed the run stored in a folder of checkpoints, at most the limit for one process; 1 if it is unknown.
    /// </summary>
    public static async Task<int> SilosOfAsync(string checkpoints)
    {
        var store = new FileStore(checkpoints);
        return Math.Clamp((await store.List()).Select(run => run.Status?.Progress.Silos ?? 1).DefaultIfEmpty(1).Max(), 1, Most);
    }

    public async ValueTask DisposeAsync()
    {
        // The first silo holds the membership, so it stops last. Nothing in a cluster within one process needs a graceful shutdown.
        foreach (var host in Enumerable.Reverse(_hosts))
        {
            _metrics?.Remove(host.Services.GetRequiredService<SiloSeries>());
            using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
            await Quietly(() => host.StopAsync(atOnce.Token));
            await Quietly(() => host is IAsyncDisposable disposable ? disposable.DisposeAsync().AsTask() : Task.CompletedTask);
        }

        _hosts.Clear();
    }

    /// <summary>Waits until a silo knows all other silos and the grains that they can host. Before that, it cannot place grains on them.</summary>
    internal static async Task KnowsOf(int silos, IServiceProvider services, CancellationToken cancellationToken)
    {
        await foreach (var view in services.GetRequiredService<IClusterMembershipService>().MembershipUpdates.WithCancellation(cancellationToken))
        {
            if (view.Members.Values.Count(member => member.Status == SiloStatus.Active) >= silos)
            {
                break;
            }
        }

        await foreach (var manifest in services.GetRequiredService<IClusterManifestProvider>().Updates.WithCancellation(cancellationToken))
        {
            if (manifest.Silos.Count >= silos)
            {
                break;
            }
        }
    }

    private static async Task<EmbeddedCluster> StartOnFreePortsAsync(EmbeddedOptions options, CancellationToken cancellationToken)
    {
        var ports = FreePorts(options.Silos + 1);
        var cluster = new EmbeddedCluster($"adoptsim-{Environment.ProcessId}-{ports[0]}");
        try
        {
            await cluster.Start(options, ports, cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    private async Task Start(EmbeddedOptions options, int[] ports, CancellationToken cancellationToken)
    {
        _gatewayPort = options.Gateway ? ports[^1] : 0;
        for (var silo = 0; silo < options.Silos; silo++)
        {
            _hosts.Add(Build(ports[silo], silo == 0 ? _gatewayPort : 0, ports[0], options));
            await _hosts[silo].StartAsync(cancellationToken);
        }

        foreach (var host in _hosts)
        {
            await KnowsOf(options.Silos, host.Services, cancellationToken);
        }

        _metrics = options.Metrics;
        _hosts.ForEach(host => _metrics?.Add(host.Services.GetRequiredService<SiloSeries>()));
    }

    private IHost Build(int siloPort, int gatewayPort, int primaryPort, EmbeddedOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error);
        builder.UseOrleans(silo =>
            silo.UseLocalhostClustering(siloPort, gatewayPort, new IPEndPoint(IPAddress.Loopback, primaryPort), ServiceId, ClusterId)
                .ConfigureTransport(options.Tls?.ForSilo())
                .ConfigureAdoptionSim(options.Checkpoints is { } checkpoints ? new CheckpointOptions { Store = "files", Folder = checkpoints } : null)
                .ConfigureServices(services => options.Services?.Invoke(services))
        );
        return builder.Build();
    }

    /// <summary>Returns loopback ports on which no process is listening now.</summary>
    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            listeners.ForEach(listener => listener.Start());
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }

    private static bool IsPortTaken(Exception? exception) =>
        exception switch
        {
            null => false,
            SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => true,
            AggregateException many => many.InnerExceptions.Any(IsPortTaken),
            _ => IsPortTaken(exception.InnerException),
        };

    private static async Task Quietly(Func<Task> stop)
    {
        try
        {
            await stop();
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // Expected: the silo was stopped without waiting.
        }
    }
}
