using System.Runtime.CompilerServices;
using AdoptionSim.Model.Ties;

namespace AdoptionSim.Model.Handsets;

/// <summary>
/// The called ends of calls to nationwide ties. Each waits until there are enough of its slot to look for all their districts at once; what
/// is added up are integers, so that the order does not count.
/// </summary>
internal sealed class NationalCalls(SocialGraph graph, int district, long[] secondsByDistrict)
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
        (_callers[place], _seconds[place]) = ((uint)outcome.Owner, outcome.Seconds);
        if (++_waiting[slot] == AtOnce)
        {
            Close(slot);
        }
    }

    /// <summary>Adds up those who still wait.</summary>
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
            // Nobody calls from a closed district. Its first citizen is not among those of open districts, so the search for that one's partner may never end.
            return;
        }

        Span<int> called = stackalloc int[AtOnce];
        graph.NationalPartners(district, TieSlots.FirstNational + slot, _callers.AsSpan(first, AtOnce), called);
        for (var call = 0; call < count; call++)
        {
            secondsByDistrict[called[call]] += _seconds[first + call];
        }

        // Places that hold nobody are looked up with the others: an earlier caller stands there, or the first citizen.
        _waiting[slot] = 0;
    }
}
