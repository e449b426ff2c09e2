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
[GenerateSerializer, Immutable, Alias("adoptsim.run-timings")]
public sealed record RunTimings(
    [property: Id(0)] double TicksPerSecond,
    [property: Id(1)] TimeSpan? Left,
    [property: Id(2)] PhaseTiming[] Phases,
    [property: Id(3)] SiloShare[] Silos);

/// <summary>A phase over the latest ticks.</summary>
/// <param name="Median">From its begin to the last silo's end.</param>
/// <param name="Wait">Of that, how long the other silos wait for the last, on average.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.phase-timing")]
public readonly record struct PhaseTiming(
    [property: Id(0)] TickPhase Phase,
    [property: Id(1)] TimeSpan Last,
    [property: Id(2)] TimeSpan Median,
    [property: Id(3)] TimeSpan Longest,
    [property: Id(4)] TimeSpan Wait);

/// <summary>A silo's part in a run.</summary>
/// <param name="Silo">As in <see cref="Silos.SiloView.Address"/>.</param>
/// <param name="Citizens">Simulated.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.silo-share")]
public sealed record SiloShare(
    [property: Id(0)] string Silo,
    [property: Id(1)] int Districts,
    [property: Id(2)] long Citizens);
