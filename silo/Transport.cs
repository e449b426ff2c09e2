using AdoptionSim.Silo.Tls;

namespace AdoptionSim.Silo;

/// <summary>Configures the transport between silos, and between clients and gateways: mutual TLS, or unencrypted.</summary>
public static class Transport
{
    /// <summary>The addresses on which a silo may listen, as error messages state them.</summary>
    public const string NetworkRule =
        "a loopback address, or another one with --allow-network. That needs TLS (Silo:TlsCertificate), since without it traffic is neither "
        + "encrypted nor authenticated: "
        + "anyone who can reach the ports can read it and command the cluster";

    /// <summary>The conditions under which a silo may listen beyond loopback, as error messages state them.</summary>
    public const string TlsRule =
        "an address beyond loopback together with TLS (Silo:TlsCertificate, Silo:TlsKey, Silo:TlsAuthority), or with --private-network, which "
        + "says that traffic may be unencrypted "
        + "because the network is private or a service mesh encrypts it";

    /// <summary>The addresses on which the live page, metrics and health may listen, as error messages state them.</summary>
    public const string HttpRule =
        "a loopback address, or another one with --allow-network and either Silo:Https true or --private-network. The port requires no login";

    /// <param name="tls">The silo's TLS identity; null for no TLS.</param>
    public static ISiloBuilder ConfigureTransport(this ISiloBuilder silo, TlsIdentity? tls)
    {
        if (tls is not null)
        {
            silo.UseTls(tls);
        }

        return silo;
    }

    /// <param name="tls">The client's TLS identity; null for no TLS.</param>
    public static IClientBuilder ConfigureTransport(this IClientBuilder client, TlsIdentity? tls)
    {
        if (tls is not null)
        {
            client.UseTls(tls);
        }

        return client;
    }
}
