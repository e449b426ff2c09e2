using System.Runtime.InteropServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cohorts;

/// <summary>
/// Lists the citizens whose adoption steps are skipped until a later tick, because their households cannot pay for a phone earlier. A citizen may be listed
/// more than once, and may still be unable to pay at that tick.
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

    /// <summary>
    /// Returns the citizens whose adoption steps were skipped until this tick, and removes them from the list. The result is valid until the next call.
    /// </summary>
    public ReadOnlySpan<CitizenIndex> Wake(Tick tick)
    {
        _awake = _byTick.Remove(tick, out var awake) ? awake : [];
        return CollectionsMarshal.AsSpan(_awake);
    }
}
