namespace AdoptionSim.Runtime.Silos.Calls;

/// <summary>How long a call between silos is waited for, and how often it is repeated.</summary>
public sealed record SiloCallOptions
{
    /// <summary>The receiver of a call answers within this time, even if the work is not done.</summary>
    public TimeSpan LongestPoll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A call without an answer for this time is repeated. Longer than <see cref="LongestPoll"/> by what an answer takes under full load; a repetition that was not needed does no harm.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Repetitions of a call without any answer before the silo counts as lost, although the membership has it as active: 90 seconds with the pauses. A silo that hangs is
    /// declared dead after 7 seconds, which ends the wait at once.
    /// </summary>
    public int MostRepeats { get; init; } = 12;

    /// <summary>Before the first repetition; each further pause is twice as long, up to <see cref="LongestPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(3);
}
