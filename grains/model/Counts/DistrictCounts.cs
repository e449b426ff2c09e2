using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Model.Counts;

/// <summary>
/// The figures counted in a district in one tick, such as subscribers and calls, one for each <see cref="Measure"/>. Stocks, such as subscribers, keep their
/// value from tick to tick; all other counts start each tick at zero.
/// </summary>
public sealed class DistrictCounts
{
    private static readonly Measure[] Carried = [.. Measures.All.Where(measure => Measures.Of(measure).Kind == MeasureKind.Stock)];

    private readonly long[] _counts = CountRows.ZeroRow();

    public ref long this[Measure measure] => ref _counts[(int)measure];

    /// <summary>Returns a copy of the counts, in the order of <see cref="Measure"/>.</summary>
    public long[] ToArray() => [.. _counts];

    /// <summary>Replaces all counts by those of a checkpoint; the span has <see cref="Measures.Count"/> elements.</summary>
    public void Restore(ReadOnlySpan<long> counts) => counts.CopyTo(_counts);

    /// <summary>Prepares the counts for a new tick: sets all to zero except stocks, such as the number of subscribers.</summary>
    public void BeginTick()
    {
        Span<long> kept = stackalloc long[Carried.Length];
        for (var index = 0; index < kept.Length; index++)
        {
            kept[index] = this[Carried[index]];
        }

        Array.Clear(_counts);
        for (var index = 0; index < kept.Length; index++)
        {
            this[Carried[index]] = kept[index];
        }
    }
}
