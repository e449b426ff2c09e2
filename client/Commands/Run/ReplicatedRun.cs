using System.Collections.Immutable;
using AdoptionSim.Client.Progress;
using AdoptionSim.Client.Reports;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>Executes several runs that differ only in their seed, one after the other, and writes the bands over them.</summary>
internal sealed class ReplicatedRun(RunPlan plan, string name, Surroundings surroundings)
{
    /// <summary>Returns a replicate's folder, relative to the common one.</summary>
    public static string FolderOf(int replicate) => $"replicates/{replicate}";

    private string NameOf(int replicate) => NameRule.Join(name, $"-{replicate}");

    /// <returns>The manifest, and the results of the replicates executed; after a cancellation the last one is a cancelled run.</returns>
    public async Task<(ReplicatesManifest Manifest, ImmutableArray<RunOutcome> Outcomes)> CarryOutAsync(ResultFolder folder, CancellationToken cancellation)
    {
        var done = DoneReplicates.Of(folder.Path, plan);
        var outcomes = ImmutableArray<RunOutcome>.Empty;
        for (var replicate = 1; replicate <= plan.Options.Replicates && !cancellation.IsCancellationRequested; replicate++)
        {
            outcomes = outcomes.Add(Earlier(done, replicate) ?? await ReplicateAsync(folder, replicate, cancellation));
            CheckVersions(outcomes);
        }

        if (outcomes.Length == 0)
        {
            throw new OperationCanceledException(cancellation);
        }

        var whole = outcomes.Where(outcome => outcome.IsDone).ToArray();
        if (whole.Length > 0)
        {
            Bands.Write(folder.Create(Bands.FileName), [.. whole.Select(outcome => Path.Combine(outcome.Folder, Bands.NationalFile))]);
        }

        var manifest = ManifestOf.Replicates(
            plan,
            name,
            surroundings.Time.GetUtcNow() - surroundings.Started,
            outcomes,
            whole.Length == plan.Options.Replicates
        );
        folder.Write(Report.FileName, ReplicatesReport.Of(plan, manifest, [.. whole.Select(outcome => outcome.Folder)]));
        folder.Write(Manifest.FileName, manifest.ToJson() + "\n");
        folder.Publish();
        return (manifest, outcomes);
    }

    /// <summary>Refuses to combine replicates of different model versions, which an interruption between two program versions can cause.</summary>
    private static void CheckVersions(ImmutableArray<RunOutcome> outcomes)
    {
        if (outcomes.Select(outcome => outcome.Manifest.ModelVersion).Distinct().Count() > 1)
        {
            throw new RefusedException(
                $"{outcomes[0].Folder} was computed by model version {outcomes[0].Manifest.ModelVersion}, this program is "
                    + $"{outcomes[^1].Manifest.ModelVersion}; expected replicates of one version: another --name or --out, or this folder removed."
            );
        }
    }

    private RunOutcome? Earlier(DoneReplicates done, int replicate)
    {
        if (done.Find(replicate) is not { } outcome)
        {
            return null;
        }

        if (!plan.Options.Quiet)
        {
            surroundings.Error.Profile.Out.Writer.WriteLine($"{replicate}/{plan.Options.Replicates} was done before the interruption");
        }

        return outcome;
    }

    /// <summary>Executes one replicate on a cluster of its own, so that the previous population is released from memory.</summary>
    private async Task<RunOutcome> ReplicateAsync(ResultFolder parent, int replicate, CancellationToken cancellation)
    {
        var began = replicate == 1 ? surroundings.Started : surroundings.Time.GetUtcNow();
        var path = Path.Combine(parent.Path, FolderOf(replicate));
        using var folder = ResultFolder.ClaimAgain(path, run: null);
        await using var cluster = await surroundings.Clusters.StartAsync(plan.Options.Silos, gateway: false, checkpoints: null, cancellation);
        var run = new SingleRun(plan, NameOf(replicate), replicate, began, surroundings.Time);
        return await ProgressDisplay.ShowAsync(surroundings, plan.Options.Quiet, $"{replicate}/{plan.Options.Replicates} ", view =>
            run.CarryOutAsync(cluster, folder, view, cancellation)
        );
    }
}
