using System.Net;
using Orleans.Configuration;

namespace AdoptionSim.Silo;

/// <summary>A connection to a cluster of other processes.</summary>
public sealed class RemoteCluster : IAsyncDisposable
{
    private readonly IHost _host;

    private RemoteCluster(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Connects through one gateway.</summary>
    /// <param name="gateway">HOST:PORT, the host an IP address or localhost.</param>
    /// <exception cref="FormatException">The gateway is not HOST:PORT.</exception>
    public static async Task<RemoteCluster> ConnectAsync(string gateway, string clusterId, string serviceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        var endpoint = IPEndPoint.Parse(gateway.Replace("localhost", "127.0.0.1", StringComparison.OrdinalIgnoreCase));
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error);
        builder.UseOrleansClient(client => client
            .UseStaticClustering(endpoint)
            .ConfigureTransport()
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (clusterId, serviceId))
            .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = SiloDefaults.ResponseTimeout));
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
            return new RemoteCluster(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
