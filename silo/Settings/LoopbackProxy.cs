using System.Net;

namespace AdoptionSim.Silo.Settings;

/// <summary>
/// Keeps calls to this machine away from a proxy that the environment names (<c>http_proxy</c> and its like): a proxy cannot reach another machine's loopback
/// addresses. All other calls take the way that the environment says.
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

    /// <summary>Makes it the default of every HTTP client of this process; to be called before the first is made.</summary>
    public static void Install()
    {
        if (HttpClient.DefaultProxy is not LoopbackProxy)
        {
            HttpClient.DefaultProxy = new LoopbackProxy(HttpClient.DefaultProxy);
        }
    }

    /// <summary>Tells a process that is about to be started the same, whatever it is written in.</summary>
    /// <param name="environment">Its variables, changed where they name a proxy.</param>
    public static void Exempt(IDictionary<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (!ProxyVariables.Any(name => environment.TryGetValue(name, out var proxy) && !string.IsNullOrEmpty(proxy)))
        {
            return;
        }

        var before = ExemptionVariables.Select(name => environment.TryGetValue(name, out var hosts) ? hosts : null).FirstOrDefault(hosts => !string.IsNullOrEmpty(hosts));
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
