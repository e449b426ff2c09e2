using AdoptionSim.Model.Handsets;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cohorts;

/// <summary>
/// Holds the rows (states) of a district's handsets by number, in arrays of equal length, called parts. A single array would have to be copied as it grows:
/// with `--scale 10`, the old copies raised the peak memory to 11.2 GB.
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

    /// <summary>The arrays (parts) that hold the handset rows, in order of handset number. The last one is cut after the last row in use.</summary>
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

    /// <summary>Returns the rows of consecutive handsets, which must all lie in one part (array).</summary>
    /// <param name="first">The number of the first handset.</param>
    /// <param name="last">The number that follows that of the last handset.</param>
    public Span<HandsetRow> Slice(int first, int last) => _parts[first >> PartBits].AsSpan(first & (Part - 1), last - first);
}
