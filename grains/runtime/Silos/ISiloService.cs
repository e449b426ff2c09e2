using AdoptionSim.Runtime.Silos.Calls;
using AdoptionSim.Contracts.Runs;
using Orleans.Runtime.Services;
using Orleans.Services;

namespace AdoptionSim.Runtime.Silos;

/// <summary>What a silo is asked and told as such; there is one on every silo.</summary>
[Alias("adoptsim.silo-service")]
public interface ISiloService : IGrainService
{
    Task<SiloReport> Report();

    /// <summary>Returns the names of the runs that this silo leads and that are in progress.</summary>
    Task<string[]> Leads();

    /// <summary>Another silo is about to leave.</summary>
    Task Leaves(SiloAddress silo);

    /// <summary>A run is deleted: the silo frees the memory that it holds for it, and exposes no more metrics of it.</summary>
    Task Forget(string run, Incarnation incarnation);
}

/// <summary>The way to the service of any silo.</summary>
public sealed class SiloServices(IServiceProvider services, SiloCalls calls) : GrainServiceClient<ISiloService>(services)
{
    public ISiloService Of(SiloAddress silo) => GetGrainService(silo);

    /// <summary>Tells all; one that is gone or frozen does not hear of it.</summary>
    public Task TellAll(IEnumerable<SiloAddress> silos, Func<ISiloService, Task> tell) => Task.WhenAll(silos.Select(async silo =>
    {
        try
        {
            await calls.Repeat(silo, () => tell(Of(silo)));
        }
        catch (NotHereException)
        {
            // It will learn it from the membership.
        }
    }));
}

/// <summary>What only the silo itself knows; the meanings are those of <see cref="Contracts.Silos.SiloView"/>.</summary>
/// <param name="Machine">Where the silo runs: silos of one machine share its memory.</param>
/// <param name="FreeBytes">Of the machine.</param>
/// <param name="LimitBytes">What the silo may use at most.</param>
/// <param name="Runs">What each run takes of it.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.silo-report")]
public sealed record SiloReport(
    [property: Id(0)] int ProcessId,
    [property: Id(1)] int Districts,
    [property: Id(2)] long Citizens,
    [property: Id(3)] long MemoryBytes,
    [property: Id(4)] string? MetricsAddress,
    [property: Id(5)] string Machine,
    [property: Id(6)] long FreeBytes,
    [property: Id(7)] long LimitBytes,
    [property: Id(8)] RunMemory[] Runs,
    [property: Id(9)] double BusyCores = 0,
    [property: Id(10)] int Cores = 0);

/// <summary>The memory that a run takes on a silo.</summary>
/// <param name="IsKept">True if the run has ended, and its people are kept to be asked.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.run-memory")]
public readonly record struct RunMemory(
    [property: Id(0)] string Run,
    [property: Id(1)] double Bytes,
    [property: Id(2)] bool IsKept);

/// <summary>What the host of a silo says of it.</summary>
public sealed class SiloHosting
{
    /// <summary>Where the silo's metrics are read, an address for HTTP; null where they are not offered.</summary>
    public string? MetricsAddress { get; set; }
}
