using System.Runtime.InteropServices;

namespace AdoptionSim.Model.Cohorts;

/// <summary>The citizens who are skipped until a given tick. A citizen may be listed more than once, and may wake without being able to pay.</summary>
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

    /// <summary>Returns the citizens who wake at a tick. Valid until the next call.</summary>
    public ReadOnlySpan<int> Wake(int tick)
    {
        _awake = _byTick.Remove(tick, out var awake) ? awake : [];
        return CollectionsMarshal.AsSpan(_awake);
    }
}
