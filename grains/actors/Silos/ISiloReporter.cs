using Orleans.Services;

namespace AdoptionSim.Actors.Silos;

/// <summary>Each silo's word about itself; there is one on every silo.</summary>
public interface ISiloReporter : IGrainService
{
    Task<SiloReport> Report();
}

/// <summary>What only the silo itself knows; the meanings are those of <see cref="Interfaces.Silos.SiloView"/>.</summary>
[GenerateSerializer, Immutable]
public sealed record SiloReport(int ProcessId, int Districts, long Citizens, long MemoryBytes, string? MetricsAddress);

/// <summary>What the host of a silo says of it.</summary>
public sealed class SiloHosting
{
    /// <summary>Where the silo's metrics are read, an address for HTTP; null where they are not offered.</summary>
    public string? MetricsAddress { get; set; }
}
