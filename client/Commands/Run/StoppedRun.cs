using AdoptionSim.Client.Connections;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>Explains why a run stopped without being done or cancelled, and how to continue it.</summary>
internal static class StoppedRun
{
    /// <summary>Returns in words why a run stopped and, if possible, how to continue or remove it; null for a run that has not stopped.</summary>
    /// <param name="name">The name under which <c>runs resume</c> finds the run, with <c>--cluster</c> if it needs that.</param>
    public static string? Reason(string name, RunState state, string? error) =>
        state switch
        {
            RunState.Failed => $"The run failed: {error}",
            RunState.Interrupted =>
                $"The run was interrupted because every silo stopped. {(error is null ? "" : $"It could not be continued: {error} ")}Resume it "
                    + $"with `adoptsim runs resume {name}`.",
            RunState.Damaged => $"The run is damaged: {error} `adoptsim runs delete {name}` removes it.",
            _ => null,
        };

    /// <summary>True if the error says that stored data of a run is missing or damaged.</summary>
    public static bool IsDamage(Exception error) => error is DamagedPartException;

    /// <summary>Returns the error of a run whose stored data, such as its checkpoints, is damaged.</summary>
    /// <param name="name">The name under which <c>runs delete</c> finds the run, with <c>--cluster</c> if it needs that.</param>
    /// <param name="damage">The error that says which part is damaged.</param>
    public static RunFailedException Damaged(string name, Exception damage) => new(Reason(name, RunState.Damaged, damage.Message)!, damage);

    /// <summary>Returns a run's name as a command line gives it: with <c>--cluster</c> unless the cluster is that of the working folder.</summary>
    public static string NameOn(string? cluster, string name) => cluster is null or ClusterOption.Local ? name : $"{name} --cluster {cluster}";
}
