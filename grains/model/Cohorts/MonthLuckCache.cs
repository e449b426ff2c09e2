using System.Runtime.InteropServices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cohorts;

/// <summary>
/// The draws of a district's handsets for their demand in one calendar month. A month has one draw for each registrant; computing it in each weekly tick took
/// a fortieth of the processor time of a run. Invariant: a draw that is kept is that of the handset's present registrant.
/// </summary>
internal sealed class MonthLuckCache
{
    /// <summary>The mark of a draw that is not computed; draws have eight bits.</summary>
    private const ushort Unknown = ushort.MaxValue;

    /// <summary>From so many unknown draws in a block on, all draws of the block are computed, eight at a time.</summary>
    private const int Many = 16;

    private readonly List<ushort> _luck = [];
    private Draws _month;

    /// <summary>Begins a tick. All draws of another month are forgotten; those of new handsets are unknown.</summary>
    public void Begin(Draws month, int handsets)
    {
        var known = _month.AreThoseOf(month) ? _luck.Count : 0;
        CollectionsMarshal.SetCount(_luck, handsets);
        CollectionsMarshal.AsSpan(_luck)[known..].Fill(Unknown);
        _month = month;
    }

    /// <summary>Forgets the draw of a handset that has another registrant.</summary>
    public void Forget(HandsetIndex handset)
    {
        if (handset < _luck.Count)
        {
            _luck[handset] = Unknown;
        }
    }

    /// <summary>Returns the draws of the month for consecutive handsets. The span shows later changes.</summary>
    /// <param name="first">The number of the first handset.</param>
    /// <param name="registrants">The registrants of the handsets.</param>
    /// <param name="words">Room for four words for each registrant.</param>
    public ReadOnlySpan<ushort> Of(int first, ReadOnlySpan<int> registrants, Span<Words> words)
    {
        var luck = CollectionsMarshal.AsSpan(_luck).Slice(first, registrants.Length);
        if (luck.Count(Unknown) >= Many)
        {
            Compute(luck, _month, registrants, words);
        }

        for (var index = luck.IndexOf(Unknown); index >= 0; index = luck.IndexOf(Unknown))
        {
            luck[index] = (byte)_month.Four(registrants[index], Purpose.UseOfMonth).W0;
        }

        return luck;
    }

    /// <summary>Replaces the draws of consecutive handsets by those of the next month.</summary>
    public void Advance(int first, Draws next, ReadOnlySpan<int> registrants, Span<Words> words) =>
        Compute(CollectionsMarshal.AsSpan(_luck).Slice(first, registrants.Length), next, registrants, words);

    /// <summary>Ends a tick that ends in the next month, to whose draws all handsets were advanced.</summary>
    public void EndMonth(Draws next) => _month = next;

    private static void Compute(Span<ushort> luck, Draws month, ReadOnlySpan<int> registrants, Span<Words> words)
    {
        month.FourOfEach(words, registrants, Purpose.UseOfMonth);
        for (var index = 0; index < luck.Length; index++)
        {
            luck[index] = (byte)words[index].W0;
        }
    }
}
