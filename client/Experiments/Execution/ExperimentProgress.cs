namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>The progress of an experiment: its runs by state, and the time until the end.</summary>
/// <param name="Done">The runs that are done, those of earlier commands included.</param>
/// <param name="Failed">The runs that failed, those of earlier commands included.</param>
/// <param name="FirstFailure">A text that says which run failed first, and why; null if no run failed.</param>
/// <param name="Total">The number of all runs, as far as it is known.</param>
/// <param name="Running">The runs in progress.</param>
/// <param name="PerHour">The runs that end in an hour; null before the first has ended.</param>
/// <param name="Left">The time until the end at this rate; null before the first run has ended.</param>
internal sealed record ExperimentProgress(int Done, int Failed, string? FirstFailure, long Total, int Running, double? PerHour, TimeSpan? Left)
{
    /// <summary>The number of runs that have ended: done or failed.</summary>
    public int Ended => Done + Failed;
}

/// <summary>Shows the progress and the messages of a running experiment to the user.</summary>
internal interface IExperimentView
{
    void Show(ExperimentProgress progress);

    /// <summary>Shows a message about an event, such as the estimate after the first run.</summary>
    void Print(string what);
}
