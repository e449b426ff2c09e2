using AdoptionSim.Client.Hosting;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Running;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Keeping;

/// <summary>Keeps a finished run addressable until Ctrl-C.</summary>
internal static class KeptRun
{
    public static async Task StayAsync(Surroundings surroundings, RunPlan plan, RunOutcome outcome, ClusterAddress cluster, CancellationToken cancellation)
    {
        var path = Path.Combine(outcome.Folder, RunAddress.FileName);
        var address = new RunAddress(outcome.Manifest.Name, cluster.Gateway, cluster.ClusterId, cluster.ServiceId);
        using (var file = new ResultFile(path))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(address.ToJson()));
            file.Complete();
            file.Publish();
        }

        try
        {
            Explain(surroundings, plan, outcome);
            await Task.Delay(Timeout.InfiniteTimeSpan, surroundings.Time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>With <c>--json</c> the manifest is the only standard output.</summary>
    private static void Explain(Surroundings surroundings, RunPlan plan, RunOutcome outcome)
    {
        var writer = (plan.Options.Json ? surroundings.Error : surroundings.Output).Profile.Out.Writer;
        var district = plan.Nation.Districts.First(district => district.Place != Place.Closed).Key;
        var run = plan.Options.Folder is null ? outcome.Manifest.Name : outcome.Folder;
        writer.WriteLine("The run is kept until Ctrl-C. Look at it from another terminal:");
        writer.WriteLine($"  adoptsim inspect district {district} --run {run}");
        writer.WriteLine($"  adoptsim inspect citizen {district}/0 --run {run}");
        writer.Flush();
    }
}
