using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Decides how long a run pauses after the loss of a silo before its districts are set up again: a short time at first, then ever longer. If there is no new
/// tick for minutes, the run has failed. Time in which only the store is away does not count.
/// </summary>
/// <remarks>
/// Not a Polly retry, which counts the attempts of one call. Here the pauses become short again at each new tick, the limit leaves out the time without a
/// store, and a cancelled run does not wait for the rest of a pause.
/// </remarks>
/// <param name="tick">The last finished tick.</param>
internal sealed class RecoveryBackoff(TimeProvider time, Tick tick)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private (Tick Tick, long At) _lastNew = (tick, time.GetTimestamp());
    private int _tries;

    /// <summary>Records the loss of a silo, and checks if the run has had no new tick for too long.</summary>
    /// <param name="tick">The last finished tick.</param>
    /// <returns>True if the run must give up.</returns>
    public bool IsExhausted(Tick tick)
    {
        if (tick <= _lastNew.Tick)
        {
            return time.GetElapsedTime(_lastNew.At) > Longest;
        }

        (_tries, _lastNew) = (0, (tick, time.GetTimestamp()));
        return false;
    }

    /// <summary>Restarts the time in which the run must finish a new tick, because the time until now was spent waiting for the store.</summary>
    public void RestartLimit() => _lastNew.At = time.GetTimestamp();

    public Task Wait() =>
        Task.Delay(TimeSpan.FromMilliseconds(Math.Min(LongestPause.TotalMilliseconds, ShortestPause.TotalMilliseconds * Math.Pow(2, _tries++))), time);
}
