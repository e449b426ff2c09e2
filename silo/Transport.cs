using AdoptionSim.Silo.Tls;

namespace AdoptionSim.Silo;

/// <summary>How bytes travel between silos, and between clients and gateways: under mutual TLS, or in the clear.</summary>
public static class Transport
{
    /// <summary>The rule for an address of a silo that was not told --allow-network.</summary>
    public const string NetworkRule =
        "a loopback address, or another one with --allow-network. That needs TLS (Silo:TlsCertificate), since without it traffic is neither encrypted nor authenticated: "
        + "whoever reaches the ports can read it and command the cluster";

    /// <summary>The rule for an address beyond loopback.</summary>
    public const string TlsRule =
        "an address beyond loopback together with TLS (Silo:TlsCertificate, Silo:TlsKey, Silo:TlsAuthority), or with --private-network, which says that traffic may be unencrypted "
        + "because the network is private or a service mesh encrypts it";

    /// <summary>The rule for the address of the live page, metrics and health.</summary>
    public const string HttpRule =
        "a loopback address, or another one with --allow-network and either Silo:Https true or --private-network. Nobody who reaches the port is asked for a login";

    /// <param name="tls">Null for no TLS.</param>
    public static ISiloBuilder ConfigureTransport(this ISiloBuilder silo, TlsIdentity? tls)
    {
        if (tls is not null)
        {
            silo.UseTls(tls);
        }

        return silo;
    }

    /// <param name="tls">Null for no TLS.</param>
    public static IClientBuilder ConfigureTransport(this IClientBuilder client, TlsIdentity? tls)
    {
        if (tls is not null)
        {
            client.UseTls(tls);
        }

        return client;
    }
}
