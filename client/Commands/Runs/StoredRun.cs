using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Commands.Runs;

/// <summary>
/// A run that silos inside an earlier process executed. It was cancelled or killed, and its results folder has checkpoints (stored states) from which it can
/// continue.
/// </summary>
internal sealed class StoredRun
{
    private readonly CliEnvironment _surroundings;
    private readonly string _path;

    private StoredRun(CliEnvironment environment, string path) => (_surroundings, _path) = (environment, path);

    /// <summary>
    /// Finds a run that has a folder of checkpoints (stored states) in its results folder, by its name in <c>runs/</c> or the path of the results folder; null
    /// if there is no such run. It does not check if the run is still in progress: <see cref="ResumeAsync"/> does.
    /// </summary>
    public static StoredRun? Find(CliEnvironment environment, string nameOrPath) =>
        new[] { Path.Combine(environment.PathTo(KeptRuns.Folder), nameOrPath), environment.PathTo(nameOrPath) }.FirstOrDefault(Checkpoints.Are) is { } path
            ? new StoredRun(environment, path)
            : null;

    /// <summary>
    /// Continues the run on as many silos as before, writes all its files again and returns the exit status. Files of a cancelled run are replaced when the new
    /// ones are complete.
    /// </summary>
    /// <exception cref="RefusedException">The process that executes the run is still running, or the options name a results folder.</exception>
    /// <exception cref="RunRefusedException">The run has no complete checkpoint.</exception>
    public async Task<int> ResumeAsync(FollowOptions options, CancellationToken cancellation)
    {
        if (options.Folder is not null)
        {
            throw new RefusedException($"--out cannot be combined with a run of this folder: its files are written to {_path}.");
        }

        using var folder = ResultFolder.TakeOver(_path);
        var isDone = false;
        try
        {
            var clusters = _surroundings.Clusters;
            var checkpoints = Checkpoints.In(_path);
            await using var cluster = await clusters.StartAsync(await clusters.SilosOfAsync(checkpoints), gateway: false, checkpoints, cancellation);
            var name = await NameAsync(cluster);
            var specification = await cluster.Grain<IRun>(name).Specification();
            var plan = RunPlan.Of(specification, options.Json, options.Quiet, cluster: null);
            var run = new SingleRun(plan, name, 1, _surroundings.Started, _surroundings.Time, Beginning.Resume);
            isDone = (await new AttachedRun(plan, _surroundings).CarryOutAsync(run, cluster, folder, cancellation)).IsDone;
        }
        finally
        {
            Checkpoints.Clear(_path, isDone);
        }

        return isDone ? ExitStatus.Done : ExitStatus.Cancelled;
    }

    /// <summary>Returns the run's name as its checkpoints (stored states) have it, because the folder may have another name.</summary>
    private async Task<string> NameAsync(ICluster cluster)
    {
        var runs = await cluster.Grain<IRuns>(IRuns.Key).List();
        return runs.FirstOrDefault()?.Name
            ?? throw new RefusedException(
                $"{_path} has no run in its checkpoints; expected the folder of a run that was cancelled or killed after its first checkpoint."
            );
    }
}
