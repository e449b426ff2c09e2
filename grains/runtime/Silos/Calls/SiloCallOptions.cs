namespace AdoptionSim.Runtime.Silos.Calls;

/// <summary>The timeouts and repetitions of calls between silos.</summary>
public sealed record SiloCallOptions
{
    /// <summary>The time after which the receiver of a call answers, even if the work is not done: the caller then asks again.</summary>
    public TimeSpan LongestPoll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The time after which a call without an answer is repeated. It is longer than <see cref="LongestPoll"/>, to allow for slow answers under full load; an
    /// unnecessary repetition does no harm.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The number of repetitions without an answer after which a silo counts as lost, even if the cluster still lists it as active. With the pauses, this takes
    /// about 90 seconds. The wait usually ends earlier: after about 7 seconds without an answer the cluster declares a silo dead.
    /// </summary>
    public int MostRepeats { get; init; } = 12;

    /// <summary>The pause before the first repetition; each further pause is twice as long, up to <see cref="LongestPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(3);
}
