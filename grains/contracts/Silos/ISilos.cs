using Orleans.Concurrency;

namespace AdoptionSim.Contracts.Silos;

/// <summary>The list of the silos of a cluster. There is one such grain, under <see cref="Key"/>.</summary>
[Alias("adoptsim.silos")]
public interface ISilos : IGrainWithStringKey
{
    const string Key = "all";

    /// <summary>Answers at once, which proves that the silo through which the caller is connected is alive.</summary>
    [AlwaysInterleave]
    Task Pulse();

    /// <summary>Returns the version of the silo through which the caller is connected. A client compares the protocol with its own when it connects.</summary>
    [AlwaysInterleave]
    Task<SiloVersion> Version();

    /// <summary>Returns the silos in order of address. Those that are leaving are included, dead ones are not.</summary>
    Task<SiloView[]> List();
}

/// <summary>The state of a silo.</summary>
/// <param name="Address">The silo's address within the cluster, with its generation.</param>
/// <param name="Endpoint">HOST:PORT at which the silo accepts connections of other silos.</param>
/// <param name="ProcessId">The process id on its machine; 0, like the counts, if the silo did not answer in time.</param>
/// <param name="State">The state in the cluster membership: joining, active, shutting down, stopping.</param>
/// <param name="Districts">The number of districts on the silo: of runs in progress, and of ended runs kept in memory for queries.</param>
/// <param name="Citizens">The number of simulated citizens of these districts.</param>
/// <param name="MemoryBytes">The working set of its process in bytes.</param>
/// <param name="MetricsAddress">The address where its metrics are read; null if they are not exposed.</param>
/// <param name="BusyCores">The number of processor cores in use, measured over the last second: 0 to <paramref name="Cores"/>.</param>
/// <param name="Cores">The number of processor cores that its process may use; 0 if the silo did not answer in time.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.silo-view")]
public sealed record SiloView(
    [property: Id(0)] string Address,
    [property: Id(1)] string Endpoint,
    [property: Id(2)] int ProcessId,
    [property: Id(3)] string State,
    [property: Id(4)] int Districts,
    [property: Id(5)] long Citizens,
    [property: Id(6)] long MemoryBytes,
    [property: Id(7)] string? MetricsAddress,
    [property: Id(8)] double BusyCores = 0,
    [property: Id(9)] int Cores = 0
);
