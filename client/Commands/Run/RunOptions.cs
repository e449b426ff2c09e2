using System.Collections.Immutable;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>The options of <c>adoptsim run</c>; each value is within its allowed range.</summary>
internal sealed record RunOptions
{
    /// <summary>A built-in scenario's name, or the path of a file.</summary>
    public required string Scenario { get; init; }

    /// <summary>The seed of the random draws; with several replicates (runs), that of the first one.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Simulated citizens per real citizen; greater than 0, at most 100.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The last day to simulate; null for the last day of the scenario.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The number of days per tick (step of simulated time), 1 or 7.</summary>
    public int StepDays { get; init; } = 7;

    /// <summary>The number of runs, at least 1. Each uses the next higher seed after the one before it.</summary>
    public int Replicates { get; init; } = 1;

    /// <summary>Parameters of the nation with other values than in its file, as KEY=VALUE, in the order given.</summary>
    public ImmutableArray<string> Set { get; init; } = [];

    /// <summary>The way of simulating citizens and handsets: over packed rows in memory, or with a message to each grain.</summary>
    public Delivery Delivery { get; init; } = Delivery.Resident;

    /// <summary>The number of silos (Orleans servers) inside this process, 1 to 64.</summary>
    public int Silos { get; init; } = 1;

    /// <summary>
    /// The maximum number of a run's districts that a silo computes at once. By default 0: twice the number of the silo's processors, or, with several
    /// replicates, the number of processors divided by the number of runs executed at once.
    /// </summary>
    public int Threads { get; init; }

    /// <summary>The path of a CSV file (journal) of commands to apply to the run; null for none.</summary>
    public string? Commands { get; init; }

    /// <summary>True to keep the run in memory after its end, so that users can still inspect its citizens.</summary>
    public bool Keep { get; init; }

    /// <summary>The results folder; null for <c>runs/NAME</c>.</summary>
    public string? Folder { get; init; }

    /// <summary>The run's name; null to make one from the scenario and the time.</summary>
    public string? Name { get; init; }

    /// <summary>True to print the manifest as one JSON object on standard output.</summary>
    public bool Json { get; init; }

    /// <summary>True to show no progress.</summary>
    public bool Quiet { get; init; }

    /// <summary>The cluster that executes the run, as the user wrote it; null for silos embedded in this process.</summary>
    public string? Cluster { get; init; }

    /// <summary>True to start the run on the cluster and exit without following its progress.</summary>
    public bool Detach { get; init; }

    /// <summary>How often checkpoints (states from which the run can continue) are stored.</summary>
    public CheckpointInterval Checkpoints { get; init; }

    /// <summary>The greatest speed of the run in ticks (steps of simulated time) per second; 0 for unlimited.</summary>
    public double Pace { get; init; }

    /// <summary>The port of 127.0.0.1 that exposes the run's metrics to Prometheus; null for none.</summary>
    public int? MetricsPort { get; init; }

    /// <summary>True if the silos inside this process store checkpoints. The silos of a cluster decide this themselves.</summary>
    public bool StoresEmbedded => Cluster is null && Checkpoints != default;
}
