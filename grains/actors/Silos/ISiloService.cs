using AdoptionSim.Actors.Silos.Calls;
using AdoptionSim.Interfaces.Runs;
using Orleans.Runtime.Services;
using Orleans.Services;

namespace AdoptionSim.Actors.Silos;

/// <summary>The service that represents a silo to the others; there is one on every silo.</summary>
public interface ISiloService : IGrainService
{
    Task<SiloReport> Report();

    /// <summary>Returns the names of the runs that this silo leads and that are in progress.</summary>
    Task<string[]> Leads();

    /// <summary>Announces that another silo is about to leave.</summary>
    Task Leaves(SiloAddress silo);

    /// <summary>Announces that a run is deleted: the silo frees its memory, and exposes no more metrics of it.</summary>
    Task Forget(string run, Incarnation incarnation);
}

/// <summary>The client of the silo services: calls the service of any silo.</summary>
public sealed class SiloServices(IServiceProvider services, SiloCalls calls) : GrainServiceClient<ISiloService>(services)
{
    public ISiloService Of(SiloAddress silo) => GetGrainService(silo);

    /// <summary>Calls all of the given silos, without the guarantee that a silo that is gone or frozen receives the call.</summary>
    public Task TellAll(IEnumerable<SiloAddress> silos, Func<ISiloService, Task> tell) => Task.WhenAll(silos.Select(async silo =>
    {
        try
        {
            await calls.Repeat(silo, () => tell(Of(silo)));
        }
        catch (NotHereException)
        {
            // That silo learns it from the membership.
        }
    }));
}

/// <summary>The part of a silo's state that only the silo itself knows; the meanings are those of <see cref="Interfaces.Silos.SiloView"/>.</summary>
/// <param name="Machine">The machine's name: silos of one machine share its memory.</param>
/// <param name="FreeBytes">The free memory of the machine in bytes.</param>
/// <param name="LimitBytes">The maximum memory that the silo may use, in bytes.</param>
/// <param name="Runs">The memory that each run takes on the silo.</param>
[GenerateSerializer, Immutable]
public sealed record SiloReport(
    int ProcessId, int Districts, long Citizens, long MemoryBytes, string? MetricsAddress, string Machine, long FreeBytes, long LimitBytes, RunMemory[] Runs,
    double BusyCores = 0, int Cores = 0);

/// <summary>The memory that a run takes on a silo.</summary>
/// <param name="IsKept">True if the run has ended, and its people are kept for queries.</param>
[GenerateSerializer, Immutable]
public readonly record struct RunMemory(string Run, double Bytes, bool IsKept);

/// <summary>The properties of a silo that its host sets.</summary>
public sealed class SiloHosting
{
    /// <summary>The HTTP address where the silo's metrics are read; null if they are not exposed.</summary>
    public string? MetricsAddress { get; set; }
}
