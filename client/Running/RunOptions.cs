using System.Collections.Immutable;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Running;

/// <summary>What the user asked of <c>adoptsim run</c>, each value within its own range.</summary>
/// <param name="Scenario">A shipped scenario's name or a file.</param>
/// <param name="Scale">Simulated citizens per real one; greater than 0, at most 100.</param>
/// <param name="Until">Null: as the scenario says.</param>
/// <param name="StepDays">1 or 7.</param>
/// <param name="Replicates">At least 1; replicate k has the seed plus k - 1.</param>
/// <param name="Set">Parameters of the nation set otherwise, KEY=VALUE, in the order given.</param>
/// <param name="Silos">Embedded silos, 1 to 64.</param>
/// <param name="Threads">Districts of one silo that compute at once; 0 is as many as there are processors.</param>
/// <param name="Commands">A journal to apply; null is none.</param>
/// <param name="Folder">Where the results go; null is <c>runs/NAME</c>.</param>
/// <param name="Cluster">The cluster that carries the run, as the user named it; null: silos embedded in this process.</param>
/// <param name="Detach">Whether the run is begun and left to the cluster.</param>
/// <param name="Checkpoints">How often the run is stored.</param>
/// <param name="Pace">Ticks a second; 0 is as fast as can be.</param>
/// <param name="MetricsPort">Where Prometheus reads how the run goes, a port of 127.0.0.1; null for nowhere.</param>
/// <param name="Name">Null: made from the scenario and the time.</param>
internal sealed record RunOptions(
    string Scenario, ulong Seed, double Scale, DateOnly? Until, int StepDays, int Replicates, ImmutableArray<string> Set, Delivery Delivery, int Silos,
    int Threads, string? Commands, bool Keep, string? Folder, string? Name, bool Json, bool Quiet,
    string? Cluster, bool Detach, CheckpointInterval Checkpoints, double Pace, int? MetricsPort = null)
{
    /// <summary>Whether embedded silos store the run; those of a cluster decide it themselves.</summary>
    public bool StoresEmbedded => Cluster is null && Checkpoints != default;
}
