namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Adds up the measured computing time of each district of a run since the districts were placed on their silos. When silos join or leave, the new placement
/// balances these times among the silos. No result of the run depends on them.
/// </summary>
internal sealed class DistrictWork(int districts)
{
    /// <summary>The minimum number of measured ticks for the times to be used: enough that a single pause of one silo does not matter.</summary>
    public const int FewestTicks = 10;

    private readonly long[] _total = new long[districts];
    private int _ticks;

    /// <summary>
    /// The total computing time of each district since the districts were placed, by ordinal, in units of the TimeProvider's timestamps; null if too few ticks
    /// were measured.
    /// </summary>
    public IReadOnlyList<long>? Measured => _ticks >= FewestTicks ? _total : null;

    /// <param name="tick">The time that each district took in one tick, by ordinal.</param>
    public void Add(long[] tick)
    {
        _ticks++;
        for (var district = 0; district < _total.Length; district++)
        {
            _total[district] += tick[district];
        }
    }
}
