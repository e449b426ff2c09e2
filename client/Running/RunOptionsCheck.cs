namespace AdoptionSim.Client.Running;

/// <summary>Refuses options that are fine one by one but not together.</summary>
internal static class RunOptionsCheck
{
    /// <exception cref="RefusedException">They do not go together.</exception>
    public static void Check(RunOptions options)
    {
        if (options.Keep && options.Replicates > 1)
        {
            throw new RefusedException($"--keep: found it with --replicates {options.Replicates}, allowed for a single run");
        }

        if (options.Seed > ulong.MaxValue - (ulong)(options.Replicates - 1))
        {
            throw new RefusedException($"--seed: found {options.Seed}, allowed at most {ulong.MaxValue - (ulong)(options.Replicates - 1)} with {options.Replicates} replicates");
        }
    }
}
