using System.Runtime.InteropServices;

namespace AdoptionSim.Model.Checkpoints;

/// <summary>
/// Rows of 4-byte words laid out word by word within each chunk: what is alike in neighbouring rows then lies together, and compresses.
/// </summary>
internal static class Columns
{
    /// <summary>Rows in a chunk: as many as fit into the 64 KiB over which LZ4 sees repetitions.</summary>
    private const int Chunk = 1024;

    /// <param name="columns">As long as the rows are in bytes.</param>
    public static void Split<T>(ReadOnlySpan<T> rows, Span<byte> columns)
        where T : unmanaged => Turn(MemoryMarshal.Cast<T, uint>(rows), MemoryMarshal.Cast<byte, uint>(columns), Words<T>(), isSplit: true);

    /// <summary>Undoes <see cref="Split"/>.</summary>
    public static void Join<T>(ReadOnlySpan<byte> columns, Span<T> rows)
        where T : unmanaged => Turn(MemoryMarshal.Cast<byte, uint>(columns), MemoryMarshal.Cast<T, uint>(rows), Words<T>(), isSplit: false);

    private static int Words<T>()
        where T : unmanaged
    {
        var bytes = System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        return bytes % sizeof(uint) == 0 ? bytes / sizeof(uint) : throw new NotSupportedException($"{typeof(T)} is not made of 4-byte words.");
    }

    private static void Turn(ReadOnlySpan<uint> from, Span<uint> to, int words, bool isSplit)
    {
        for (; from.Length > 0; from = from[Math.Min(from.Length, Chunk * words)..], to = to[Math.Min(to.Length, Chunk * words)..])
        {
            var rows = Math.Min(Chunk, from.Length / words);
            for (var word = 0; word < words; word++)
            {
                for (int row = 0, inRow = word, inColumn = word * rows; row < rows; row++, inRow += words, inColumn++)
                {
                    if (isSplit)
                    {
                        to[inColumn] = from[inRow];
                    }
                    else
                    {
                        to[inRow] = from[inColumn];
                    }
                }
            }
        }
    }
}
