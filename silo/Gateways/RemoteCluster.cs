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

/// <summary>A connection to a cluster of other processes, by one of its gateways; where that does not answer any more, by another.</summary>
public sealed class RemoteCluster : IAsyncDisposable
{
    /// <summary>After so long without an answer the next gateway is tried too.</summary>
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(2);

    /// <summary>A silo that does not answer does not keep a client from ending.</summary>
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Where silos have just died, the one that the client came in by sends calls to them for a few seconds, and these fail though it is well. They are repeated; one that
    /// is not answered at all is taken for lost sooner than the silo would say so.
    /// </summary>
    private static readonly ResiliencePipeline UntilCallsPass = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<OrleansException>().Handle<ConnectionFailedException>().Handle<TimeoutException>().Handle<TimeoutRejectedException>(),
            MaxRetryAttempts = int.MaxValue,
            Delay = TimeSpan.FromMilliseconds(500),
        })
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

    /// <summary>Cancelled when the client has gone on by another gateway: what was asked before is not answered any more, and is to be asked again.</summary>
    public CancellationToken Passage => _watch.Passage;

    /// <summary>Connects by the first gateway that answers: in the order given, and the next one too where an answer is long in coming.</summary>
    /// <param name="gateways">HOST:PORT, the host a name or an IP address; several are separated by commas.</param>
    /// <param name="tls">The client's certificate and the rule for those of gateways; null for no TLS.</param>
    /// <exception cref="FormatException">A gateway is not HOST:PORT.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">A host has no address.</exception>
    /// <exception cref="ProtocolMismatchException">The cluster is of another version than this program.</exception>
    /// <exception cref="TlsException">A gateway and this client do not accept each other's certificates, or only one of them uses TLS.</exception>
    public static async Task<RemoteCluster> ConnectAsync(
        string gateways, string clusterId, string serviceId, TlsIdentity? tls = null, CancellationToken cancellationToken = default)
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

    /// <summary>The attempts that are not needed any more are given up.</summary>
    private static ResiliencePipeline<RemoteCluster> OneAfterTheOther(Func<int, bool> isOne, Func<int, CancellationToken, Task<RemoteCluster>> begin) =>
        new ResiliencePipelineBuilder<RemoteCluster>()
            .AddHedging(new HedgingStrategyOptions<RemoteCluster>
            {
                Delay = BetweenAttempts,
                MaxHedgedAttempts = 10,
                ActionGenerator = attempt => !isOne(attempt.AttemptNumber) ? null : async () =>
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
            })
            .Build();

    private static async Task<RemoteCluster> BeginAsync(IPEndPoint[] endpoints, int first, ClusterOptions cluster, TlsIdentity? tls, CancellationToken cancellation)
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
            // Not awaited: a silo that is frozen would be waited for.
            _ = Task.Run(host.Dispose, CancellationToken.None);
            throw;
        }
    }

    private static IHost Build(OneGateway gateways, ClusterOptions cluster, TlsIdentity? tls, ConnectionState connection)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });

        builder.Logging
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .AddFilter((_, level) => level >= LogLevel.Error && connection.IsUp);
        builder.Services.AddSingleton<IGatewayListProvider>(gateways);
        builder.UseOrleansClient(client => client
            .ConfigureTransport(tls)
            .ConfigureAdoptionSim()
            .UseConnectionRetryFilter((_, _) => Task.FromResult(false)) // Where nobody listens, the next gateway is tried at once.
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId))
            .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = OneGateway.RefreshPeriod));
        return builder.Build();
    }

    /// <summary>
    /// Suppresses log messages while the connection is being made or closed. An exception explains a connection that fails. An attempt that is given up because another one
    /// was faster is disposed of in the middle of its work, and logs errors that mean nothing.
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
