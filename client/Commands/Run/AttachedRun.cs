using AdoptionSim.Client.Commands.Cluster;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Progress;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>Follows a run to its end: shows its progress, then prints a summary or the manifest.</summary>
/// <param name="report">Called with the run's progress whenever it is shown; null for no callback.</param>
internal sealed class AttachedRun(RunPlan plan, CliEnvironment environment, Action<RunProgress>? report = null)
{
    public async Task<RunOutcome> CarryOutAsync(SingleRun run, ICluster cluster, ResultFolder folder, CancellationToken cancellation)
    {
        var outcome = await ProgressDisplay.ShowAsync(environment, plan.Options.Quiet, "", view =>
            run.CarryOutAsync(cluster, folder, Forwarded(view), cancellation)
        );
        if (plan.Options.Json)
        {
            environment.Output.Profile.Out.Writer.WriteLine(outcome.Manifest.ToJson());
        }
        else
        {
            RunSummary.Show(environment.Output, plan, outcome);
        }

        if (!outcome.IsDone && (plan.Options.Cluster is not null || Checkpoints.Are(folder.Path)))
        {
            environment.Error.Profile.Out.Writer.WriteLine($"`adoptsim runs resume {NameFor(outcome)}` continues the run from its last checkpoint.");
        }

        if (outcome.IsDone && plan.Options.Cluster is not null)
        {
            NoteFetched(cluster, outcome);
        }

        return outcome;
    }

    private IProgressView Forwarded(IProgressView view) => report is null ? view : new ForwardedProgress(view, report);

    /// <summary>Returns the argument by which <c>runs resume</c> finds the run: its name with its cluster, its name in <c>runs/</c>, or its folder.</summary>
    private string NameFor(RunOutcome outcome) =>
        plan.Options.Cluster is { } cluster ? $"{outcome.Manifest.Name} --cluster {cluster}"
        : Path.GetFileName(outcome.Folder) == outcome.Manifest.Name ? outcome.Manifest.Name
        : outcome.Folder;

    private void NoteFetched(ICluster cluster, RunOutcome outcome)
    {
        var local = new ClusterFolder(environment);
        if (local.Written()?.ClusterId == cluster.Address!.ClusterId)
        {
            local.NoteFetched(outcome.Manifest.Name);
        }
    }
}
