using AdoptionSim.Actors.Telemetry;

namespace AdoptionSim.Silo.Settings;

/// <summary>What a silo is told: the section <c>Silo</c> of <c>appsettings.json</c>, of the environment (<c>Silo__SiloPort</c>) and of the command line (<c>--Silo:SiloPort</c>).</summary>
public sealed record SiloOptions
{
    public const string Section = "Silo";

    /// <summary>Where the members of the cluster are written down.</summary>
    public Clustering Clustering { get; init; } = Clustering.Localhost;

    /// <summary>Npgsql's connection string; null without a database.</summary>
    public string? Postgres { get; init; }

    /// <summary>Seconds to wait for a database that does not answer, 0 to 3600.</summary>
    public int PostgresWait { get; init; } = 60;

    /// <summary>The IP address that silo, gateway and HTTP listen on, and that other silos and clients are told.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Whether the address may be one that other machines reach.</summary>
    public bool AllowNetwork { get; init; }

    /// <summary>For other silos.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary>For clients; 0 for none.</summary>
    public int GatewayPort { get; init; } = 30000;

    /// <summary>The silo port of the first silo, which holds the membership of a cluster without a database.</summary>
    public int PrimaryPort { get; init; } = 11111;

    /// <summary>For metrics and health.</summary>
    public int HttpPort { get; init; } = 8080;

    /// <summary>Silos of one id find each other; several clusters can share a database.</summary>
    public string ClusterId { get; init; } = "adoptsim";

    /// <summary>The same for all deployments of the simulation.</summary>
    public string ServiceId { get; init; } = "adoptsim";

    /// <summary>Minutes for which the series of a run that has ended stay, 0 to 1440.</summary>
    public int MetricsMinutes { get; init; } = SeriesOptions.DefaultMinutes;

    /// <summary>Whether the series of places are told district by district.</summary>
    public bool MetricsByDistrict { get; init; }

    /// <summary>Where traces of ticks go: the base address of a collector that takes OTLP by HTTP; null for none.</summary>
    public string? Otlp { get; init; }

    /// <summary>Whether the silo runs in a Kubernetes pod, and takes a member whose pod is gone for dead.</summary>
    public bool Kubernetes { get; init; }

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
