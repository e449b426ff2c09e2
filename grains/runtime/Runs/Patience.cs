namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// How long losses are borne. A loss is followed by another try soon at first, then after ever longer pauses; without a new tick for minutes the run has failed. Time in which only the store is away does not count.
/// </summary>
/// <remarks>
/// Not a retry of Polly, which counts the attempts of one call: the pauses become short again at each new tick, the limit leaves out the time without a store, and a run that is
/// told to end does not wait for the rest of a pause.
/// </remarks>
/// <param name="tick">The last tick that is done.</param>
internal sealed class Patience(TimeProvider time, int tick)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private (int Tick, long At) _lastNew = (tick, time.GetTimestamp());
    private int _tries;

    /// <summary>Takes note of a loss.</summary>
    /// <param name="tick">The last tick that is done.</param>
    /// <returns>Whether it is one too many.</returns>
    public bool EndsAt(int tick)
    {
        if (tick <= _lastNew.Tick)
        {
            return time.GetElapsedTime(_lastNew.At) > Longest;
        }

        (_tries, _lastNew) = (0, (tick, time.GetTimestamp()));
        return false;
    }

    /// <summary>Restarts the limit: the time until now was spent waiting for the store.</summary>
    public void Restart() => _lastNew.At = time.GetTimestamp();

    public Task Pause() => Task.Delay(TimeSpan.FromMilliseconds(Math.Min(LongestPause.TotalMilliseconds, ShortestPause.TotalMilliseconds * Math.Pow(2, _tries++))), time);
}
