using System.Net;
using AdoptionSim.Silo.Settings;

namespace AdoptionSim.Silo;

/// <summary>Which hosts a request may name. Others are refused with status 400.</summary>
/// <remarks>
/// Against DNS rebinding: a page of the web can let its own name resolve to 127.0.0.1 and then read what listens there, but the browser still sends that name as host.
/// A request without a host, as by HTTP/1.0, is answered: no browser sends one.
/// </remarks>
internal static class AllowedHosts
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Allows loopback names, and with <paramref name="silo"/> its addresses and its <see cref="SiloOptions.AllowedHosts"/>.</summary>
    public static void AddAllowedHosts(this IServiceCollection services, SiloOptions? silo = null) =>
        services.AddHostFiltering(filter => filter.AllowedHosts = [.. Loopback, .. silo is null ? [] : Of(silo)]);

    internal static string[] In(string? hosts) => hosts?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static IEnumerable<string> Of(SiloOptions silo) => [AsHost(IPAddress.Parse(silo.Address)), AsHost(silo.HttpListening), .. In(silo.AllowedHosts)];

    private static string AsHost(IPAddress address) => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : $"{address}";
}
