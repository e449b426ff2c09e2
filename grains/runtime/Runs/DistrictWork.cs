namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// The processor time of a run's districts, tick by tick, under one plan. It decides on the placement of districts when the silos change, and affects no
/// result.
/// </summary>
internal sealed class DistrictWork(int districts)
{
    /// <summary>The minimum number of measured ticks: enough that a single pause of one silo does not matter.</summary>
    public const int FewestTicks = 10;

    private readonly long[] _total = new long[districts];
    private int _ticks;

    /// <summary>The total time of each district in clock units, by ordinal; null if too few ticks were measured.</summary>
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
