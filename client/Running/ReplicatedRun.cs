using System.Collections.Immutable;
using AdoptionSim.Client.Hosting;
using AdoptionSim.Client.Manifests;
using AdoptionSim.Client.Progress;
using AdoptionSim.Client.Reports;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Running;

/// <summary>Several whole runs that differ in their seed alone, one after the other, and the bands above them.</summary>
internal sealed class ReplicatedRun(RunPlan plan, string name, Surroundings surroundings)
{
    /// <summary>A replicate's folder, relative to that of all.</summary>
    public static string FolderOf(int replicate) => $"replicates/{replicate}";

    /// <returns>The manifest, and what was carried out; where it was cancelled the last outcome is a cancelled run.</returns>
    public async Task<(ReplicatesManifest Manifest, ImmutableArray<RunOutcome> Outcomes)> CarryOutAsync(ResultFolder folder, CancellationToken cancellation)
    {
        var outcomes = ImmutableArray<RunOutcome>.Empty;
        for (var replicate = 1; replicate <= plan.Options.Replicates && !cancellation.IsCancellationRequested; replicate++)
        {
            outcomes = outcomes.Add(await ReplicateAsync(folder, replicate, cancellation));
        }

        if (outcomes.Length == 0)
        {
            throw new OperationCanceledException(cancellation);
        }

        var done = outcomes.Where(outcome => outcome.IsDone).ToArray();
        if (done.Length > 0)
        {
            Bands.Write(folder.Create("bands.csv"), [.. done.Select(outcome => Path.Combine(outcome.Folder, "national.csv"))]);
        }

        var manifest = ManifestOf.Replicates(plan, name, surroundings.Time.GetUtcNow() - surroundings.Started, outcomes, done.Length == plan.Options.Replicates);
        folder.Write(Report.FileName, ReplicatesReport.Of(plan, manifest, [.. done.Select(outcome => outcome.Folder)]));
        folder.Write(Manifest.FileName, manifest.ToJson() + "\n");
        folder.Publish();
        return (manifest, outcomes);
    }

    /// <summary>Each has a cluster of its own, so that the people of the one before leave the memory.</summary>
    private async Task<RunOutcome> ReplicateAsync(ResultFolder parent, int replicate, CancellationToken cancellation)
    {
        var began = replicate == 1 ? surroundings.Started : surroundings.Time.GetUtcNow();
        using var folder = ResultFolder.Claim(Path.Combine(parent.Path, FolderOf(replicate)));
        await using var cluster = await surroundings.Clusters.StartAsync(plan.Options.Silos, gateway: false, checkpoints: null, cancellation);
        var run = new SingleRun(plan, NameRule.Join(name, $"-{replicate}"), replicate, began, surroundings.Time);
        return await ProgressDisplay.ShowAsync(
            surroundings, plan.Options.Quiet, $"{replicate}/{plan.Options.Replicates} ", view => run.CarryOutAsync(cluster, folder, view, cancellation));
    }
}
