using System.Text;

namespace AdoptionSim.Tests.Support.Fuzzing;

/// <summary>A small damage to a file: truncation, removal, overwriting, insertion, a repeated or missing line, or two swapped bytes.</summary>
/// <param name="Kind">The kind of damage, 0 to 6.</param>
/// <param name="From">The position, modulo the file's length.</param>
/// <param name="Length">The number of bytes removed or overwritten, or between those that are swapped.</param>
/// <param name="Scrap">The inserted bytes: an index into <see cref="Scraps"/>, modulo their number.</param>
public readonly record struct Mutation(int Kind, int From, int Length, int Scrap)
{
    /// <summary>Byte sequences that often cause defects in text readers.</summary>
    public static readonly byte[][] Scraps =
    [
        [],
        [0],
        [0x92],
        [0xC3],
        [0xFF, 0xFE],
        [0xEF, 0xBB, 0xBF],
        [0xED, 0xA0, 0x80],
        .. new[]
        {
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            ": ",
            "\n",
            "\r",
            "\t",
            "- ",
            ",",
            ";",
            ",,,",
            "&a",
            "*a",
            "!!x",
            "? ",
            "| ",
            "> ",
            "%",
            "---\n",
            "...\n",
            "<<: ",
            "~",
            "null",
            "-1",
            "1e999",
            "NaN",
            "99999999999999999999",
            "2001-02-30",
            "\u2028",
            "\ud83d\ude00",
            "../../x",
            "/dev/zero",
            "x.csv",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>Returns the file after all mutations.</summary>
    public static byte[] Apply(byte[] file, IEnumerable<Mutation> mutations) => mutations.Aggregate(file, Mutate);

    private static byte[] Mutate(byte[] text, Mutation mutation)
    {
        if (text.Length == 0)
        {
            return Scraps[mutation.Scrap % Scraps.Length];
        }

        var from = mutation.From % text.Length;
        var to = Math.Min(text.Length, from + mutation.Length);
        var (lineFrom, lineTo) = Line(text, from);
        return mutation.Kind switch
        {
            0 => text[..from],
            1 => [.. text[..from], .. text[to..]],
            2 => [.. text[..from], .. Scraps[mutation.Scrap % Scraps.Length], .. text[to..]],
            3 => [.. text[..from], .. Scraps[mutation.Scrap % Scraps.Length], .. text[from..]],
            4 => [.. text[..lineTo], .. text[lineFrom..]],
            5 => [.. text[..lineFrom], .. text[lineTo..]],
            _ => Swap(text, from, to - 1),
        };
    }

    private static (int From, int To) Line(byte[] text, int at)
    {
        var to = Array.IndexOf(text, (byte)'\n', at);
        return (text.AsSpan(0, at).LastIndexOf((byte)'\n') + 1, to < 0 ? text.Length : to + 1);
    }

    private static byte[] Swap(byte[] text, int one, int other)
    {
        byte[] swapped = [.. text];
        (swapped[one], swapped[other]) = (text[other], text[one]);
        return swapped;
    }
}
