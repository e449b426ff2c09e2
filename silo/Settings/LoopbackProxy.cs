using System.Net;

namespace AdoptionSim.Silo.Settings;

/// <summary>
/// Exempts addresses of this machine from the proxy that the environment names (<c>http_proxy</c> and the like), because a proxy cannot reach another machine's
/// loopback addresses. All other requests use the proxy as configured.
/// </summary>
public sealed class LoopbackProxy : IWebProxy
{
    private const string Exempted = "localhost,127.0.0.1,::1";

    private static readonly string[] ProxyVariables = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

    private static readonly string[] ExemptionVariables = ["no_proxy", "NO_PROXY"];

    private readonly IWebProxy _inner;

    /// <param name="inner">The proxy for all other addresses.</param>
    public LoopbackProxy(IWebProxy inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
    }

    public ICredentials? Credentials
    {
        get => _inner.Credentials;
        set => _inner.Credentials = value;
    }

    /// <summary>Makes a proxy of this class the default one of every HTTP client in this process. Must be called before the first client is created.</summary>
    public static void Install()
    {
        if (HttpClient.DefaultProxy is not LoopbackProxy)
        {
            HttpClient.DefaultProxy = new LoopbackProxy(HttpClient.DefaultProxy);
        }
    }

    /// <summary>Exempts loopback addresses from the proxy (<c>no_proxy</c>) in the environment variables of a process to be started.</summary>
    /// <param name="environment">The variables, changed if they name a proxy.</param>
    public static void Exempt(IDictionary<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (!ProxyVariables.Any(name => environment.TryGetValue(name, out var proxy) && !string.IsNullOrEmpty(proxy)))
        {
            return;
        }

        var before = ExemptionVariables
            .Select(name => environment.TryGetValue(name, out var hosts) ? hosts : null)
            .FirstOrDefault(hosts => !string.IsNullOrEmpty(hosts));
        foreach (var name in ExemptionVariables)
        {
            environment[name] = before is null ? Exempted : $"{before},{Exempted}";
        }
    }

    public Uri? GetProxy(Uri destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return IsBypassed(destination) ? destination : _inner.GetProxy(destination);
    }

    public bool IsBypassed(Uri host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.IsLoopback || (IPAddress.TryParse(host.DnsSafeHost, out var address) && IPAddress.IsLoopback(address)) || _inner.IsBypassed(host);
    }
}
