using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace AdoptionSim.Silo;

/// <summary>A connection to a cluster of other processes.</summary>
public sealed class RemoteCluster : IAsyncDisposable
{
    private readonly IHost _host;

    private RemoteCluster(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Connects through any of some gateways; where one is lost, the others serve.</summary>
    /// <param name="gateways">HOST:PORT, the host a name or an IP address; several are separated by commas.</param>
    /// <exception cref="FormatException">A gateway is not HOST:PORT.</exception>
    /// <exception cref="SocketException">A host has no address.</exception>
    public static async Task<RemoteCluster> ConnectAsync(string gateways, string clusterId, string serviceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gateways);
        var endpoints = await Task.WhenAll(gateways.Split(',').Select(gateway => EndpointOf(gateway, cancellationToken)));
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });

        // What keeps a client from connecting is told by the exception.
        builder.Logging
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.UseOrleansClient(client => client
            .UseStaticClustering(endpoints)
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

    private static async Task<IPEndPoint> EndpointOf(string gateway, CancellationToken cancellationToken)
    {
        var colon = gateway.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(gateway.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            throw new FormatException($"gateway: found {gateway}, allowed HOST:PORT");
        }

        var host = gateway[..colon];
        var addresses = IPAddress.TryParse(host, out var address) ? [address] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        return new IPEndPoint(addresses.FirstOrDefault(found => found.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0], port);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
