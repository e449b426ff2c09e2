using AdoptionSim.Actors.Checkpoints;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Actors.Silos.Calls;
using AdoptionSim.Actors.Telemetry;
using Microsoft.Extensions.Logging;

namespace AdoptionSim.Actors.Runs;

/// <summary>The services and settings that every run of a silo uses.</summary>
/// <param name="Interval">The default interval between checkpoints.</param>
/// <param name="Time">Real time, for intervals and waiting; the model has none.</param>
/// <param name="Series">The silo's metrics of its runs.</param>
public sealed record RunContext(
    SiloRuns Runs, ClusterView Cluster, SiloServices Services, SiloSeries Series, TickTraces Traces, CheckpointOptions Interval, IGrainFactory Grains, TimeProvider Time, ILoggerFactory Logs,
    SiloCalls Calls, Relocation Relocation)
{
    /// <summary>The store of runs; null if runs are not stored.</summary>
    public ICheckpointStore? Store => Runs.Store;
}
