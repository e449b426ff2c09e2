using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Silos.Calls;
using AdoptionSim.Runtime.Telemetry;
using Microsoft.Extensions.Logging;

namespace AdoptionSim.Runtime.Runs;

/// <summary>What every run of a silo works with.</summary>
/// <param name="Interval">Between checkpoints, where a run does not say otherwise.</param>
/// <param name="Time">Real time, for intervals and waiting; the model has none.</param>
/// <param name="Series">What the silo tells of its runs.</param>
public sealed record RunContext(
    SiloRuns Runs, ClusterView Cluster, SiloServices Services, SiloSeries Series, TickTraces Traces, CheckpointOptions Interval, IGrainFactory Grains, TimeProvider Time, ILoggerFactory Logs,
    SiloCalls Calls, Relocation Relocation)
{
    /// <summary>Where runs are stored; null where they are not.</summary>
    public ICheckpointStore? Store => Runs.Store;
}
