namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>Stores the results of runs that have ended. <see cref="ExperimentRunner"/> adds them, one at a time.</summary>
internal interface IRunRecords
{
    int Done { get; }

    int Failed { get; }

    /// <summary>A text that says which run failed first, and why; null if no run failed.</summary>
    string? FirstFailure { get; }

    void Add(RunResult result);
}
