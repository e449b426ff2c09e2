using System.Runtime.CompilerServices;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Handsets;

/// <summary>
/// Adds up the seconds of calls to far-away acquaintances (nationwide ties), by the district where the called person lives. There is one batch for each tie
/// number (slot), which collects calls of several callers, so that the districts of the people they call are found at once. The sums are integers, so the order
/// of calls does not matter.
/// </summary>
internal sealed class NationalCalls(SocialGraph graph, DistrictIndex district, long[] secondsByDistrict)
{
    private const int Slots = TieSlots.Count - TieSlots.FirstNational;
    private const int AtOnce = SocialGraph.PartnersAtOnce;
    private readonly uint[] _callers = new uint[Slots * AtOnce];
    private readonly uint[] _seconds = new uint[Slots * AtOnce];
    private readonly int[] _waiting = new int[Slots];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in UseOutcome outcome)
    {
        var slot = outcome.CalledSlot - TieSlots.FirstNational;
        var place = (slot * AtOnce) + _waiting[slot];
        (_callers[place], _seconds[place]) = ((uint)outcome.Owner.Value, outcome.Seconds);
        if (++_waiting[slot] == AtOnce)
        {
            Close(slot);
        }
    }

    /// <summary>Completes a tick: adds the calls to far-away acquaintances that are still waiting in incomplete batches.</summary>
    public void Close()
    {
        for (var slot = 0; slot < Slots; slot++)
        {
            Close(slot);
        }
    }

    private void Close(int slot)
    {
        var (first, count) = (slot * AtOnce, _waiting[slot]);
        if (count == 0)
        {
            // Nobody calls from a closed district. Its citizens are not among those of open districts, so the search for a partner might never end.
            return;
        }

        Span<int> called = stackalloc int[AtOnce];
        graph.NationalPartners(district, TieSlots.FirstNational + slot, _callers.AsSpan(first, AtOnce), called);
        for (var call = 0; call < count; call++)
        {
            secondsByDistrict[called[call]] += _seconds[first + call];
        }

        // Empty places of the batch are looked up too: they hold an earlier caller or the first citizen.
        _waiting[slot] = 0;
    }
}
