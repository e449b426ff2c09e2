using AdoptionSim.Nations;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>Keeps a finished run in memory until Ctrl-C, so that users can inspect its citizens.</summary>
internal static class KeptRun
{
    public static async Task StayAsync(CliEnvironment environment, RunPlan plan, RunOutcome outcome, CancellationToken cancellation)
    {
        Explain(environment, plan, outcome);
        await Task.Delay(Timeout.InfiniteTimeSpan, environment.Time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>
    /// Prints how to inspect the finished run that stays in memory; on standard error with <c>--json</c>, when standard output has only the manifest.
    /// </summary>
    private static void Explain(CliEnvironment environment, RunPlan plan, RunOutcome outcome)
    {
        var writer = (plan.Options.Json ? environment.Error : environment.Output).Profile.Out.Writer;
        var district = plan.Nation.Districts.First(district => district.Place != SettlementType.Closed).Key;
        var run = plan.Options.Folder is null ? outcome.Manifest.Name : outcome.Folder;
        writer.WriteLine("The run is kept until Ctrl-C. Look at it from another terminal:");
        writer.WriteLine($"  adoptsim inspect district {district} --run {run}");
        writer.WriteLine($"  adoptsim inspect citizen {district}/0 --run {run}");
        writer.Flush();
    }
}
