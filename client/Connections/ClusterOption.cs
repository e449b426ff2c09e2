using System.CommandLine;
using System.Globalization;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Commands.Cluster;

namespace AdoptionSim.Client.Connections;

/// <summary>The option <c>--cluster</c>, which names the cluster to use.</summary>
internal static class ClusterOption
{
    public const string Local = "local";

    private const string DefaultClusterId = "adoptsim";
    private const string Allowed = "local, HOST:PORT or HOST:PORT,HOST:PORT, with /CLUSTER-ID at the end unless it is " + DefaultClusterId;

    public static Option<string?> Create(string description) => Parsing.Option<string?>("--cluster", description, "ADDRESS", Allowed, TryRead);

    /// <exception cref="ClusterException">The text is <c>local</c>, and this folder has no cluster.</exception>
    public static ClusterAddress Resolve(string text, CliEnvironment environment)
    {
        var local = new ClusterFolder(environment).Running();
        if (text == Local)
        {
            return local is not null
                ? new ClusterAddress(
                    string.Join(',', local.Silos.Where(silo => silo.IsAlive(environment.Silos)).Select(silo => silo.Gateway)),
                    local.ClusterId,
                    LocalCluster.ServiceId
                )
                : throw new ClusterException($"--cluster local: there is no cluster in {environment.Folder}; `adoptsim cluster up` starts one.");
        }

        var (gateways, id) = Split(text);
        var isLocal =
            local is not null
            && gateways.Replace("localhost", "127.0.0.1", StringComparison.Ordinal).Split(',').Intersect(local.Silos.Select(silo => silo.Gateway)).Any();
        return new ClusterAddress(gateways, id ?? (isLocal ? local!.ClusterId : DefaultClusterId), LocalCluster.ServiceId);
    }

    /// <summary>Connects to the cluster that <paramref name="text"/> names.</summary>
    /// <exception cref="ClusterException">It does not exist or does not answer.</exception>
    public static Task<ICluster> ConnectAsync(string text, CliEnvironment environment, CancellationToken cancellation) =>
        Connecting.ConnectAsync(environment, Resolve(text, environment), text, Connecting.Timeout, cancellation);

    /// <summary>Returns a hint for a user who gave gateways without a cluster id; otherwise an empty text.</summary>
    internal static string WhereTheIdIs(string text) =>
        text == Local || Split(text).ClusterId is not null
            ? ""
            : $" Without /CLUSTER-ID the id {DefaultClusterId} is assumed; `adoptsim cluster status`, in the folder of the cluster, prints the "
                + "address with the id.";

    private static (string Gateways, string? ClusterId) Split(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (text, null) : (text[..slash], text[(slash + 1)..]);
    }

    private static bool TryRead(string text, out string? value)
    {
        value = text;
        var (gateways, id) = Split(text);
        return text == Local || (id != "" && gateways.Split(',').All(IsGateway));
    }

    private static bool IsGateway(string text) =>
        text.LastIndexOf(':') is > 0 and var colon
        && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        && port > 0
        && !text.AsSpan(0, colon).ContainsAny(" ,/");
}
