using System.Text.Json;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>Starts a run on a cluster without following it.</summary>
internal sealed class DetachedRun(RunPlan plan, Surroundings surroundings)
{
    /// <param name="otherwise">The default name of the run. If it is taken, as by a run started in the same second, a number is appended.</param>
    public async Task<int> BeginAsync(string otherwise, CancellationToken cancellation)
    {
        await using var cluster = await ClusterOption.ConnectAsync(plan.Options.Cluster!, surroundings, cancellation);
        var calls = Calls.Patient(cluster, surroundings.Time, surroundings.Error.Profile.Out.Writer.WriteLine);
        var name = plan.Options.Name ?? otherwise;
        for (var attempt = 2; !await TryStartAsync(cluster, name, calls, isLast: plan.Options.Name is not null); attempt++)
        {
            name = NameRule.Join(otherwise, $"-{attempt}");
        }

        surroundings.Output.Profile.Out.Writer.WriteLine(plan.Options.Json ? JsonSerializer.Serialize(new { name }, Manifest.Json) : name);
        return ExitStatus.Done;
    }

    private async Task<bool> TryStartAsync(ICluster cluster, string name, Calls calls, bool isLast)
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
