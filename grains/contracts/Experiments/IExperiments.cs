namespace AdoptionSim.Contracts.Experiments;

/// <summary>
/// The list of the experiments whose clients report to this cluster. There is one such grain, under <see cref="Key"/>. Nothing is stored: after the loss of its
/// silo, the list has only the experiments that are still reported.
/// </summary>
[Alias("adoptsim.experiments")]
public interface IExperiments : IGrainWithStringKey
{
    const string Key = "all";

    /// <summary>The maximum number of experiments in the list; the one that was reported longest ago is dropped first.</summary>
    const int Most = 25;

    /// <summary>The time without a report after which the client of an experiment counts as gone. Clients report every few seconds.</summary>
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>Stores the report in place of the last one on the same experiment. A report older than the stored one is ignored.</summary>
    /// <exception cref="ArgumentException">The report is longer than a client may send.</exception>
    Task Report(ExperimentReport report);

    /// <summary>Returns the last report of each experiment. The most recently started experiment comes first.</summary>
    Task<ExperimentEntry[]> List();
}

/// <summary>An experiment in the list of those reported to the cluster: the last report on it, and the time at which that report arrived.</summary>
/// <param name="Reported">The time at which the last report arrived.</param>
/// <param name="IsSilent">True if the experiment did not end, and there was no report for <see cref="IExperiments.Silence"/>.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.experiment-entry")]
public sealed record ExperimentEntry([property: Id(0)] ExperimentReport Report, [property: Id(1)] DateTimeOffset Reported, [property: Id(2)] bool IsSilent)
{
    /// <summary>The experiment's state: as reported, or silent if reports have stopped before the end.</summary>
    public ExperimentState State => IsSilent ? ExperimentState.Silent : Report.State;

    /// <summary>The number of the experiment's runs in each state. No run counts as running unless the experiment is running.</summary>
    public ExperimentCounts Runs => Present(Report.Runs);

    /// <summary>
    /// The number of the experiment's points (settings of the varied parameters) in each state. No point counts as running unless the experiment is running.
    /// </summary>
    public ExperimentCounts Points => Present(Report.Points);

    private ExperimentCounts Present(ExperimentCounts counts) => State == ExperimentState.Running ? counts : counts with { Running = 0 };
}
