using System.Collections.Immutable;
using AdoptionSim.Client.Connections;
using AdoptionSim.Contracts.Clusters;

namespace AdoptionSim.Client.Commands.Cluster;

/// <summary>The content of <c>cluster.json</c>: the silo processes and settings of the cluster that belongs to a working folder.</summary>
/// <param name="Clustering">localhost: the first silo keeps the list of the cluster's members; postgres: a database keeps it.</param>
/// <param name="Postgres">The connection string; null with localhost clustering and checkpoints in files.</param>
/// <param name="Checkpoints">files or postgres: where the states of runs are stored.</param>
/// <param name="PortBase">The first port as the user asked for it; null if ports were chosen automatically.</param>
/// <param name="Silos">The silos that were started and not stopped, in order of their number.</param>
/// <param name="Tls">The certificate of its silos; null for no TLS.</param>
internal sealed record LocalCluster(
    string ClusterId,
    string Clustering,
    string? Postgres,
    string Checkpoints,
    int? PortBase,
    ImmutableArray<LocalSilo> Silos,
    TlsSettings? Tls = null
)
{
    public const string ServiceId = ClusterNames.ServiceId;
    public const string Localhost = "localhost";
    public const string InPostgres = "postgres";
    public const string InFiles = "files";

    public bool IsLocalhost => Clustering == Localhost;
}

/// <summary>A silo (server process) of a local cluster, as it was started. All its ports are on the loopback address.</summary>
/// <param name="Number">The number of the silo, from 1.</param>
/// <param name="Started">The start time of the process, as in <see cref="ProcessMark"/>.</param>
/// <param name="IsPrimary">True if this silo keeps the list of the cluster's members.</param>
internal sealed record LocalSilo(int Number, int Pid, string Started, int SiloPort, int GatewayPort, int HttpPort, string Log, bool IsPrimary)
{
    /// <summary>The address at which other silos reach this one.</summary>
    public string Address => $"127.0.0.1:{SiloPort}";

    /// <summary>The address at which clients reach this silo.</summary>
    public string Gateway => $"127.0.0.1:{GatewayPort}";

    public Uri Health => new($"http://127.0.0.1:{HttpPort}/health/ready");

    public string Metrics => $"http://127.0.0.1:{HttpPort}/metrics";

    /// <summary>The URL of the live page on this silo; every silo shows all runs of the cluster.</summary>
    public string Page => $"http://127.0.0.1:{HttpPort}/";

    public bool IsAlive(ISiloProcesses processes) => processes.Find(Pid) is { } found && found.Started == Started;
}
