using AdoptionSim.Client.Commands.Cluster;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Connections;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Commands.Watch;

/// <summary>The run to watch, and the cluster that has it.</summary>
/// <param name="Named">The cluster as messages name it.</param>
/// <param name="Run">The run's name; null for the newest run in progress, or else the newest.</param>
internal sealed record WatchTarget(ClusterAddress Address, string Named, string? Run)
{
    /// <param name="run">The run as the user wrote it; null if not given.</param>
    /// <param name="cluster">The cluster as the user wrote it; null if not given.</param>
    /// <exception cref="ClusterException">No cluster was given, and this folder has neither a cluster nor a kept run.</exception>
    public static WatchTarget Of(CliEnvironment environment, string? run, string? cluster)
    {
        if (cluster is not null)
        {
            return On(cluster, run, environment);
        }

        var kept = KeptRuns.TryFind(environment.Folder, run);
        var isLocal = new ClusterFolder(environment).Running() is not null;
        return kept is not null && (run is not null || !isLocal) ? Kept(kept)
            : isLocal ? On(ClusterOption.Local, run, environment)
            : throw new ClusterException(
                $"There is no cluster in {environment.Folder}, and no reachable run {run ?? "in its runs/"}. `adoptsim cluster up` starts a "
                    + "cluster, `adoptsim run --keep` a run that can be watched."
            );
    }

    /// <summary>Returns the name of the run to watch.</summary>
    /// <param name="list">Returns all runs of the cluster, oldest first.</param>
    /// <exception cref="RefusedException">The cluster has no such run.</exception>
    /// <exception cref="RunFailedException">The run's stored data is damaged.</exception>
    public async Task<string> NameAsync(Func<Task<RunEntry[]>> list)
    {
        var runs = await list();
        var found = Run is null
            ? runs.LastOrDefault(run => run.Progress.State is RunState.Preparing or RunState.Running) ?? runs.LastOrDefault()
            : runs.FirstOrDefault(run => run.Name == Run);
        if (found?.Progress.State == RunState.Damaged)
        {
            throw new RunFailedException(
                $"Run {found.Name} is damaged and cannot be watched: {found.Progress.Error} `adoptsim runs delete "
                    + $"{StoppedRun.NameOn(Named, found.Name)}` removes it."
            );
        }

        return found?.Name
            ?? throw new RefusedException(
                Run is null
                    ? "RUN is missing; expected a run of the cluster, which has none."
                    : $"RUN is '{Names.Short(Run)}'; expected a run of the cluster: "
                        + $"{(runs.Length == 0 ? "it has none" : string.Join(", ", runs.Select(run => run.Name)))}."
            );
    }

    private static WatchTarget On(string cluster, string? run, CliEnvironment environment) => new(ClusterOption.Resolve(cluster, environment), cluster, run);

    private static WatchTarget Kept(RunAddress kept) => new(kept.Cluster, $"{kept.Gateway}/{kept.ClusterId}", kept.Name);
}
