namespace AdoptionSim.Runtime.Telemetry;

/// <summary>A run or an experiment whose metrics take up some of the limited slots that an exporter has for series.</summary>
internal interface ISlotUser
{
    /// <summary>
    /// The key under which the exporter's slots for this run or experiment are counted. A run or experiment with another key has other series.
    /// </summary>
    string Key { get; }

    /// <summary>The largest number of series, and thus of an exporter's slots, that a single metric of this run or experiment has.</summary>
    int MostSeries { get; }
}

/// <summary>
/// Counts the slots for series that an exporter has used up since the instruments were created, and decides when to create them anew. The exporter never frees
/// a slot: without new instruments, a process that has had many runs or experiments could not expose another one.
/// </summary>
/// <param name="most">The maximum number of series of one metric.</param>
internal sealed class SeriesSlots(int most)
{
    /// <summary>
    /// The number of readings of the metrics between dropping the instruments and creating them again. The first of these readings still shows the dropped
    /// instruments, the second shows none.
    /// </summary>
    private const int ReadingsWithout = 2;

    private readonly HashSet<string> _users = new(StringComparer.Ordinal);
    private int _used;
    private bool _isFull;
    private int _readings;

    public enum Step
    {
        Stay,

        /// <summary>Drop the instruments, because the exporter's slots for series are used up.</summary>
        Drop,

        /// <summary>
        /// Create the instruments again. All of the exporter's slots (places for series) are free now, after some readings without instruments.
        /// </summary>
        Renew,
    }

    /// <summary>
    /// Returns the runs or experiments whose metrics can be exposed: those whose series have slots in the exporter already, and those for which enough slots
    /// are left.
    /// </summary>
    public T[] Take<T>(T[] users)
        where T : ISlotUser => Array.FindAll(users, user => Has(user));

    /// <summary>
    /// Returns the action to take after a reading of the metrics, to free the exporter's slots when they are used up: leave the instruments, drop them, or
    /// create new ones.
    /// </summary>
    /// <param name="areThere">True if the instruments exist now.</param>
    public Step Next(bool areThere)
    {
        if (areThere)
        {
            (var isFull, _readings) = (_isFull, 0);
            return isFull ? Step.Drop : Step.Stay;
        }

        if (++_readings <= ReadingsWithout)
        {
            return Step.Stay;
        }

        (_used, _isFull) = (0, false);
        _users.Clear();
        return Step.Renew;
    }

    private bool Has(ISlotUser user)
    {
        if (_users.Contains(user.Key))
        {
            return true;
        }

        var needed = user.MostSeries;
        _isFull |= _used + needed > most;
        if (_isFull)
        {
            return false;
        }

        _used += needed;
        return _users.Add(user.Key);
    }
}
