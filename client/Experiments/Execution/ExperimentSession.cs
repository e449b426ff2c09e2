using System.Collections.Immutable;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Experiments.Watching;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>The options that the user gave for the execution of an experiment.</summary>
internal sealed record SessionOptions
{
    /// <summary>The name of the experiment.</summary>
    public required string Name { get; init; }

    /// <summary>The cluster that executes the runs, as the user wrote it; null for a silo embedded in this process.</summary>
    public string? Cluster { get; init; }

    /// <summary>The number of runs to execute at the same time; null for as many as use all processors.</summary>
    public int? Parallel { get; init; }

    /// <summary>True to execute failed runs again.</summary>
    public bool RetriesFailed { get; init; }

    /// <summary>The port of this machine at which metrics are exposed; null for none.</summary>
    public int? MetricsPort { get; init; }

    /// <summary>The number of silos (Orleans servers) to start inside this process.</summary>
    public int Silos { get; init; } = 1;

    /// <summary>
    /// The way in which citizens and handsets are simulated: as rows in memory, or as grains (Orleans objects) that get messages. It decides the memory of a
    /// run.
    /// </summary>
    public Delivery Delivery { get; init; } = Delivery.Resident;
}

/// <summary>The cluster on which the runs of an experiment are executed, with the settings of these runs.</summary>
/// <param name="Calls">How failed calls to the cluster are retried.</param>
/// <param name="Prefix">The first part of the names of runs on the cluster.</param>
/// <param name="Threads">The maximum number of a run's districts that a silo computes at once; it changes no result.</param>
internal sealed record RunSite(ICluster Cluster, RetryPolicy Calls, string Prefix, int Threads);

