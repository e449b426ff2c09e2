namespace AdoptionSim.Model.Towers;

/// <summary>
/// Divides a total, such as traffic, into whole parts, such as one for each tower. The parts are proportional to given weights, each plus one, and add up to
/// the total.
/// </summary>
public struct ProportionalShare
{
    private readonly long _whole;
    private readonly long _weights;
    private long _weight;
    private long _given;

    public ProportionalShare(long whole, ReadOnlySpan<long> weights)
    {
        _whole = whole;
        foreach (var weight in weights)
        {
            _weights += weight + 1;
        }
    }

    /// <summary>Returns the part of the total for the next weight. Call once for each weight, in order.</summary>
    public long Next(long weight)
    {
        _weight += weight + 1;
        var until = (long)((Int128)_whole * _weight / Math.Max(1, _weights));
        var part = until - _given;
        _given = until;
        return part;
    }
}
