using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Progress;
using AdoptionSim.Client.Reports;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>The way in which a client begins to follow a run: it starts or resumes the run, or only fetches its results.</summary>
internal enum Beginning
{
    /// <summary>Starts the run; cancelling the command also cancels the run.</summary>
    Start,

    /// <summary>Continues a run from its last checkpoint (stored state); cancelling the command also cancels the run.</summary>
    Resume,

    /// <summary>Follows an existing run and fetches the counts of its ticks; cancelling the command does not affect the run.</summary>
    Fetch,
}

/// <summary>Executes one run: starts or resumes it, follows it, and writes its result files.</summary>
/// <param name="name">The run's name.</param>
/// <param name="replicate">The number of the replicate, from 1.</param>
/// <param name="began">The time from which its durations are measured.</param>
internal sealed class SingleRun(RunPlan plan, string name, int replicate, DateTimeOffset began, TimeProvider time, Beginning beginning = Beginning.Start)
{
    /// <summary>Called with the counts of each tick (step of simulated time) of the run, in order.</summary>
    public Action<TickRows> OnRow { get; init; } = _ => { };

    /// <exception cref="ResultsException">A file cannot be written. No file is left behind, and a run that was started here is cancelled.</exception>
    public async Task<RunOutcome> CarryOutAsync(ICluster cluster, ResultFolder folder, IProgressView view, CancellationToken cancellation)
    {
        var recorder = new RunRecorder(plan.Nation, plan.Options.Scale, folder) { OnRow = OnRow };
        var run = cluster.Grain<IRun>(name);
        var calls = plan.Options.Cluster is null ? RetryPolicy.Direct : RetryPolicy.Persistent(cluster, time, view.Print);
        var follower = new RunFollower(StoppedRun.NameOn(plan.Options.Cluster, name), run, recorder, view, time, calls, cancels: beginning != Beginning.Fetch);
        cancellation.ThrowIfCancellationRequested();
        try
        {
            var started = time.GetTimestamp();
            var specification = plan.Specification(name, replicate);
            await BeginAsync(run, specification, calls);
            var last = await follower.FollowAsync(cancellation);
            var ran = time.GetElapsedTime(started);
            var journal = await calls.AskAsync(run.Journal);
            WriteCommands(folder, journal);
            var isFactual = journal.Length == 0 && plan.Scenario.IsFactual(plan.Nation);
            var record = ComparedRow.All(plan.Nation, recorder.Histories);
            var curve = Curve.Of(plan, replicate, recorder.Curve, isFactual: journal.Length == 0);
            var services = Services.Of(plan, replicate, recorder.Services);
            var recordCharts = RecordCharts.Of(plan, replicate, recorder.Histories, isFactual);
            var divideCharts = DivideCharts.Of(plan, replicate, recorder.Divide);
            folder.Write("curve.svg", curve.Wide);
            Write(folder, Services.FileName, services);
            Write(folder, RecordCharts.FileName, recordCharts);
            Write(folder, DivideCharts.FileName, divideCharts);

            var times = new RunTimes(time.GetUtcNow() - began, follower.FirstTick - began, beginning == Beginning.Start ? ran : TimeSpan.Zero);
            var address = plan.Options.Cluster is null ? null : $"{cluster.Address!.Gateway}/{cluster.Address.ClusterId}";
            var manifest = ManifestOf.Run(plan, specification, last, recorder.Curve, times, address) with
            {
                Record = [.. record.Select(row => RecordEntry.Of(row, plan.Nation, isFactual))],
            };
            RecordTable.Write(folder.Create(RecordTable.FileName), manifest.Record);
            InequalityTable.Write(folder.Create(InequalityTable.FileName), recorder.Divide.Points);
            var reported = ReportedRun.Of(plan, manifest, recorder, journal) with
            {
                Record = record,
                Baseline = isFactual ? null : BaselineRun.Beside(folder.Path, manifest),
            };
            folder.Write(Report.FileName, Report.Of(reported, curve, services, recordCharts, divideCharts));
            folder.Write(Manifest.FileName, manifest.ToJson() + "\n");
            folder.Publish();
            return new RunOutcome(manifest, recorder.Curve, folder.Path) { Record = record, IsFactual = isFactual };
        }
        catch (ResultsException) when (beginning != Beginning.Fetch)
        {
            await CancelAsync(run);
            throw;
        }
    }

    /// <summary>Cancels the run after a failure to write results. Errors are ignored: the user must see the original failure.</summary>
    private static async Task CancelAsync(IRun run)
    {
        try
        {
            await run.Cancel();
        }
        catch (Exception error) when (RetryPolicy.IsPassing(error) || error is RunNotFoundException) { }
    }

    private Task BeginAsync(IRun run, RunSpecification specification, RetryPolicy calls) =>
        beginning switch
        {
            Beginning.Start => StartAsync(run, specification, calls),
            Beginning.Resume => calls.AwaitAsync(run.Resume),
            _ => Task.CompletedTask,
        };

    /// <exception cref="RefusedException">The cluster has another run of this name.</exception>
    internal static async Task StartAsync(IRun run, RunSpecification specification, RetryPolicy calls)
    {
        try
        {
            await calls.AwaitAsync(() => run.Start(specification));
        }
        catch (InvalidOperationException error)
        {
            throw new RefusedException($"--name is '{specification.Name}', which another run has; expected a name that is free: {error.Message}", error);
        }
    }

    private static void Write(ResultFolder folder, string name, Picture? picture)
    {
        if (picture is not null)
        {
            folder.Write(name, picture.Wide);
        }
    }

    private static void WriteCommands(ResultFolder folder, JournalEntry[] journal)
    {
        if (journal.Length > 0)
        {
            CommandsTable.Write(folder.Create(CommandsTable.FileName), journal);
        }
    }
}
