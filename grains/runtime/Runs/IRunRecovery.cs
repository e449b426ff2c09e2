using Orleans.Concurrency;

namespace AdoptionSim.Runtime.Runs;

/// <summary>Asks a run's grain to recover the run, that is, to continue it after the loss of the silo that led it. Key: the run's name.</summary>
[Alias("adoptsim.run-recovery")]
public interface IRunRecovery : IGrainWithStringKey
{
    /// <summary>
    /// Continues the run from its last complete checkpoint if this cluster ran it when its leading silo was lost. Does nothing if the run is in progress, has
    /// ended, or is being recovered. A refused attempt, for example because of too little memory, is reported in the run's progress; the next call tries again.
    /// </summary>
    [AlwaysInterleave]
    Task Recover();
}
