using System.Net;
using AdoptionSim.Runtime.Telemetry;
using AdoptionSim.Silo.Tls;

namespace AdoptionSim.Silo.Settings;

/// <summary>What a silo is told: the section <c>Silo</c> of <c>appsettings.json</c>, of the environment (<c>Silo__SiloPort</c>) and of the command line (<c>--Silo:SiloPort</c>).</summary>
public sealed record SiloOptions
{
    public const string Section = "Silo";

    private const int LongestId = 150;

    /// <summary>Where the members of the cluster are written down.</summary>
    public Clustering Clustering { get; init; } = Clustering.Localhost;

    /// <summary>Npgsql's connection string; null without a database.</summary>
    public string? Postgres { get; init; }

    /// <summary>Seconds to wait for a database that does not answer, 0 to 3600.</summary>
    [Bounds(0, 3600, "seconds")]
    public int PostgresWait { get; init; } = 60;

    /// <summary>The IP address on which the silo and its gateway listen, and which other silos and clients are told.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>True if addresses may be ones that other machines reach. Requires TLS or <see cref="PrivateNetwork"/>.</summary>
    public bool AllowNetwork { get; init; }

    /// <summary>True if traffic may be unencrypted because the network is private or a service mesh encrypts it.</summary>
    public bool PrivateNetwork { get; init; }

    /// <summary>The path of the certificate for mutual TLS, PEM or PFX; null for no TLS. See <see cref="TlsSettings"/> for this and the settings below.</summary>
    public string? TlsCertificate { get; init; }

    /// <summary>The path of the certificate's private key in PEM.</summary>
    public string? TlsKey { get; init; }

    /// <summary>The password of the PFX file or the key. Not accepted on the command line, which other users can read.</summary>
    public string? TlsPassword { get; init; }

    /// <summary>The path of the trusted authorities' certificates in PEM.</summary>
    public string? TlsAuthority { get; init; }

    /// <summary>DNS names, separated by commas, one of which a silo's certificate must have; null for any.</summary>
    public string? TlsSiloNames { get; init; }

    /// <summary>DNS names, separated by commas, one of which a client's certificate must have; null for any.</summary>
    public string? TlsClientNames { get; init; }

    /// <summary>True if revocation of certificates is checked online.</summary>
    public bool TlsRevocation { get; init; }

    /// <summary>For other silos.</summary>
    [Bounds(1, IPEndPoint.MaxPort, "a port")]
    public int SiloPort { get; init; } = 11111;

    /// <summary>For clients; 0 for none.</summary>
    [Bounds(0, IPEndPoint.MaxPort, "a port")]
    public int GatewayPort { get; init; } = 30000;

    /// <summary>The silo port of the first silo, which holds the membership of a cluster without a database.</summary>
    [Bounds(1, IPEndPoint.MaxPort, "a port")]
    public int PrimaryPort { get; init; } = 11111;

    /// <summary>For the live page, metrics and health.</summary>
    [Bounds(1, IPEndPoint.MaxPort, "a port")]
    public int HttpPort { get; init; } = 8080;

    /// <summary>The IP address on which HTTP listens; null for <see cref="Address"/> if that is loopback, else 127.0.0.1.</summary>
    public string? HttpAddress { get; init; }

    /// <summary>True if the HTTP port speaks HTTPS, with the certificate of <see cref="TlsCertificate"/>. Readers need no certificate.</summary>
    public bool Https { get; init; }

    /// <summary>Names, separated by commas, that requests may give as host beside loopback names and the addresses listened on; <c>*.example.org</c> stands for all names below.</summary>
    public string? AllowedHosts { get; init; }

    /// <summary>Silos of one id find each other; several clusters can share a database.</summary>
    [NameLength(LongestId)]
    public string ClusterId { get; init; } = "adoptsim";

    /// <summary>The same for all deployments of the simulation.</summary>
    [NameLength(LongestId)]
    public string ServiceId { get; init; } = "adoptsim";

    /// <summary>Minutes for which the series of a run that has ended stay, 0 to 1440.</summary>
    [Bounds(0, 1440, "minutes")]
    public int MetricsMinutes { get; init; } = SeriesOptions.DefaultMinutes;

    /// <summary>Whether the series of places are told district by district.</summary>
    public bool MetricsByDistrict { get; init; }

    /// <summary>Where traces of ticks go: the base address of a collector that takes OTLP by HTTP; null for none.</summary>
    public string? Otlp { get; init; }

    /// <summary>The file that standard output and standard error are appended to, which the silo then keeps small; null for none.</summary>
    public string? LogFile { get; init; }

    /// <summary>The size, in KiB, from which on <see cref="LogFile"/> begins anew, 1 to 1048576. Three older files are kept beside it.</summary>
    [Bounds(1, 1_048_576, "KiB")]
    public int LogKilobytes { get; init; } = 10_240;

    /// <summary>Whether the silo runs in a Kubernetes pod, and takes a member whose pod is gone for dead.</summary>
    public bool Kubernetes { get; init; }

    internal IPAddress HttpListening => IPAddress.Parse(HttpAddress ?? (IPAddress.IsLoopback(IPAddress.Parse(Address)) ? Address : "127.0.0.1"));

    internal TlsSettings Tls => new()
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

/// <summary>Where the members of a cluster are written down.</summary>
public enum Clustering
{
    /// <summary>In the memory of the first silo: all silos on one machine, and the cluster ends with the first.</summary>
    Localhost,

    /// <summary>In a PostgreSQL database.</summary>
    Postgres,
}
