namespace AdoptionSim.Runtime.Timing;

/// <summary>The real (wall-clock) time that one phase of a tick took, and for how long silos waited for each other at its end.</summary>
/// <param name="Duration">The duration for the run: from the phase's beginning to the last silo's end.</param>
/// <param name="Waits">The time for which each silo except the last waited for the last one.</param>
internal readonly record struct PhaseTimes(TimeSpan Duration, TimeSpan[] Waits);
