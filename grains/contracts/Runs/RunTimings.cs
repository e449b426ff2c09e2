namespace AdoptionSim.Contracts.Runs;

/// <summary>The phases of a tick whose time is measured, in order.</summary>
public enum TickPhase
{
    /// <summary>The phases world (conditions of the tick) and wish (citizens' decisions to adopt), measured as one.</summary>
    Wish,
    Allot,
    Buy,

    /// <summary>The exchange of tie events between silos: news that an acquaintance's phone line has begun or ended.</summary>
    WordOfMouth,

    /// <summary>The phases use (calls and other use of handsets) and towers (traffic of base stations), measured as one.</summary>
    Use,
    Collect,

    /// <summary>The computation of a hash over all rows (the state of citizens, handsets and so on), every 52nd tick.</summary>
    Hash,

    /// <summary>The packing of data for a checkpoint that is due.</summary>
    Checkpoint,
}

/// <summary>The speed of a run and the real (wall-clock) time that it spends in each phase of a tick; no result depends on it.</summary>
/// <param name="TicksPerSecond">The speed over the latest ticks; 0 if it is not known yet, or if the run has ended.</param>
/// <param name="Left">The time until the run's end at that speed; null if it is not known.</param>
/// <param name="Phases">The phases that have occurred, in order of <see cref="TickPhase"/>.</param>
/// <param name="Silos">The silos that carry the run, in order of address.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.run-timings")]
public sealed record RunTimings(
    [property: Id(0)] double TicksPerSecond,
    [property: Id(1)] TimeSpan? Left,
    [property: Id(2)] PhaseTiming[] Phases,
    [property: Id(3)] SiloShare[] Silos
);

/// <summary>The real (wall-clock) time that one phase of a tick took, over the latest ticks.</summary>
/// <param name="Median">The median time from the beginning of the phase until the last silo has finished it.</param>
/// <param name="Wait">The average time for which a silo that has finished the phase waits for the last one.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.phase-timing")]
public readonly record struct PhaseTiming(
    [property: Id(0)] TickPhase Phase,
    [property: Id(1)] TimeSpan Last,
    [property: Id(2)] TimeSpan Median,
    [property: Id(3)] TimeSpan Longest,
    [property: Id(4)] TimeSpan Wait
);

/// <summary>The districts and citizens of a run that one silo simulates.</summary>
/// <param name="Silo">The silo's address, as in <see cref="Silos.SiloView.Address"/>.</param>
/// <param name="Citizens">The number of simulated citizens on the silo.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.silo-share")]
public sealed record SiloShare([property: Id(0)] string Silo, [property: Id(1)] int Districts, [property: Id(2)] long Citizens);
