namespace AdoptionSim.Client.Commands.Run;

/// <summary>Refuses options that are valid individually but cannot be combined.</summary>
internal static class RunOptionsCheck
{
    /// <exception cref="RefusedException">Two options cannot be combined.</exception>
    public static void Check(RunOptions options)
    {
        if (options.Keep && options.Replicates > 1)
        {
            throw new RefusedException($"--keep cannot be combined with --replicates {options.Replicates}: it works for a single run only.");
        }

        if (options.Seed > ulong.MaxValue - (ulong)(options.Replicates - 1))
        {
            throw new RefusedException(
                $"--seed is '{options.Seed}'; expected at most {ulong.MaxValue - (ulong)(options.Replicates - 1)} with {options.Replicates} replicates."
            );
        }

        CheckSet(options.Set);
        CheckCluster(options);
        if (options.Checkpoints != default && options.Replicates > 1)
        {
            throw new RefusedException(
                $"--checkpoint-seconds and --checkpoint-ticks cannot be combined with --replicates {options.Replicates}: they work for a single run only."
            );
        }
    }

    /// <summary>Refuses a parameter that <c>--set</c> gives two values, because only the user knows which one was meant.</summary>
    /// <exception cref="RefusedException">A parameter is given twice.</exception>
    public static void CheckSet(IEnumerable<string> set)
    {
        if (set.GroupBy(each => each.Split('=')[0].Trim(), StringComparer.Ordinal).FirstOrDefault(key => key.Count() > 1) is { } twice)
        {
            throw new RefusedException($"--set {twice.Key} is given {twice.Count()} times ({string.Join(", ", twice)}); expected each parameter at most once.");
        }
    }

    private static void CheckCluster(RunOptions options)
    {
        if (options.Cluster is null)
        {
            if (options.Detach)
            {
                throw new RefusedException("--detach needs --cluster: only a cluster can continue the run after this process has ended.");
            }

            return;
        }

        var (option, why) = options switch
        {
            { Silos: > 1 } => ("--silos", "the cluster has its own"),
            { Replicates: > 1 } => ("--replicates", "a cluster takes one run at a time from a client"),
            { Keep: true } => ("--keep", "a cluster keeps its runs until `adoptsim runs delete`"),
            { Detach: true, MetricsPort: not null } => ("--metrics-port", "the silos of the cluster expose the metrics of a detached run"),
            { Detach: true, Folder: not null } => ("--out", "a detached run writes no results here; use `adoptsim runs fetch`"),
            _ => (null, null),
        };
        if (option is not null)
        {
            throw new RefusedException($"{option} cannot be combined with --cluster{(option is "--out" or "--metrics-port" ? " and --detach" : "")}: {why}.");
        }
    }
}
