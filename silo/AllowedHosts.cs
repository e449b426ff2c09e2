using System.Net;
using AdoptionSim.Silo.Settings;

namespace AdoptionSim.Silo;

/// <summary>Restricts the host names of HTTP requests to those of this server. Requests for other hosts are refused with status 400.</summary>
/// <remarks>
/// Protects against DNS rebinding: a web page can let its own name resolve to 127.0.0.1 and then read from local ports, but the browser still sends that name
/// as the host.
/// A request without a host, as by HTTP/1.0, is answered: no browser sends one.
/// </remarks>
internal static class AllowedHosts
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>
    /// Accepts HTTP requests for loopback names, and if <paramref name="silo"/> is given, for its addresses and its <see cref="SiloOptions.AllowedHosts"/>.
    /// </summary>
    public static void AddAllowedHosts(this IServiceCollection services, SiloOptions? silo = null) =>
        services.AddHostFiltering(filter => filter.AllowedHosts = [.. Loopback, .. silo is null ? [] : Of(silo)]);

    internal static string[] In(string? hosts) => hosts?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static IEnumerable<string> Of(SiloOptions silo) => [AsHost(IPAddress.Parse(silo.Address)), AsHost(silo.HttpListening), .. In(silo.AllowedHosts)];

    private static string AsHost(IPAddress address) => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : $"{address}";
}
