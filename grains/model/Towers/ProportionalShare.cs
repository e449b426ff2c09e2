namespace AdoptionSim.Model.Towers;

/// <summary>
/// Divides a whole number, such as traffic, among parts, such as towers, in proportion to their weights (plus one), such that the parts add up to it.
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

    /// <summary>Returns the part of the whole number for the next weight; call once for each weight, in order.</summary>
    public long Next(long weight)
    {
        _weight += weight + 1;
        var until = (long)((Int128)_whole * _weight / Math.Max(1, _weights));
        var part = until - _given;
        _given = until;
        return part;
    }
}
