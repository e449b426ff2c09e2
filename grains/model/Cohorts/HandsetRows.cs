using AdoptionSim.Model.Handsets;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cohorts;

/// <summary>
/// Holds the rows (states) of a district's handsets by number, in arrays of equal length, called parts. Parts instead of a growing array: each growth leaves
/// the old array behind, and `--scale 10` took 11.2 GB at its peak that way.
/// </summary>
internal sealed class HandsetRows
{
    /// <summary>The number of handset rows in a part, which is one of the arrays that hold the rows.</summary>
    public const int Part = 1 << PartBits;

    private const int PartBits = 10;
    private readonly List<HandsetRow[]> _parts = [];

    /// <param name="rows">The first rows, in order of number.</param>
    public HandsetRows(IReadOnlyList<ReadOnlyMemory<HandsetRow>> rows)
    {
        foreach (var part in rows)
        {
            foreach (ref readonly var row in part.Span)
            {
                Add(row);
            }
        }
    }

    public int Count { get; private set; }

    /// <summary>The arrays (parts) that hold the handset rows, in order; the last one is cut after the last row.</summary>
    public IReadOnlyList<ReadOnlyMemory<HandsetRow>> Parts =>
        [.. _parts.Select((rows, part) => (ReadOnlyMemory<HandsetRow>)rows.AsMemory(0, Math.Min(Part, Count - (part << PartBits))))];

    /// <exception cref="ArgumentOutOfRangeException">There is no such handset.</exception>
    public ref HandsetRow this[HandsetIndex handset]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)handset.Value, (uint)Count, nameof(handset));
            return ref _parts[handset >> PartBits][handset & (Part - 1)];
        }
    }

    public void Add(in HandsetRow row)
    {
        if (Count >> PartBits == _parts.Count)
        {
            _parts.Add(new HandsetRow[Part]);
        }

        _parts[Count >> PartBits][Count & (Part - 1)] = row;
        Count++;
    }

    /// <summary>Returns the handset rows from one number up to (without) another, both within one part.</summary>
    public Span<HandsetRow> Slice(int first, int last) => _parts[first >> PartBits].AsSpan(first & (Part - 1), last - first);
}
