namespace AdoptionSim.Interfaces.Runs;

/// <summary>The phases of a tick that its run waits for, in their order.</summary>
public enum TickPhase
{
    /// <summary>The phases world and wish.</summary>
    Wish,
    Allot,
    Buy,

    /// <summary>The exchange of tie events between silos.</summary>
    WordOfMouth,

    /// <summary>The phases use and towers.</summary>
    Use,
    Collect,

    /// <summary>The hash of all rows, every 52nd tick.</summary>
    Hash,

    /// <summary>The packing of data for a checkpoint that is due.</summary>
    Checkpoint,
}

/// <summary>The real time that a run spends in each phase; no result depends on it.</summary>
/// <param name="TicksPerSecond">The speed over the latest ticks; 0 if it is not known yet, or if the run has ended.</param>
/// <param name="Left">The time until the run's end at that speed; null if it is not known.</param>
/// <param name="Phases">The phases that have occurred, in order of <see cref="TickPhase"/>.</param>
/// <param name="Silos">The silos that carry the run, in order of address.</param>
[GenerateSerializer, Immutable]
public sealed record RunTimings(double TicksPerSecond, TimeSpan? Left, PhaseTiming[] Phases, SiloShare[] Silos);

/// <summary>The time of one phase over the latest ticks.</summary>
/// <param name="Median">The median time from the phase's beginning to the end of the last silo.</param>
/// <param name="Wait">The average time for which the other silos then wait for the last one.</param>
[GenerateSerializer, Immutable]
public readonly record struct PhaseTiming(TickPhase Phase, TimeSpan Last, TimeSpan Median, TimeSpan Longest, TimeSpan Wait);

/// <summary>A silo's part in a run.</summary>
/// <param name="Silo">The silo's address, as in <see cref="Silos.SiloView.Address"/>.</param>
/// <param name="Citizens">The number of simulated citizens on the silo.</param>
[GenerateSerializer, Immutable]
public sealed record SiloShare(string Silo, int Districts, long Citizens);
