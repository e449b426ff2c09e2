using System.Runtime.InteropServices;

namespace AdoptionSim.Model.Cohorts;

/// <summary>Citizens who are passed over until a tick. One may be noted more than once, and may wake in vain.</summary>
internal sealed class Sleepers
{
    private readonly Dictionary<int, List<int>> _byTick = [];
    private List<int> _awake = [];

    public void Until(int tick, int citizen)
    {
        if (!_byTick.TryGetValue(tick, out var sleepers))
        {
            _byTick[tick] = sleepers = [];
        }

        sleepers.Add(citizen);
    }

    /// <summary>Those who wake at a tick; valid until the next call.</summary>
    public ReadOnlySpan<int> Wake(int tick)
    {
        _awake = _byTick.Remove(tick, out var awake) ? awake : [];
        return CollectionsMarshal.AsSpan(_awake);
    }
}
