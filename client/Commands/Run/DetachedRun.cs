using System.Text.Json;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>Starts a run on a cluster and prints its name, without following its progress.</summary>
internal sealed class DetachedRun(RunPlan plan, CliEnvironment environment)
{
    /// <param name="otherwise">The default name of the run. If it is taken, as by a run started in the same second, a number is appended.</param>
    public async Task<int> BeginAsync(string otherwise, CancellationToken cancellation)
    {
        await using var cluster = await ClusterOption.ConnectAsync(plan.Options.Cluster!, environment, cancellation);
        var calls = RetryPolicy.Persistent(cluster, environment.Time, environment.Error.Profile.Out.Writer.WriteLine);
        var name = plan.Options.Name ?? otherwise;
        for (var attempt = 2; !await TryStartAsync(cluster, name, calls, isLast: plan.Options.Name is not null); attempt++)
        {
            name = NameRule.Join(otherwise, $"-{attempt}");
        }

        environment.Output.Profile.Out.Writer.WriteLine(plan.Options.Json ? JsonSerializer.Serialize(new { name }, Manifest.Json) : name);
        return ExitStatus.Done;
    }

    private async Task<bool> TryStartAsync(ICluster cluster, string name, RetryPolicy calls, bool isLast)
    {
        try
        {
            await SingleRun.StartAsync(cluster.Grain<IRun>(name), plan.Specification(name, 1), calls);
            return true;
        }
        catch (RefusedException) when (!isLast)
        {
            return false;
        }
    }
}
