namespace AdoptionSim.Contracts.Experiments;

public enum ExperimentState
{
    Running,

    /// <summary>The experiment is done: all its runs have ended, successfully or not.</summary>
    Done,

    /// <summary>The user stopped the experiment. It can be resumed.</summary>
    Cancelled,

    /// <summary>An error ended the experiment before its last run.</summary>
    Failed,

    /// <summary>The experiment's client has not reported for a while, so that the state is not known.</summary>
    Silent,
}

/// <summary>A report on an experiment, a planned set of runs, sent by the client that executes it: its progress, and a summary of its runs so far.</summary>
/// <param name="Id">The first part of the names of its runs, which distinguishes it from another experiment of the same name.</param>
/// <param name="Name">The name of the experiment.</param>
/// <param name="Question">The question that it answers.</param>
/// <param name="Began">The time at which its client started, on the client's clock.</param>
/// <param name="Number">The number of the report, counted from 1 by its client.</param>
/// <param name="Runs">The number of its runs in each state; the number planned grows if precision needs more seeds.</param>
/// <param name="Points">
/// The number of its points (settings of the varied parameters) in each state. A point is done if all of its runs are done, failed if any of them failed, and
/// otherwise in progress if any has started.
/// </param>
/// <param name="RunsPerHour">The number of runs that end in an hour; null before the first has ended.</param>
/// <param name="SecondsLeft">The estimated time until the end in seconds; null while it cannot be estimated.</param>
/// <param name="FirstFailure">Where and why the first run failed; null if none did.</param>
/// <param name="Figures">The means so far, at most <see cref="MostFigures"/>. A measure has figures at all points or at none.</param>
/// <param name="LeftOut">A sentence that names the measures without figures; null if all have figures.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.experiment-report")]
public sealed record ExperimentReport(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Question,
    [property: Id(3)] DateTimeOffset Began,
    [property: Id(4)] long Number,
    [property: Id(5)] ExperimentState State,
    [property: Id(6)] ExperimentCounts Runs,
    [property: Id(7)] ExperimentCounts Points,
    [property: Id(8)] double? RunsPerHour,
    [property: Id(9)] double? SecondsLeft,
    [property: Id(10)] string? FirstFailure,
    [property: Id(11)] ExperimentFigure[] Figures,
    [property: Id(12)] string? LeftOut
)
{
    /// <summary>
    /// The maximum number of figures in a report. A figure is the mean of one measure at one point of the experiment (a setting of the varied parameters).
    /// </summary>
    public const int MostFigures = 200;

    /// <summary>The maximum length of each text of a report, in characters.</summary>
    public const int LongestText = 500;

    /// <summary>True until all planned runs have ended, that is, while the figures can still change.</summary>
    public bool IsProvisional => State != ExperimentState.Done;
}

/// <summary>The number of an experiment's runs, or of its points (settings of the varied parameters), in each state.</summary>
[GenerateSerializer, Immutable, Alias("adoptsim.experiment-counts")]
public sealed record ExperimentCounts(
    [property: Id(0)] long Planned,
    [property: Id(1)] long Done,
    [property: Id(2)] long Failed,
    [property: Id(3)] long Running
)
{
    /// <summary>The number of planned runs or points (settings of the varied parameters) that have not started.</summary>
    public long Waiting => Math.Max(0, Planned - Done - Failed - Running);
}

/// <summary>
/// The mean of a measured result at one point of an experiment (a setting of the varied parameters). It is taken over the runs that are done.
/// </summary>
/// <param name="Point">The number of the point in <c>design.csv</c>.</param>
/// <param name="Setting">The varied parameters of the point, as text.</param>
/// <param name="Measure">The measure's name in the experiment's file.</param>
/// <param name="Unit">The unit of the measure.</param>
/// <param name="Runs">The number of runs that have a value, at least 1.</param>
/// <param name="Mean">The mean of their values.</param>
/// <param name="Low">The lower end of the 90 % interval of the mean; null for a single run.</param>
/// <param name="High">The upper end of that interval.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.experiment-figure")]
public sealed record ExperimentFigure(
    [property: Id(0)] int Point,
    [property: Id(1)] string Setting,
    [property: Id(2)] string Measure,
    [property: Id(3)] string Unit,
    [property: Id(4)] int Runs,
    [property: Id(5)] double Mean,
    [property: Id(6)] double? Low,
    [property: Id(7)] double? High
);
