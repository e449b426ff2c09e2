using System.Net;
using AdoptionSim.Contracts.Clusters;
using AdoptionSim.Runtime.Telemetry;

namespace AdoptionSim.Silo.Settings;

/// <summary>
/// The settings of a silo, from the section <c>Silo</c> of <c>appsettings.json</c>, of the environment (<c>Silo__SiloPort</c>) and of the command line
/// (<c>--Silo:SiloPort</c>).
/// </summary>
public sealed record SiloOptions
{
    public const string Section = "Silo";

    private const int LongestId = 150;

    /// <summary>The storage of the cluster's membership table.</summary>
    public Clustering Clustering { get; init; } = Clustering.Localhost;

    /// <summary>The connection string of the PostgreSQL database, in the format of Npgsql; null without a database.</summary>
    public string? Postgres { get; init; }

    /// <summary>The time to wait at the start for a database that does not answer, in seconds, 0 to 3600.</summary>
    [Bounds(0, 3600, "seconds")]
    public int PostgresWait { get; init; } = 60;

    /// <summary>The IP address on which the silo and its gateway listen, and which they announce to other silos and clients.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>True if the silo may listen on addresses that other machines reach. Requires TLS or <see cref="PrivateNetwork"/>.</summary>
    public bool AllowNetwork { get; init; }

    /// <summary>True if traffic may be unencrypted because the network is private or a service mesh encrypts it.</summary>
    public bool PrivateNetwork { get; init; }

    /// <summary>
    /// The path of the certificate for mutual TLS, PEM or PFX; null for no TLS. See <see cref="TlsSettings"/> for this and the settings below.
    /// </summary>
    public string? TlsCertificate { get; init; }

    /// <summary>The path of the private key of <see cref="TlsCertificate"/>, in PEM.</summary>
    public string? TlsKey { get; init; }

    /// <summary>The password of the certificate's PFX file or of the private key. Not accepted on the command line, which other users can read.</summary>
    public string? TlsPassword { get; init; }

    /// <summary>The path of the trusted authorities' certificates in PEM.</summary>
    public string? TlsAuthority { get; init; }

    /// <summary>DNS names, separated by commas, one of which a silo's certificate must have; null for any.</summary>
    public string? TlsSiloNames { get; init; }

    /// <summary>DNS names, separated by commas, one of which a client's certificate must have; null for any.</summary>
    public string? TlsClientNames { get; init; }

    /// <summary>True if revocation of certificates is checked online.</summary>
    public bool TlsRevocation { get; init; }

    /// <summary>The port on which the silo accepts connections of other silos.</summary>
    [Bounds(1, IPEndPoint.MaxPort, "a port")]
    public int SiloPort { get; init; } = 11111;

    /// <summary>The port of the gateway, to which clients connect; 0 for none.</summary>
    [Bounds(0, IPEndPoint.MaxPort, "a port")]
    public int GatewayPort { get; init; } = 30000;

    /// <summary>The silo port of the first silo, which holds the membership of a cluster without a database.</summary>
    [Bounds(1, IPEndPoint.MaxPort, "a port")]
    public int PrimaryPort { get; init; } = 11111;

    /// <summary>The port for the live page, metrics and health.</summary>
    [Bounds(1, IPEndPoint.MaxPort, "a port")]
    public int HttpPort { get; init; } = 8080;

    /// <summary>The IP address on which HTTP listens; null for <see cref="Address"/> if that is loopback, else 127.0.0.1.</summary>
    public string? HttpAddress { get; init; }

    /// <summary>True if the HTTP port uses HTTPS, with the certificate of <see cref="TlsCertificate"/>. Clients need no certificate.</summary>
    public bool Https { get; init; }

    /// <summary>
    /// Host names, separated by commas, that requests may use in addition to loopback names and the listening addresses. <c>*.example.org</c> allows all
    /// names below.
    /// </summary>
    public string? AllowedHosts { get; init; }

    /// <summary>The cluster's id: silos with the same id find each other, and several clusters can share a database.</summary>
    [NameLength(LongestId)]
    public string ClusterId { get; init; } = "adoptsim";

    /// <summary>The id of the service in Orleans' terms, the same for all deployments of the simulation.</summary>
    [NameLength(LongestId)]
    public string ServiceId { get; init; } = ClusterNames.ServiceId;

    /// <summary>The time for which a finished run's metrics stay available, in minutes, 0 to 1440.</summary>
    [Bounds(0, 1440, "minutes")]
    public int MetricsMinutes { get; init; } = SeriesOptions.DefaultMinutes;

    /// <summary>True to expose the metrics of each district instead of those of each settlement type of each province.</summary>
    public bool MetricsByDistrict { get; init; }

    /// <summary>The base address of a collector for traces of ticks (OTLP over HTTP); null for none.</summary>
    public string? Otlp { get; init; }

    /// <summary>The file to which standard output and standard error are appended, and which the silo rotates; null for none.</summary>
    public string? LogFile { get; init; }

    /// <summary>The size in KiB at which <see cref="LogFile"/> is rotated, 1 to 1048576. Three older files are kept.</summary>
    [Bounds(1, 1_048_576, "KiB")]
    public int LogKilobytes { get; init; } = 10_240;

    /// <summary>True if the silo runs in a Kubernetes pod. It then treats a member whose pod no longer exists as dead.</summary>
    public bool Kubernetes { get; init; }

    internal IPAddress HttpListening => IPAddress.Parse(HttpAddress ?? (IPAddress.IsLoopback(IPAddress.Parse(Address)) ? Address : "127.0.0.1"));

    internal TlsSettings Tls =>
        new()
        {
            Certificate = TlsCertificate,
            Key = TlsKey,
            Password = TlsPassword,
            Authority = TlsAuthority,
            SiloNames = TlsSiloNames,
            ClientNames = TlsClientNames,
            Revocation = TlsRevocation,
        };

    internal SeriesOptions Series => new(TimeSpan.FromMinutes(MetricsMinutes), MetricsByDistrict);
}

/// <summary>The storage of a cluster's membership table.</summary>
public enum Clustering
{
    /// <summary>The membership table is in the memory of the first silo. All silos are on one machine, and the cluster ends with the first silo.</summary>
    Localhost,

    /// <summary>The membership table is in a PostgreSQL database.</summary>
    Postgres,
}