/// <summary>Executes the runs of an experiment that have not ended, on one cluster, and writes the files of its folder.</summary>
/// <param name="inputs">The files that the experiment reads, for the manifest.</param>
/// <param name="file">The full path of the file that the experiment was read from.</param>
internal sealed class ExperimentSession(
    Experiment experiment,
    SessionOptions options,
    ExperimentFolder folder,
    ImmutableArray<ExperimentInput> inputs,
    string file,
    CliEnvironment environment
)
{
    private readonly long _started = environment.Time.GetTimestamp();
    private readonly ExperimentWatch _watch = new(experiment, PrefixOf(options, inputs, folder), options.Name, environment.Time.GetUtcNow());
    private int _seeds = experiment.Form.Seeds.Count;
    private int _parallel;
    private double _secondsPerRun;
    private PrecisionEntry? _precision = experiment.Form.Until is { } until
        ? new PrecisionEntry(until.IntervalOf, until.NarrowerThan.Text, experiment.Form.Seeds.Count, null, null)
        : null;

    /// <summary>Returns the function that executes single runs on a cluster. The default stores only the measures of each run, not its tables.</summary>
    public Func<RunSite, ExecuteRun> ExecutorAt { get; init; } = site => new PointRun(experiment, site, environment.Time).CarryOutAsync;

    /// <summary>Adds fields to the manifest before it is written. The default adds none; replicates (one run with several seeds) add theirs.</summary>
    public Func<ExperimentManifest, ExperimentManifest> Extend { get; init; } = manifest => manifest;

    /// <summary>
    /// Called at the end of the experiment with its final manifest, before the manifest is written, so that the caller can write further files.
    /// </summary>
    public Action<ExperimentManifest> OnEnd { get; init; } = _ => { };

    /// <summary>Writes the manifest of an experiment that starts or resumes, before its next run is executed.</summary>
    /// <param name="records">The results of earlier runs; null if no run has been executed.</param>
    public void WriteManifest(ExperimentRecords? records = null, string status = ExperimentManifest.Running) =>
        folder.Write(Manifest.FileName, ManifestOf(records, status).ToJson() + "\n");

    /// <summary>The page that exposes the metrics of the experiment; null for none.</summary>
    public IMetrics? Metrics { get; init; }

    /// <summary>
    /// Executes all runs of the experiment that have not ended yet, writes the result files and returns the final manifest. Its status is done, or cancelled if
    /// the user stopped the experiment.
    /// </summary>
    /// <exception cref="RefusedException">The first run showed that the experiment would need more time or memory than the experiment file allows.</exception>
    public async Task<ExperimentManifest> CarryOutAsync(ExperimentRecords records, IExperimentView view, CancellationToken cancellation)
    {
        await using var cluster = await ConnectAsync(cancellation);
        _watch.Add(Rows().Where(row => records.Ended.Contains(row.Key)));
        Metrics?.Watch(_watch.Report);
        await using var reporter = options.Cluster is null ? null : new ExperimentReporter(cluster, _watch.Report, environment.Time);
        if (_watch.LeftOut is { } leftOut && (Metrics is not null || reporter is not null))
        {
            view.Print(leftOut);
        }

        var state = ExperimentState.Failed;
        try
        {
            var manifest = await CarryOutAsync(cluster, records, view, cancellation);
            state = manifest.Status == ManifestStatus.Cancelled ? ExperimentState.Cancelled : ExperimentState.Done;
            return manifest;
        }
        finally
        {
            _watch.End(state);
        }
    }

    private async Task<ExperimentManifest> CarryOutAsync(ICluster cluster, ExperimentRecords records, IExperimentView view, CancellationToken cancellation)
    {
        var calls = options.Cluster is null ? RetryPolicy.Direct : RetryPolicy.Persistent(cluster, environment.Time, view.Print);
        var processors = Environment.ProcessorCount;
        _parallel = options.Parallel ?? await ParallelAsync(cluster, calls, processors);
        var site = new RunSite(cluster, calls, PrefixOf(options, inputs, folder), options.Cluster is null ? Math.Max(1, processors / _parallel) : 1);
        view.Print($"{RunCount.Of(experiment)}; {_parallel} at once.");
        var runner = new ExperimentRunner(_watch.Around(ExecutorAt(site)), records, new WatchedExperimentView(view, _watch), environment.Time, _parallel)
        {
            OnFirst = row => OnFirst(row, records, view),
        };
        await StageAsync(runner, records, cancellation);
        if (experiment.Form.Until is not null && !cancellation.IsCancellationRequested)
        {
            await AddSeedsAsync(runner, records, view, cancellation);
        }

        return Finish(records, cancellation.IsCancellationRequested ? ManifestStatus.Cancelled : ManifestStatus.Done);
    }

    /// <summary>
    /// Returns the prefix of the names of this experiment's runs on the cluster. It contains a hash, so that another experiment of the same name has another
    /// prefix.
    /// </summary>
    private static string PrefixOf(SessionOptions options, ImmutableArray<ExperimentInput> inputs, ExperimentFolder folder)
    {
        const int restOfName = 32;
        var key = ExperimentInputs.KeyOf([.. inputs, new ExperimentInput(folder.Path, Environment.MachineName)])[..8];
        var prefix = NameRule.Join(options.Name, $"-{key}");
        return prefix[..Math.Min(prefix.Length, NameRule.MaxLength - restOfName)];
    }

    private Task<ICluster> ConnectAsync(CancellationToken cancellation) =>
        options.Cluster is { } address
            ? ClusterOption.ConnectAsync(address, environment, cancellation)
            : environment.Clusters.StartAsync(options.Silos, gateway: false, checkpoints: null, cancellation);

    private async Task<int> ParallelAsync(ICluster cluster, RetryPolicy calls, int processors)
    {
        if (options.Cluster is null)
        {
            var citizens = experiment.Question.Nation.Districts.Sum(district => (double)district.People) * experiment.Scale;
            return Estimate.ParallelOf(processors, citizens, environment.AvailableMemory, options.Delivery);
        }

        var silos = await calls.AskAsync(cluster.Grain<ISilos>(ISilos.Key).List);
        return Math.Max(1, silos.Sum(silo => silo.Cores));
    }

    private async Task StageAsync(ExperimentRunner runner, ExperimentRecords records, CancellationToken cancellation)
    {
        runner.Total = (long)experiment.Table.Points.Length * _seeds;
        await runner.CarryOutAsync(new RunQueue(RunQueue.Of(experiment.Table.Points, experiment.FirstSeed, _seeds, records.Ended)), cancellation);
    }

    private void OnFirst(RunRow row, ExperimentRecords records, IExperimentView view)
    {
        _secondsPerRun = row.Seconds;
        var left = ((long)experiment.Table.Points.Length * _seeds) - records.Ended.Count + 1;
        var estimate = new Estimate(left, Math.Min(_parallel, (int)Math.Min(left, int.MaxValue)), row.Seconds, Environment.WorkingSet);
        view.Print(estimate.Text);
        estimate.Check(file, experiment.Form.Limit);
    }

    /// <summary>
    /// Runs more seeds at every point (combination of parameter values) until the wanted precision or the maximum number of seeds is reached. Adds no seed if
    /// the needed number is unknown, or if the runs would exceed the experiment file's limit on runs or time.
    /// </summary>
    private async Task AddSeedsAsync(ExperimentRunner runner, ExperimentRecords records, IExperimentView view, CancellationToken cancellation)
    {
        var (until, limit) = (experiment.Form.Until!, experiment.Form.Limit);
        var needed = SteinStage.SeedsOf(experiment, Rows());
        _precision = _precision! with { NeededSeeds = needed, IsReached = false };
        if (needed is not { } wanted)
        {
            view.Print($"{until.IntervalOf} cannot get narrower than {until.NarrowerThan.Text}: its mean is too close to 0, or too many runs failed.");
            return;
        }

        var seeds = Math.Min(wanted, until.AtMost ?? int.MaxValue);
        var estimate = new Estimate((long)experiment.Table.Points.Length * (seeds - _seeds), _parallel, _secondsPerRun, Environment.WorkingSet);
        var all = (long)experiment.Table.Points.Length * seeds;
        view.Print($"{until.IntervalOf} narrower than {until.NarrowerThan.Text} needs {wanted:D} seeds at each point; there are {_seeds:D}.");
        if (all > limit?.Runs || environment.Time.GetElapsedTime(_started) + estimate.Time > limit?.Time)
        {
            view.Print($"{all - records.Ended.Count:D} further runs exceed `limit`; no seed is added.");
            return;
        }

        _watch.Seeds = _seeds = Math.Max(_seeds, seeds);
        _precision = _precision with { IsReached = seeds == wanted };
        await StageAsync(runner, records, cancellation);
    }

    /// <summary>
    /// Writes the manifest and the files that summarise all runs, and returns the manifest. Their content does not depend on the order in which the runs ended.
    /// </summary>
    private ExperimentManifest Finish(ExperimentRecords records, string status)
    {
        if (experiment.Series.Any())
        {
            SeriesFile.Sort(Path.Combine(folder.Path, SeriesFile.FileName), records.Ended);
        }

        var rows = Rows();
        SummaryFile.Write(folder.Path, experiment, rows, FirstSeeds);
        SensitivityFiles.Write(folder.Path, experiment, rows);
        var manifest = ManifestOf(records, status);
        OnEnd(manifest);
        folder.Write(Manifest.FileName, manifest.ToJson() + "\n");
        return manifest;
    }

    private int? FirstSeeds => _seeds > experiment.Form.Seeds.Count ? experiment.Form.Seeds.Count : null;

    private ImmutableArray<RunRow> Rows() => ResultsColumns.Of(experiment).Read(Path.Combine(folder.Path, ResultsColumns.FileName));

    private ExperimentManifest ManifestOf(ExperimentRecords? records, string status)
    {
        var (build, scenario) = (Build.OfThisProgram, experiment.Question.Scenario);
        var manifest = new ExperimentManifest
        {
            Name = options.Name,
            Status = status,
            Question = experiment.Form.Question,
            File = file,
            Base = experiment.Base,
            Scale = experiment.Scale,
            Step = CommonOptions.WordOfStep(experiment.StepDays),
            Start = scenario.Start,
            Until = scenario.Until,
            FirstSeed = experiment.FirstSeed,
            Seeds = _seeds,
            Points = experiment.Table.Points.Length,
            Levers = [.. experiment.Levers.Select(lever => lever.Key)],
            Uncertain = [.. experiment.Factors.Select(factor => factor.Name)],
            Measures = [.. experiment.Measures.Select(measure => measure.Text)],
            Runs = (long)experiment.Table.Points.Length * _seeds,
            Done = records?.Done ?? 0,
            Failed = records?.Failed ?? 0,
            FirstFailure = records?.FirstFailure,
            Precision = _precision,
            ModelVersion = records?.ModelVersion,
            Version = build.Version,
            Commit = build.Commit,
            Runtime = build.Runtime,
            Machine = Machine.ThisOne(),
            Cluster = options.Cluster,
            Parallel = _parallel,
            WallSeconds = Math.Round(environment.Time.GetElapsedTime(_started).TotalSeconds, 3),
            Inputs = inputs,
        };
        return Extend(manifest);
    }
}
