using System.Runtime.CompilerServices;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Randomness;

namespace AdoptionSim.Benchmarks.Wish;

/// <summary>
/// What the wish phase is measured against: a loop that does nothing but draw the same words for the same rows and count those below
/// the threshold of their row's code.
/// </summary>
internal static class BareLoop
{
    private const int Chunk = 1024;

    /// <summary>Citizens struck; the first <paramref name="urban"/> rows are those of the urban part.</summary>
    public static int Count(ReadOnlySpan<CitizenRow> rows, int urban, WishKnowledge known) =>
        Count(rows[..urban], 0, known.Draws, known.Urban.Thresholds) + CountRural(rows, urban, known);

    /// <summary>The rural part begins anywhere, draws come in fours.</summary>
    private static int CountRural(ReadOnlySpan<CitizenRow> rows, int urban, WishKnowledge known)
    {
        var thresholds = known.Rural.Thresholds;
        var aligned = Math.Min(rows.Length, (urban + 3) & ~3);
        var struck = 0;
        for (var citizen = urban; citizen < aligned; citizen++)
        {
            struck += known.Draws.One(citizen, Purpose.Stage) < thresholds[rows[citizen].Code] ? 1 : 0;
        }

        return struck + Count(rows[aligned..], aligned, known.Draws, thresholds);
    }

    [SkipLocalsInit]
    private static int Count(ReadOnlySpan<CitizenRow> rows, int first, Draws draws, ReadOnlySpan<uint> thresholds)
    {
        Span<uint> words = stackalloc uint[Chunk];
        var struck = 0;
        for (var start = 0; start < rows.Length; start += Chunk)
        {
            var part = rows.Slice(start, Math.Min(Chunk, rows.Length - start));
            draws.Fill(words[..((part.Length + 3) & ~3)], first + start, Purpose.Stage);
            for (var index = 0; index < part.Length; index++)
            {
                struck += words[index] < thresholds[part[index].Code] ? 1 : 0;
            }
        }

        return struck;
    }
}
