namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// Counts the slots that an exporter has given to series since the instruments were created. It never takes one back. Without new instruments, a process that
/// has had many runs could not expose another one.
/// </summary>
/// <param name="most">The maximum number of series of one metric.</param>
internal sealed class SeriesSlots(int most)
{
    /// <summary>The number of readings without instruments: the first one still has the dropped instruments, the second has none.</summary>
    private const int ReadingsWithout = 2;

    private readonly HashSet<string> _runs = new(StringComparer.Ordinal);
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

    /// <summary>Returns the runs that have slots already, and those for which there are some left.</summary>
    public RunSeries[] Take(RunSeries[] runs) => Array.FindAll(runs, Has);

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
        _runs.Clear();
        return Step.Renew;
    }

    private bool Has(RunSeries run)
    {
        if (_runs.Contains(run.Identity.Name))
        {
            return true;
        }

        var needed = run.MostSeries;
        _isFull |= _used + needed > most;
        if (_isFull)
        {
            return false;
        }

        _used += needed;
        return _runs.Add(run.Identity.Name);
    }
}
