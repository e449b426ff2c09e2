using Orleans.Concurrency;

namespace AdoptionSim.Contracts.Silos;

/// <summary>The silos of a cluster. There is one such grain, under <see cref="Key"/>.</summary>
[Alias("adoptsim.silos")]
public interface ISilos : IGrainWithStringKey
{
    const string Key = "all";

    /// <summary>Answers at once, for the silo that the caller came in by: whether that is there.</summary>
    [AlwaysInterleave]
    Task Pulse();

    /// <summary>The version of the silo that the caller came in by. A client compares the protocol with its own when it connects.</summary>
    [AlwaysInterleave]
    Task<SiloVersion> Version();

    /// <summary>In order of address; those that are leaving included, dead ones not.</summary>
    Task<SiloView[]> List();
}

/// <summary>A silo.</summary>
/// <param name="Address">Its address within the cluster, with its generation.</param>
/// <param name="Endpoint">HOST:PORT of its silo port.</param>
/// <param name="ProcessId">On its machine; 0, as the counts are, where the silo did not answer in time.</param>
/// <param name="State">As the membership has it: joining, active, shutting down, stopping.</param>
/// <param name="Districts">Of all runs that are under way or kept.</param>
/// <param name="Citizens">Of these districts, simulated ones.</param>
/// <param name="MemoryBytes">Working set of its process.</param>
/// <param name="MetricsAddress">Where its metrics are read; null where they are not offered.</param>
/// <param name="BusyCores">Processor cores that its process uses, as measured over the last second: 0 to <paramref name="Cores"/>.</param>
/// <param name="Cores">Processor cores that its process may use; 0 if the silo did not answer in time.</param>
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
    [property: Id(9)] int Cores = 0);
