namespace AdoptionSim.Silo;

/// <summary>How bytes travel between silos, and between clients and gateways: in the clear, so far.</summary>
/// <remarks>
/// This is the one place where mutual TLS is switched on: with the package Microsoft.Orleans.Connections.Security, <c>silo.UseTls(...)</c>
/// and <c>client.UseTls(...)</c> here. Until then nobody who can reach the ports is asked who they are.
/// </remarks>
public static class Transport
{
    /// <summary>What an address must be while traffic is in the clear.</summary>
    public const string NetworkRule =
        "a loopback address. Orleans' traffic is neither encrypted nor authenticated here: whoever reaches the ports can read it and command the cluster. "
        + "With --allow-network another address is taken; it says that the network is private, or that a mesh with mutual TLS guards it";

    public static ISiloBuilder ConfigureTransport(this ISiloBuilder silo) => silo;

    public static IClientBuilder ConfigureTransport(this IClientBuilder client) => client;
}
