using System.Runtime.InteropServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cohorts;

/// <summary>The citizens who are skipped until a given tick. A citizen may be listed more than once, and may wake without being able to pay.</summary>
internal sealed class Sleepers
{
    private readonly Dictionary<int, List<CitizenIndex>> _byTick = [];
    private List<CitizenIndex> _awake = [];

    public void Until(int tick, CitizenIndex citizen)
    {
        if (!_byTick.TryGetValue(tick, out var sleepers))
        {
            _byTick[tick] = sleepers = [];
        }

        sleepers.Add(citizen);
    }

    /// <summary>Returns the citizens who wake at a tick. Valid until the next call.</summary>
    public ReadOnlySpan<CitizenIndex> Wake(int tick)
    {
        _awake = _byTick.Remove(tick, out var awake) ? awake : [];
        return CollectionsMarshal.AsSpan(_awake);
    }
}
