namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>Stores the runs that have ended. <see cref="ExperimentRunner"/> adds them, one at a time.</summary>
internal interface IRunRecords
{
    int Done { get; }

    int Failed { get; }

    /// <summary>Where and why the first run failed; null if none did.</summary>
    string? FirstFailure { get; }

    void Add(RunResult result);
}
