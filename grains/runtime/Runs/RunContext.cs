using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Silos.Calls;
using AdoptionSim.Runtime.Telemetry;
using Microsoft.Extensions.Logging;

namespace AdoptionSim.Runtime.Runs;

/// <summary>The services and settings of a silo that each of its runs uses, such as the store of runs, the calls to other silos, and the metrics.</summary>
/// <param name="Interval">The default interval between checkpoints.</param>
/// <param name="Time">The clock for intervals and waiting in real time; the simulation itself does not use it.</param>
/// <param name="Series">The silo's metrics of its runs.</param>
public sealed record RunContext(
    SiloRuns Runs,
    ClusterView Cluster,
    SiloServices Services,
    SiloSeries Series,
    TickTraces Traces,
    CheckpointOptions Interval,
    IGrainFactory Grains,
    TimeProvider Time,
    ILoggerFactory Logs,
    SiloCalls Calls,
    Relocation Relocation
)
{
    /// <summary>The store of runs; null if runs are not stored.</summary>
    public ICheckpointStore? Store => Runs.Store;
}
