namespace AdoptionSim.Runtime.Telemetry;

/// <summary>A run or an experiment whose series take slots of an exporter.</summary>
internal interface ISlotUser
{
    /// <summary>The key under which slots are counted: another one has other series.</summary>
    string Key { get; }

    /// <summary>The largest number of series that one metric of it has.</summary>
    int MostSeries { get; }
}

/// <summary>
/// Counts the slots that an exporter has given to series since the instruments were created. It never takes one back. Without new instruments, a process that
/// has had many runs or experiments could not expose another one.
/// </summary>
/// <param name="most">The maximum number of series of one metric.</param>
internal sealed class SeriesSlots(int most)
{
    /// <summary>The number of readings without instruments: the first one still has the dropped instruments, the second has none.</summary>
    private const int ReadingsWithout = 2;

    private readonly HashSet<string> _users = new(StringComparer.Ordinal);
    private int _used;
    private bool _isFull;
    private int _readings;

    public enum Step
    {
        Stay,

        /// <summary>Drop the instruments.</summary>
        Drop,

        /// <summary>Create new instruments.</summary>
        Renew,
    }

    /// <summary>Returns the users that have slots already, and those for which there are some left.</summary>
    public T[] Take<T>(T[] users)
        where T : ISlotUser => Array.FindAll(users, user => Has(user));

    /// <summary>Returns the action after a reading.</summary>
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
