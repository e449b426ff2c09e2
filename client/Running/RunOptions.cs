using System.Collections.Immutable;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Running;

/// <summary>The options of <c>adoptsim run</c>, each within its own range.</summary>
/// <param name="Scenario">A built-in scenario's name, or the path of a file.</param>
/// <param name="Scale">Simulated citizens per real citizen; greater than 0, at most 100.</param>
/// <param name="Until">The last day to simulate; null for the scenario's.</param>
/// <param name="StepDays">Days per tick, 1 or 7.</param>
/// <param name="Replicates">The number of runs, at least 1; run k has the seed plus k - 1.</param>
/// <param name="Set">Overridden parameters of the nation as KEY=VALUE, in the order given.</param>
/// <param name="Silos">The number of embedded silos, 1 to 64.</param>
/// <param name="Threads">Districts per silo that are computed in parallel; 0 for the number of processors.</param>
/// <param name="Commands">The path of a journal to apply; null for none.</param>
/// <param name="Folder">The results folder; null for <c>runs/NAME</c>.</param>
/// <param name="Cluster">The cluster that executes the run, as the user wrote it; null for silos embedded in this process.</param>
/// <param name="Detach">True to start the run on the cluster without following it.</param>
/// <param name="Checkpoints">How often checkpoints are stored.</param>
/// <param name="Pace">Limit in ticks per second; 0 for unlimited.</param>
/// <param name="MetricsPort">The port of 127.0.0.1 that exposes the run's metrics to Prometheus; null for none.</param>
/// <param name="Name">The run's name; null to make one from the scenario and the time.</param>
internal sealed record RunOptions(
    string Scenario, ulong Seed, double Scale, DateOnly? Until, int StepDays, int Replicates, ImmutableArray<string> Set, Delivery Delivery, int Silos,
    int Threads, string? Commands, bool Keep, string? Folder, string? Name, bool Json, bool Quiet,
    string? Cluster, bool Detach, CheckpointInterval Checkpoints, double Pace, int? MetricsPort = null)
{
    /// <summary>True if embedded silos store checkpoints. The silos of a cluster decide this themselves.</summary>
    public bool StoresEmbedded => Cluster is null && Checkpoints != default;
}
