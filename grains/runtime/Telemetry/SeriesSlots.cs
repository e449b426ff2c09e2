namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// Counts the places that an exporter has given to series since the instruments were made. It never takes one back, so that without new instruments a process that has had
/// many runs could expose no further one.
/// </summary>
/// <param name="most">Series that one metric may have.</param>
internal sealed class SeriesSlots(int most)
{
    /// <summary>The first reading still has the instruments that were let go, the second has none.</summary>
    private const int ReadingsWithout = 2;

    private readonly HashSet<string> _runs = new(StringComparer.Ordinal);
    private int _used;
    private bool _isFull;
    private int _readings;

    public enum Step
    {
        Stay,

        /// <summary>The instruments are to go.</summary>
        Drop,

        /// <summary>New instruments are to be made.</summary>
        Renew,
    }

    /// <summary>Those that have places already, and those for which there are some left.</summary>
    public RunSeries[] Take(RunSeries[] runs) => Array.FindAll(runs, Has);

    /// <summary>What is to be done after a reading.</summary>
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

        var needed = run.Places * SeriesAllotment.StatesOfPlace;
        _isFull |= _used + needed > most;
        if (_isFull)
        {
            return false;
        }

        _used += needed;
        return _runs.Add(run.Identity.Name);
    }
}
