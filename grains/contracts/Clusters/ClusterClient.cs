using System.Net;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;
using Orleans.Configuration;

namespace AdoptionSim.Contracts.Clusters;

/// <summary>Connects C# programs to a cluster of AdoptionSim.</summary>
public static class ClusterClient
{
    private const string Form = "HOST:PORT[,HOST:PORT...]/CLUSTER with IP addresses, as adoptsim cluster status prints it";

    /// <summary>
    /// Configures an Orleans client to connect to the gateways of a cluster without TLS. Each call carries the protocol version of this package, because silos
    /// refuse clients of another version with a <see cref="RunRefusedException"/>.
    /// </summary>
    /// <param name="client">The client to configure.</param>
    /// <param name="cluster">Gateways and the id of the cluster: <c>127.0.0.1:30000,127.0.0.1:30001/CLUSTER</c>.</param>
    /// <exception cref="FormatException"><paramref name="cluster"/> does not have that form.</exception>
    public static IClientBuilder UseAdoptionSim(this IClientBuilder client, string cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        if (cluster.Split('/') is not [var gateways, { Length: > 0 } id])
        {
            throw Bad(cluster);
        }

        var endpoints = gateways
            .Split(',')
            .Select(gateway => IPEndPoint.TryParse(gateway, out var endpoint) && endpoint.Port > 0 ? endpoint : throw Bad(cluster))
            .ToArray();
        return client
            .UseStaticClustering(endpoints)
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (id, ClusterNames.ServiceId))
            .SendProtocol();
    }

    /// <summary>Makes the client send the protocol version of this program with each call. Silos refuse clients that send none or another one.</summary>
    public static IClientBuilder SendProtocol(this IClientBuilder client) =>
        client.AddOutgoingGrainCallFilter(call =>
        {
            RequestContext.Set(ClientProtocol.Key, SiloVersion.CurrentProtocol);
            return call.Invoke();
        });

    private static FormatException Bad(string cluster) => new($"The cluster is '{cluster}'; expected {Form}.");
}

/// <summary>Names in the configuration of Orleans that all clusters of AdoptionSim share.</summary>
public static class ClusterNames
{
    /// <summary>The Orleans service id of every cluster that is not configured otherwise.</summary>
    public const string ServiceId = "adoptsim";
}
