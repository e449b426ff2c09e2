using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AdoptionSim.Silo.Gateways;

/// <summary>Resolves the host names of a cluster's gateways to IP endpoints.</summary>
internal static class GatewayEndpoints
{
    /// <param name="gateways">HOST:PORT, where the host is a name or an IP address; several are separated by commas.</param>
    /// <exception cref="FormatException">A gateway is not HOST:PORT.</exception>
    /// <exception cref="SocketException">A host has no address.</exception>
    public static Task<IPEndPoint[]> OfAsync(string gateways, CancellationToken cancellationToken) =>
        Task.WhenAll(gateways.Split(',').Select(gateway => OfOneAsync(gateway, cancellationToken)));

    private static async Task<IPEndPoint> OfOneAsync(string gateway, CancellationToken cancellationToken)
    {
        var colon = gateway.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(gateway.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            throw new FormatException($"gateway is '{gateway}'; expected HOST:PORT");
        }

        var host = gateway[..colon];
        var addresses = IPAddress.TryParse(host, out var address) ? [address] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        return new IPEndPoint(addresses.FirstOrDefault(found => found.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0], port);
    }
}
