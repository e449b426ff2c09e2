using System.Runtime.InteropServices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cohorts;

/// <summary>
/// A cache of the random draws that set the demand for talk on a district's handsets in one calendar month. Each registrant (the person in whose name a line
/// is) has one draw per month. Computing it again in each weekly tick took a fortieth of the processor time of a run. Invariant: the cached draw of a handset
/// with a line is that of the line's present registrant.
/// </summary>
internal sealed class MonthLuckCache
{
    /// <summary>Marks a handset whose draw is not computed yet. The value differs from all draws, which have eight bits.</summary>
    private const ushort Unknown = ushort.MaxValue;

    /// <summary>
    /// The smallest number of missing draws in a block of handsets at which all draws of the block are computed, eight at a time. If fewer are missing, only
    /// those are computed.
    /// </summary>
    private const int Many = 16;

    private readonly List<ushort> _luck = [];
    private Draws _month;

    /// <summary>
    /// Prepares the cache for a tick that begins in the given month. Draws of another month are dropped. New handsets are marked as having no draw yet.
    /// </summary>
    /// <param name="month">The source of the random draws of this month.</param>
    /// <param name="handsets">The number of handsets in the district.</param>
    public void Begin(Draws month, int handsets)
    {
        var known = _month.AreThoseOf(month) ? _luck.Count : 0;
        CollectionsMarshal.SetCount(_luck, handsets);
        CollectionsMarshal.AsSpan(_luck)[known..].Fill(Unknown);
        _month = month;
    }

    /// <summary>Removes the cached draw of a handset on which a new line begins, because the line can be in another person's name.</summary>
    public void Forget(HandsetIndex handset)
    {
        if (handset < _luck.Count)
        {
            _luck[handset] = Unknown;
        }
    }

    /// <summary>Copies this month's draws of some handsets with a line to a span. Draws that are not in the cache are computed and stored there.</summary>
    /// <param name="handsets">The handsets and the registrants of their lines.</param>
    /// <param name="words">Working memory: four words for each handset.</param>
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

    /// <summary>
    /// Computes the next month's draws of some handsets with a line, and copies them to a span. In the cache they replace this month's draws.
    /// </summary>
    /// <param name="next">The source of the random draws of the next month.</param>
    /// <param name="handsets">The handsets and the registrants of their lines.</param>
    /// <param name="words">Working memory: four words for each handset.</param>
    /// <param name="luck">Receives one draw for each handset.</param>
    public void Advance(Draws next, HandsetNames handsets, Span<Words> words, Span<byte> luck) => Compute(next, handsets, words, luck);

    /// <summary>
    /// Records that the cache now holds the draws of the next month. Called at the end of a tick that spans two months, after the draws of all handsets have
    /// been replaced.
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
