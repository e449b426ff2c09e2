using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Commands;
using AdoptionSim.Client.Hosting;
using AdoptionSim.Client.Manifests;
using AdoptionSim.Client.Progress;
using AdoptionSim.Client.Results;
using AdoptionSim.Interfaces.Runs;

namespace AdoptionSim.Client.Running;

/// <summary>One whole run, from its specification to its files.</summary>
/// <param name="name">The run's name.</param>
/// <param name="replicate">From 1 on.</param>
/// <param name="began">From when its times are counted.</param>
internal sealed class SingleRun(RunPlan plan, string name, int replicate, DateTimeOffset began, TimeProvider time)
{
    /// <exception cref="ResultsException">A file cannot be written; none is left behind, and the run is told to stop.</exception>
    public async Task<RunOutcome> CarryOutAsync(ICluster cluster, ResultFolder folder, IProgressView view, CancellationToken cancellation)
    {
        var recorder = new RunRecorder(plan.Nation, plan.Options.Scale, folder);
        var run = cluster.Grain<IRun>(name);
        var follower = new RunFollower(run, recorder, view, time);
        cancellation.ThrowIfCancellationRequested();
        try
        {
            var started = time.GetTimestamp();
            var specification = plan.Specification(name, replicate);
            await run.Start(specification);
            var last = await follower.FollowAsync(cancellation);
            var ran = time.GetElapsedTime(started);
            WriteCommands(folder, await run.Journal());
            using var curve = Curve.Of(plan, replicate, recorder.Curve);
            folder.Write("curve.svg", curve.ToSvg());
            var times = new RunTimes(time.GetUtcNow() - began, follower.FirstTick - began, ran);
            var manifest = ManifestOf.Run(plan, specification, last, recorder.Curve, times);
            folder.Write(Manifest.FileName, manifest.ToJson() + "\n");
            folder.Publish();
            return new RunOutcome(manifest, recorder.Curve, folder.Path);
        }
        catch (ResultsException)
        {
            await run.Cancel();
            throw;
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
