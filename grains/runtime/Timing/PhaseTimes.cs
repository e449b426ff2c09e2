namespace AdoptionSim.Runtime.Timing;

/// <summary>The real time of one phase of a tick.</summary>
/// <param name="Duration">The duration for the run: from the phase's beginning to the last silo's end.</param>
/// <param name="Waits">The time for which each silo except the last waited for the last one.</param>
internal readonly record struct PhaseTimes(TimeSpan Duration, TimeSpan[] Waits);
