namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>The runs that have ended, as <see cref="ExperimentRunner"/> records them. It adds one at a time.</summary>
internal interface IRunRecords
{
    int Done { get; }

    int Failed { get; }

    /// <summary>Where and why the first run failed; null if none did.</summary>
    string? FirstFailure { get; }

    void Add(RunResult result);
}
