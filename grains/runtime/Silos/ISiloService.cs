using AdoptionSim.Contracts.Runs;
using AdoptionSim.Runtime.Silos.Calls;
using Orleans.Runtime.Services;
using Orleans.Services;

namespace AdoptionSim.Runtime.Silos;

/// <summary>The service by which silos ask a silo for reports and send it announcements; there is one on every silo.</summary>
[Alias("adoptsim.silo-service")]
public interface ISiloService : IGrainService
{
    Task<SiloReport> Report();

    /// <summary>Returns the names of the runs in progress that this silo leads, that is, whose run grain is here.</summary>
    Task<string[]> Leads();

    /// <summary>Announces that another silo is about to leave.</summary>
    Task Leaves(SiloAddress silo);

    /// <summary>Announces that a run is deleted: the silo frees its memory, and exposes no more metrics of it.</summary>
    Task Forget(string run, Incarnation incarnation);
}

/// <summary>The client with which a silo calls the silo service of any silo.</summary>
public sealed class SiloServices(IServiceProvider services, SiloCalls calls) : GrainServiceClient<ISiloService>(services)
{
    public ISiloService Of(SiloAddress silo) => GetGrainService(silo);

    /// <summary>Makes a call to the service of each given silo, without the guarantee that a silo that is gone or frozen receives it.</summary>
    public Task CallAll(IEnumerable<SiloAddress> silos, Func<ISiloService, Task> call) =>
        Task.WhenAll(
            silos.Select(async silo =>
            {
                try
                {
                    await calls.Repeat(silo, () => call(Of(silo)));
                }
                catch (NotHereException)
                {
                    // That silo learns it from the membership.
                }
            })
        );
}

/// <summary>
/// A silo's report on its own memory, processors, districts and runs. Fields that also occur in <see cref="Contracts.Silos.SiloView"/> have the same meaning
/// there.
/// </summary>
/// <param name="Machine">The machine's name: silos of one machine share its memory.</param>
/// <param name="FreeBytes">The free memory of the machine in bytes.</param>
/// <param name="LimitBytes">The maximum memory that the silo may use, in bytes.</param>
/// <param name="Runs">The memory that each run takes on the silo.</param>
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
    [property: Id(10)] int Cores = 0
);

/// <summary>The memory that a run takes on a silo.</summary>
/// <param name="IsKept">True if the run has ended, and its people are kept for queries.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.run-memory")]
public readonly record struct RunMemory([property: Id(0)] string Run, [property: Id(1)] double Bytes, [property: Id(2)] bool IsKept);

/// <summary>Facts about a silo that only its host program knows and sets, such as the address of its metrics.</summary>
public sealed class SiloHosting
{
    /// <summary>The HTTP address where the silo's metrics are read; null if they are not exposed.</summary>
    public string? MetricsAddress { get; set; }
}
