using AdoptionSim.Contracts.Clusters;
using Orleans.Configuration;

namespace AdoptionSim.Silo.Gateways;

/// <summary>Settings that all clients of a cluster share.</summary>
internal static class ClientDefaults
{
    /// <summary>Sends the client's protocol version with each call, and sets the response timeout of the silos.</summary>
    public static IClientBuilder ConfigureAdoptionSim(this IClientBuilder client) =>
        client.SendProtocol().Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = SiloDefaults.ResponseTimeout);
}
