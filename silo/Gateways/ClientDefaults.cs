using AdoptionSim.Contracts.Silos;
using Orleans.Configuration;

namespace AdoptionSim.Silo.Gateways;

/// <summary>Settings that all clients of a cluster share.</summary>
internal static class ClientDefaults
{
    /// <summary>Sends the client's protocol version with each call, and sets the response timeout of the silos.</summary>
    public static IClientBuilder ConfigureAdoptionSim(this IClientBuilder client) => client
        .AddOutgoingGrainCallFilter(call =>
        {
            RequestContext.Set(ClientProtocol.Key, SiloVersion.CurrentProtocol);
            return call.Invoke();
        })
        .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = SiloDefaults.ResponseTimeout);
}
