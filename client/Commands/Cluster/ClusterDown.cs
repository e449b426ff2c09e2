using AdoptionSim.Client.Connections;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Commands.Cluster;

/// <summary><c>adoptsim cluster down</c>: stops all silos of the cluster and removes its files, except checkpoints that a run may still need.</summary>
internal sealed class ClusterDown(CliEnvironment environment)
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    private readonly ClusterFolder _folder = new(environment);

    private TextWriter Writer => environment.Output.Profile.Out.Writer;

    public async Task<int> CarryOutAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(_folder.Root))
        {
            Writer.WriteLine($"There is no cluster in {environment.Folder}.");
            return ExitStatus.Done;
        }

        using (_folder.Lock())
        {
            var cluster = _folder.Written();
            var ending = new Ending(environment.Silos, environment.Time, Writer.WriteLine);
            ending.EndThoseThatStandStill(cluster?.Silos ?? []);
            var open = cluster is null ? null : await OpenRunsAsync(cluster, cancellation);
            if (cluster is not null)
            {
                await ending.ForceAsync(cluster.Silos, StopTimeout, cancellation);
                Writer.WriteLine($"{Names.Counted(cluster.Silos.Length, "silo")} ended.");
            }

            _folder.Forget();
            RemoveCheckpoints(open);
        }

        _folder.RemoveIfEmpty();
        return ExitStatus.Done;
    }

    /// <summary>Deletes the checkpoints (stored states of runs) of the cluster, unless a run may still need them to continue.</summary>
    /// <param name="open">The runs that are not done, or whose results were not fetched; null if no silo answered.</param>
    private void RemoveCheckpoints(RunEntry[]? open)
    {
        if (open is [] || !_folder.HasCheckpoints())
        {
            _folder.RemoveCheckpoints();
            return;
        }

        Writer.WriteLine($"The checkpoints of runs are kept in {_folder.Checkpoints}:");
        foreach (var run in open ?? [])
        {
            var state = run.Progress.State;
            Writer.WriteLine($"  {run.Name}, {(state == RunState.Done ? "done but not fetched" : $"at tick {run.Progress.Tick} of {run.Progress.Ticks}")}");
        }

        Writer.WriteLine(
            "After `adoptsim cluster up`, `adoptsim runs resume NAME` continues a run, `adoptsim runs fetch NAME` writes its results, `adoptsim "
                + "runs delete NAME` deletes it."
        );
    }

    /// <summary>Deletes from the cluster the runs that are done and whose results were fetched, and returns the others; null if no silo answers.</summary>
    private async Task<RunEntry[]?> OpenRunsAsync(LocalCluster cluster, CancellationToken cancellation)
    {
        try
        {
            var alive = cluster.Silos.Where(silo => silo.IsAlive(environment.Silos)).Select(silo => silo.Gateway).ToArray();
            if (alive.Length == 0)
            {
                return null;
            }

            var address = new ClusterAddress(string.Join(',', alive), cluster.ClusterId, LocalCluster.ServiceId);
            await using var connection = await Connecting.ConnectAsync(environment, address, ClusterOption.Local, CallTimeout, cancellation);
            var runs = await RunList.List(after => connection.Grain<IRuns>(IRuns.Key).Page(after).WaitAsync(CallTimeout, environment.Time, cancellation));
            foreach (var run in runs.Where(IsFinished))
            {
                await connection.Grain<IRun>(run.Name).Delete().WaitAsync(CallTimeout, environment.Time, cancellation);
            }

            return [.. runs.Where(run => !IsFinished(run))];
        }
        catch (Exception error) when (error is ClusterException or TimeoutException or OrleansException or ArgumentException)
        {
            return null;
        }
    }

    private bool IsFinished(RunEntry run) => run.Progress.State == RunState.Done && _folder.WasFetched(run.Name);
}
