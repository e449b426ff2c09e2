namespace AdoptionSim.Contracts.Runs;

/// <summary>The parts of a tick that its run waits for, in their order.</summary>
public enum TickPhase
{
    /// <summary>World and wish.</summary>
    Wish,
    Allot,
    Buy,

    /// <summary>What the silos tell each other of lines that began or ended.</summary>
    WordOfMouth,

    /// <summary>Use and towers.</summary>
    Use,
    Collect,

    /// <summary>The hash of all rows, at every 52nd tick.</summary>
    Hash,

    /// <summary>Packing what is stored, where a checkpoint is due.</summary>
    Checkpoint,
}

/// <summary>Where the real time of a run goes; none of it is part of a result.</summary>
/// <param name="TicksPerSecond">Over the latest ticks; 0 while nothing can be said, and once the run has ended.</param>
/// <param name="Left">Until the run's end, at that rate; null where nothing can be said.</param>
/// <param name="Phases">In order of <see cref="TickPhase"/>, those that have happened.</param>
/// <param name="Silos">Those that carry the run, in order of address.</param>
[GenerateSerializer, Immutable]
public sealed record RunTimings(double TicksPerSecond, TimeSpan? Left, PhaseTiming[] Phases, SiloShare[] Silos);

/// <summary>A phase over the latest ticks.</summary>
/// <param name="Median">From its begin to the last silo's end.</param>
/// <param name="Wait">Of that, how long the other silos wait for the last, on average.</param>
[GenerateSerializer, Immutable]
public readonly record struct PhaseTiming(TickPhase Phase, TimeSpan Last, TimeSpan Median, TimeSpan Longest, TimeSpan Wait);

/// <summary>A silo's part in a run.</summary>
/// <param name="Silo">As in <see cref="Silos.SiloView.Address"/>.</param>
/// <param name="Citizens">Simulated.</param>
[GenerateSerializer, Immutable]
public sealed record SiloShare(string Silo, int Districts, long Citizens);
