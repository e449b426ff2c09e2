namespace AdoptionSim.Runtime.Timing;

/// <summary>Real time of one phase of a tick.</summary>
/// <param name="Duration">As the run waits for it: from its begin to the last silo's end.</param>
/// <param name="Waits">How long each silo but the last waited for the last one.</param>
internal readonly record struct PhaseTimes(TimeSpan Duration, TimeSpan[] Waits);
