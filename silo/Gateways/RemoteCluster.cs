using System.Net;
using AdoptionSim.Silo.Tls;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Runtime.Messaging;
using Polly;
using Polly.Hedging;
using Polly.Retry;
using Polly.Timeout;

namespace AdoptionSim.Silo.Gateways;

/// <summary>
/// A client's connection to a cluster of other processes through one of the cluster's gateways. If that gateway stops answering, the client switches to
/// another.
/// </summary>
public sealed class RemoteCluster : IAsyncDisposable
{
    /// <summary>Time without an answer from a gateway after which the next gateway is tried in parallel.</summary>
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(2);

    /// <summary>Time limit for disconnecting, in case the silo does not answer.</summary>
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Retries calls while the cluster detects dead silos: for a few seconds the gateway forwards calls to them, which fail. A call that is not answered at all
    /// counts as lost after five seconds, earlier than the silos' own time limit.
    /// </summary>
    private static readonly ResiliencePipeline UntilCallsPass = new ResiliencePipelineBuilder()
        .AddRetry(
            new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder()
                    .Handle<OrleansException>()
                    .Handle<ConnectionFailedException>()
                    .Handle<TimeoutException>()
                    .Handle<TimeoutRejectedException>(),
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.FromMilliseconds(500),
            }
        )
        .AddTimeout(TimeSpan.FromSeconds(5))
        .Build();

    private readonly CancellationTokenSource _end = new();
    private readonly IHost _host;
    private readonly GatewayWatch _watch;
    private readonly ConnectionState _connection;
    private readonly Task _watching;

    private RemoteCluster(IHost host, GatewayWatch watch, ConnectionState connection)
    {
        (_host, _watch, _connection) = (host, watch, connection);
        connection.IsUp = true;
        _watching = watch.GoOn(_end.Token);
    }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>
    /// A token that is cancelled when the client has switched to another gateway: earlier requests will not be answered and must be repeated.
    /// </summary>
    public CancellationToken Passage => _watch.Passage;

    /// <summary>Connects through the first gateway that answers. Gateways are tried in order; the next one is also tried if an answer takes long.</summary>
    /// <param name="gateways">HOST:PORT, where the host is a name or an IP address; several are separated by commas.</param>
    /// <param name="tls">The client's certificate and the rule for accepting those of gateways; null for no TLS.</param>
    /// <exception cref="FormatException">A gateway is not HOST:PORT.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">A host has no address.</exception>
    /// <exception cref="ProtocolMismatchException">The cluster has another protocol version than this program.</exception>
    /// <exception cref="TlsException">A gateway and this client do not accept each other's certificates, or only one of them uses TLS.</exception>
    public static async Task<RemoteCluster> ConnectAsync(
        string gateways,
        string clusterId,
        string serviceId,
        TlsIdentity? tls = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(gateways);
        var endpoints = await GatewayEndpoints.OfAsync(gateways, cancellationToken);
        var cluster = new ClusterOptions { ClusterId = clusterId, ServiceId = serviceId };
        try
        {
            return await OneAfterTheOther(first => first < endpoints.Length, (first, cancellation) => BeginAsync(endpoints, first, cluster, tls, cancellation))
                .ExecuteAsync(async cancellation => await BeginAsync(endpoints, 0, cluster, tls, cancellation), cancellationToken);
        }
        catch (Exception error) when (error is not ProtocolMismatchException && !cancellationToken.IsCancellationRequested)
        {
            var reasons = await Task.WhenAll(endpoints.Select(gateway => TlsProbe.WhyRefusedAsync(gateway, tls, cancellationToken)));
            if (reasons.FirstOrDefault(reason => reason is not null) is { } reason)
            {
                throw new TlsException(reason, error);
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _connection.IsUp = false;
        await _end.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        _watch.Dispose();
        using var enough = new CancellationTokenSource(LongestFarewell);
        await _host.StopAsync(enough.Token);
        _host.Dispose();
    }

    /// <summary>
    /// Returns a pipeline that starts attempts to connect, one after the other. It does not wait long for each attempt, and cancels the rest when one succeeds.
    /// </summary>
    /// <param name="isOne">Returns true if there is an attempt with the given number.</param>
    /// <param name="begin">Starts the attempt with the given number.</param>
    private static ResiliencePipeline<RemoteCluster> OneAfterTheOther(Func<int, bool> isOne, Func<int, CancellationToken, Task<RemoteCluster>> begin) =>
        new ResiliencePipelineBuilder<RemoteCluster>()
            .AddHedging(
                new HedgingStrategyOptions<RemoteCluster>
                {
                    Delay = BetweenAttempts,
                    MaxHedgedAttempts = 10,
                    ActionGenerator = attempt =>
                        !isOne(attempt.AttemptNumber)
                            ? null
                            : async () =>
                            {
                                try
                                {
                                    return Outcome.FromResult(await begin(attempt.AttemptNumber, attempt.ActionContext.CancellationToken));
                                }
                                catch (Exception error)
                                {
                                    return Outcome.FromException<RemoteCluster>(error);
                                }
                            },
                }
            )
            .Build();

    private static async Task<RemoteCluster> BeginAsync(
        IPEndPoint[] endpoints,
        int first,
        ClusterOptions cluster,
        TlsIdentity? tls,
        CancellationToken cancellation
    )
    {
        var (gateways, connection) = (new OneGateway(endpoints, first), new ConnectionState());
        var host = Build(gateways, cluster, tls, connection);
        try
        {
            await host.StartAsync(cancellation).WaitAsync(cancellation);
            var watch = new GatewayWatch(host.Services.GetRequiredService<IGrainFactory>(), gateways, TimeProvider.System);
            await UntilCallsPass.ExecuteAsync(async once => await watch.Pulse(once), cancellation);
            await Handshake.CheckAsync(host.Services.GetRequiredService<IGrainFactory>(), cancellation);
            return new RemoteCluster(host, watch, connection);
        }
        catch
        {
            // Not awaited, because a frozen silo would delay it.
            _ = Task.Run(host.Dispose, CancellationToken.None);
            throw;
        }
    }

    private static IHost Build(OneGateway gateways, ClusterOptions cluster, TlsIdentity? tls, ConnectionState connection)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });

        builder
            .Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .AddFilter((_, level) => level >= LogLevel.Error && connection.IsUp);
        builder.Services.AddSingleton<IGatewayListProvider>(gateways);
        builder.UseOrleansClient(client =>
            client
                .ConfigureTransport(tls)
                .ConfigureAdoptionSim()
                .UseConnectionRetryFilter((_, _) => Task.FromResult(false)) // Where nobody listens, the next gateway is tried at once.
                .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId))
                .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = OneGateway.RefreshPeriod)
        );
        return builder.Build();
    }

    /// <summary>
    /// Holds a flag that is true while a connection to a cluster is in use. Errors of the connection are logged only then. Before that, an exception
    /// explains a failed connection, and an attempt that is abandoned for a faster one would log errors.
    /// </summary>
    private sealed class ConnectionState
    {
        private volatile bool _isUp;

        public bool IsUp
        {
            get => _isUp;
            set => _isUp = value;
        }
    }
}
