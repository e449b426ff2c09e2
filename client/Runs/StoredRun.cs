using AdoptionSim.Client.Hosting;
using AdoptionSim.Client.Keeping;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Running;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Runs;

/// <summary>A run of embedded silos that was cancelled or killed, and has its checkpoints in the folder of its results.</summary>
internal sealed class StoredRun
{
    private readonly Surroundings _surroundings;
    private readonly string _path;

    private StoredRun(Surroundings surroundings, string path) => (_surroundings, _path) = (surroundings, path);

    /// <summary>Null where there is none of this name in <c>runs/</c>, nor in a folder of this path.</summary>
    public static StoredRun? Find(Surroundings surroundings, string nameOrPath) =>
        new[] { Path.Combine(surroundings.PathTo(KeptRuns.Folder), nameOrPath), surroundings.PathTo(nameOrPath) }.FirstOrDefault(Checkpoints.Are) is { } path
            ? new StoredRun(surroundings, path)
            : null;

    /// <summary>Goes on with the run, on as many silos as it had, and writes all its files anew; those of a cancelled run are replaced when the new ones are whole.</summary>
    /// <exception cref="RefusedException">The process that carries the run lives.</exception>
    /// <exception cref="RunRefusedException">Nothing that is whole was stored of it.</exception>
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

    /// <summary>A folder that was given by its path need not be named as its run.</summary>
    private async Task<string> NameAsync(ICluster cluster)
    {
        var runs = await cluster.Grain<IRuns>(IRuns.Key).List();
        return runs.FirstOrDefault()?.Name
            ?? throw new RefusedException($"{_path} has no run in its checkpoints; expected the folder of a run that was cancelled or killed after its first checkpoint.");
    }
}
