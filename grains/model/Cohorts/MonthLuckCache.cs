using System.Runtime.InteropServices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cohorts;

/// <summary>
/// A cache of the random draws that set the demand for talk of a district's handsets in one calendar month. A month has one draw for each registrant (the
/// person in whose name a line is); computing it in each weekly tick took a fortieth of the processor time of a run. Invariant: a draw that is cached for a
/// handset with a line is that of its present registrant.
/// </summary>
internal sealed class MonthLuckCache
{
    /// <summary>Marks a draw that is not computed yet. It differs from all draws, which have eight bits.</summary>
    private const ushort Unknown = ushort.MaxValue;

    /// <summary>If a block of handsets has at least this many draws that are not computed yet, all draws of the block are computed, eight at a time.</summary>
    private const int Many = 16;

    private readonly List<ushort> _luck = [];
    private Draws _month;

    /// <summary>
    /// Prepares the cache for a tick that begins in the given month. All draws of another month are dropped; those of new handsets are marked as not computed.
    /// </summary>
    public void Begin(Draws month, int handsets)
    {
        var known = _month.AreThoseOf(month) ? _luck.Count : 0;
        CollectionsMarshal.SetCount(_luck, handsets);
        CollectionsMarshal.AsSpan(_luck)[known..].Fill(Unknown);
        _month = month;
    }

    /// <summary>Removes the cached draw of a handset whose line is now in another person's name.</summary>
    public void Forget(HandsetIndex handset)
    {
        if (handset < _luck.Count)
        {
            _luck[handset] = Unknown;
        }
    }

    /// <summary>Copies the month's draws of some handsets with a line to a span. Draws that are not in the cache are computed and stored in it.</summary>
    /// <param name="handsets">The numbers of the handsets, and those of their registrants.</param>
    /// <param name="words">Room for four words for each handset.</param>
    /// <param name="luck">Receives one draw for each handset.</param>
    public void Read(HandsetNames handsets, Span<Words> words, Span<byte> luck)
    {
        var kept = CollectionsMarshal.AsSpan(_luck)[handsets.First..];
        var unknown = 0;
        for (var index = 0; index < handsets.Count; index++)
        {
            var draw = kept[handsets.Offsets[index]];
            luck[index] = (byte)draw;
            unknown += draw == Unknown ? 1 : 0;
        }

        if (unknown >= Many)
        {
            Compute(_month, handsets, words, luck);
        }
        else if (unknown > 0)
        {
            ComputeUnknown(kept, handsets, luck);
        }
    }

    /// <summary>Replaces the cached draws of some handsets with a line by those of the next month, and copies them to a span.</summary>
    public void Advance(Draws next, HandsetNames handsets, Span<Words> words, Span<byte> luck) => Compute(next, handsets, words, luck);

    /// <summary>
    /// Marks the cache as holding the draws of the next month, at the end of a tick that reached into it and has replaced the draws of all handsets.
    /// </summary>
    public void EndMonth(Draws next) => _month = next;

    private void Compute(Draws month, HandsetNames handsets, Span<Words> words, Span<byte> luck)
    {
        var kept = CollectionsMarshal.AsSpan(_luck)[handsets.First..];
        month.FourOfEach(words, handsets.Registrants, Purpose.UseOfMonth);
        for (var index = 0; index < handsets.Count; index++)
        {
            luck[index] = (byte)words[index].W0;
            kept[handsets.Offsets[index]] = luck[index];
        }
    }

    private void ComputeUnknown(Span<ushort> kept, HandsetNames handsets, Span<byte> luck)
    {
        for (var index = 0; index < handsets.Count; index++)
        {
            if (kept[handsets.Offsets[index]] == Unknown)
            {
                luck[index] = (byte)_month.Four(handsets.Registrants[index], Purpose.UseOfMonth).W0;
                kept[handsets.Offsets[index]] = luck[index];
            }
        }
    }
}

/// <summary>The handsets with a phone line in a block of consecutive handset numbers, and the citizens in whose names these lines are (registrants).</summary>
/// <param name="first">The number of the block's first handset.</param>
/// <param name="offsets">The positions of the handsets in the block.</param>
/// <param name="registrants">The registrants of the handsets.</param>
internal readonly ref struct HandsetNames(int first, ReadOnlySpan<ushort> offsets, ReadOnlySpan<int> registrants)
{
    public int First { get; } = first;

    public ReadOnlySpan<ushort> Offsets { get; } = offsets;

    public ReadOnlySpan<int> Registrants { get; } = registrants;

    public int Count => Registrants.Length;
}
