namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// The time that the districts of a run took, tick by tick, under one plan. It decides which silo gets which districts when the silos change, and nothing that is a result.
/// </summary>
internal sealed class DistrictWork(int districts)
{
    /// <summary>Enough that a pause of one silo does not decide.</summary>
    public const int FewestTicks = 10;

    private readonly long[] _total = new long[districts];
    private int _ticks;

    /// <summary>In units of the clock, by district ordinal; null while too few ticks were measured.</summary>
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
