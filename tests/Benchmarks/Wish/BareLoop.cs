using System.Runtime.CompilerServices;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Benchmarks.Wish;

/// <summary>
/// The reference for the wish phase: a loop that only draws the same random words for the same rows and counts those below
/// the threshold of their row's code.
/// </summary>
internal static class BareLoop
{
    private const int Chunk = 1024;

    /// <summary>Returns the number of citizens whose draw is below the threshold; the first <paramref name="urban"/> rows are urban.</summary>
    [SkipLocalsInit]
    public static int Count(ReadOnlySpan<CitizenRow> rows, int urban, WishKnowledge known)
    {
        Span<byte> leads = stackalloc byte[Chunk];
        var struck = 0;
        for (var start = 0; start < rows.Length; start += Chunk)
        {
            var part = rows.Slice(start, Math.Min(Chunk, rows.Length - start));
            var border = Math.Clamp(urban - start, 0, part.Length);
            known.Draws.FillBytes(leads[..((part.Length + 15) & ~15)], start, Purpose.Stage);
            struck += Count(part[..border], start, leads, known.Draws, known.Urban);
            struck += Count(part[border..], start + border, leads[border..], known.Draws, known.Rural);
        }

        return struck;
    }

    private static int Count(ReadOnlySpan<CitizenRow> rows, int first, ReadOnlySpan<byte> leads, Draws draws, WishTable table)
    {
        var struck = 0;
        for (var index = 0; index < rows.Length; index++)
        {
            var threshold = table.Of(rows[index].Code).Threshold;
            if (leads[index] <= threshold >> 24 && WishRule.WholeDraw(leads[index], new CitizenIndex(first + index), draws) < threshold)
            {
                struck++;
            }
        }

        return struck;
    }
}
