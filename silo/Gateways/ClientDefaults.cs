using AdoptionSim.Contracts.Clusters;
using Orleans.Configuration;

namespace AdoptionSim.Silo.Gateways;

/// <summary>Settings that all clients of a cluster share.</summary>
internal static class ClientDefaults
{
    /// <summary>Configures a client to send its protocol version with each call, and to wait for responses as long as silos do.</summary>
    public static IClientBuilder ConfigureAdoptionSim(this IClientBuilder client) =>
        client.SendProtocol().Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = SiloDefaults.ResponseTimeout);
}
