using System.Runtime.InteropServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cohorts;

/// <summary>
/// Lists the citizens who are skipped until a given tick, because they cannot pay for a phone before. A citizen may be listed more than once, and may still be
/// unable to pay when the skipping ends.
/// </summary>
internal sealed class Sleepers
{
    private readonly Dictionary<Tick, List<CitizenIndex>> _byTick = [];
    private List<CitizenIndex> _awake = [];

    public void Until(Tick tick, CitizenIndex citizen)
    {
        if (!_byTick.TryGetValue(tick, out var sleepers))
        {
            _byTick[tick] = sleepers = [];
        }

        sleepers.Add(citizen);
    }

    /// <summary>Returns the citizens who are no longer skipped from a tick on, and removes them from the list. Valid until the next call.</summary>
    public ReadOnlySpan<CitizenIndex> Wake(Tick tick)
    {
        _awake = _byTick.Remove(tick, out var awake) ? awake : [];
        return CollectionsMarshal.AsSpan(_awake);
    }
}
