using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Commands.Runs;

/// <summary>The options of a command that follows a run and writes its results.</summary>
/// <param name="Folder">The results folder; null for <c>runs/NAME</c>.</param>
internal sealed record FollowOptions(string? Folder, bool Json, bool Quiet);

/// <summary>Follows a run of a cluster, started by any client, and writes its results to this machine.</summary>
/// <param name="clusterName">The cluster as the user wrote it.</param>
/// <param name="beginning">Says whether the run is resumed first, or only followed.</param>
internal sealed class FollowedRun(CliEnvironment environment, ICluster cluster, string clusterName, string name, Beginning beginning)
{
    /// <returns>The exit status: done once the results are written, even those of a cancelled run that is fetched.</returns>
    /// <exception cref="RunFailedException">The run has stopped, or its stored data is damaged.</exception>
    public async Task<int> CarryOutAsync(FollowOptions options, CancellationToken cancellation)
    {
        try
        {
            return await FollowAsync(options, cancellation);
        }
        catch (Exception error) when (StoppedRun.IsDamage(error))
        {
            throw StoppedRun.Damaged(StoppedRun.NameOn(clusterName, name), error);
        }
    }

    private async Task<int> FollowAsync(FollowOptions options, CancellationToken cancellation)
    {
        var calls = RetryPolicy.Persistent(cluster, environment.Time, environment.Error.Profile.Out.Writer.WriteLine);
        var specification = await calls.AskAsync(cluster.Grain<IRun>(name).Specification);
        var plan = RunPlan.Of(specification, options.Json, options.Quiet, clusterName);
        using var folder = ResultFolder.ClaimAgain(
            options.Folder is { } asked ? environment.PathTo(asked) : Path.Combine(environment.PathTo(KeptRuns.Folder), name),
            name
        );
        var run = new SingleRun(plan, name, 1, environment.Started, environment.Time, beginning);
        var outcome = await new AttachedRun(plan, environment).CarryOutAsync(run, cluster, folder, cancellation);
        return outcome.IsDone || beginning == Beginning.Fetch ? ExitStatus.Done : ExitStatus.Cancelled;
    }
}
