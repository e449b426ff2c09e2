using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Commands;
using AdoptionSim.Client.Hosting;
using AdoptionSim.Client.Manifests;
using AdoptionSim.Client.Progress;
using AdoptionSim.Client.Reports;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Running;

/// <summary>How a client comes to a run.</summary>
internal enum Beginning
{
    /// <summary>It starts it, and ends it when cancelled.</summary>
    Start,

    /// <summary>It goes on with one that was stored, and ends it when cancelled.</summary>
    Resume,

    /// <summary>It takes the rows of one that is there, and leaves it as it is when cancelled.</summary>
    Fetch,
}

/// <summary>One whole run, from its specification to its files.</summary>
/// <param name="name">The run's name.</param>
/// <param name="replicate">From 1 on.</param>
/// <param name="began">From when its times are counted.</param>
internal sealed class SingleRun(RunPlan plan, string name, int replicate, DateTimeOffset began, TimeProvider time, Beginning beginning = Beginning.Start)
{
    /// <exception cref="ResultsException">A file cannot be written; none is left behind, and a run that was begun from here is told to stop.</exception>
    public async Task<RunOutcome> CarryOutAsync(ICluster cluster, ResultFolder folder, IProgressView view, CancellationToken cancellation)
    {
        var recorder = new RunRecorder(plan.Nation, plan.Options.Scale, folder);
        var run = cluster.Grain<IRun>(name);
        var calls = plan.Options.Cluster is null ? Calls.Direct : Calls.Patient(cluster, time, view.Tell);
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
            var (curve, services) = (Curve.Of(plan, replicate, recorder.Curve, isFactual: journal.Length == 0), Services.Of(plan, replicate, recorder.Services));
            folder.Write("curve.svg", curve.Wide);
            if (services is not null)
            {
                folder.Write(Services.FileName, services.Wide);
            }

            var times = new RunTimes(time.GetUtcNow() - began, follower.FirstTick - began, beginning == Beginning.Start ? ran : TimeSpan.Zero);
            var address = plan.Options.Cluster is null ? null : $"{cluster.Address!.Gateway}/{cluster.Address.ClusterId}";
            var manifest = ManifestOf.Run(plan, specification, last, recorder.Curve, times, address);
            folder.Write(Report.FileName, Report.Of(ReportedRun.Of(plan, manifest, recorder, journal), curve, services));
            folder.Write(Manifest.FileName, manifest.ToJson() + "\n");
            folder.Publish();
            return new RunOutcome(manifest, recorder.Curve, folder.Path);
        }
        catch (ResultsException) when (beginning != Beginning.Fetch)
        {
            await CancelAsync(run);
            throw;
        }
    }

    /// <summary>The reason why the results cannot be written is what the user needs to know, whatever becomes of the run.</summary>
    private static async Task CancelAsync(IRun run)
    {
        try
        {
            await run.Cancel();
        }
        catch (Exception error) when (Calls.IsPassing(error) || error is RunNotFoundException)
        {
        }
    }

    private Task BeginAsync(IRun run, RunSpecification specification, Calls calls) => beginning switch
    {
        Beginning.Start => StartAsync(run, specification, calls),
        Beginning.Resume => calls.AwaitAsync(run.Resume),
        _ => Task.CompletedTask,
    };

    /// <exception cref="RefusedException">The cluster has another run of this name.</exception>
    internal static async Task StartAsync(IRun run, RunSpecification specification, Calls calls)
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

    private static void WriteCommands(ResultFolder folder, JournalEntry[] journal)
    {
        if (journal.Length > 0)
        {
            CommandsTable.Write(folder.Create(CommandsTable.FileName), journal);
        }
    }
}
