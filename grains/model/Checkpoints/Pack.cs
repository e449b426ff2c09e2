using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdoptionSim.Model.Checkpoints;

/// <summary>
/// Writes the values and arrays of a checkpoint one after the other, in blocks that are compressed where this saves time. Each array is preceded by its length.
/// The byte order is little-endian.
/// </summary>
public sealed class PackWriter(IBufferWriter<byte> output)
{
    /// <summary>
    /// The number of rows (structs) that are written together, one column of 4-byte words after the other. Similar values of neighbouring rows then lie
    /// together and compress well.
    /// </summary>
    internal const int Chunk = BlockWriter.Most / sizeof(uint);

    private readonly BlockWriter _blocks = new(output);

    public void Put<T>(in T item)
        where T : unmanaged => _blocks.Put(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in item)), 0);

    public void PutAll<T>(ReadOnlySpan<T> items)
        where T : unmanaged
    {
        Put(items.Length);
        for (var bytes = MemoryMarshal.AsBytes(items); !bytes.IsEmpty; bytes = bytes[Math.Min(bytes.Length, BlockWriter.Most)..])
        {
            _blocks.Put(bytes[..Math.Min(bytes.Length, BlockWriter.Most)], 0);
        }
    }

    /// <summary>
    /// Writes rows (structs that consist of 4-byte words) column by column: the first word of many rows, then their second word, and so on. Such columns
    /// compress well.
    /// </summary>
    /// <param name="parts">The rows, split over one or more arrays. All arrays except the last have the same length, which divides <see cref="Chunk"/>. If
    /// there is only one array, it can have any length.</param>
    public void PutRows<T>(IReadOnlyList<ReadOnlyMemory<T>> parts)
        where T : unmanaged
    {
        Put(parts.Sum(part => part.Length));
        var chunk = new List<ReadOnlyMemory<T>>();
        foreach (var part in parts)
        {
            for (var rest = part; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, Chunk)..])
            {
                chunk.Add(rest[..Math.Min(rest.Length, Chunk)]);
                if (chunk.Sum(rows => rows.Length) >= Chunk)
                {
                    PutChunk(chunk);
                    chunk.Clear();
                }
            }
        }

        PutChunk(chunk);
    }

    // Optimised at once: a checkpoint ends before the runtime would notice that this code is hot.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PutChunk<T>(List<ReadOnlyMemory<T>> parts)
        where T : unmanaged
    {
        var words = Rows.Words<T>();
        var column = ArrayPool<uint>.Shared.Rent(Chunk);
        for (var word = 0; word < words && parts.Count > 0; word++)
        {
            var filled = 0;
            foreach (var part in parts)
            {
                var rows = MemoryMarshal.Cast<T, uint>(part.Span);
                for (var at = word; at < rows.Length; at += words)
                {
                    column[filled++] = rows[at];
                }
            }

            _blocks.Put(MemoryMarshal.AsBytes(column.AsSpan(0, filled)), word);
        }

        ArrayPool<uint>.Shared.Return(column);
    }
}

/// <summary>Reads back the values and arrays that <see cref="PackWriter"/> has written, in the same order.</summary>
public ref struct PackReader(ReadOnlySpan<byte> input)
{
    private BlockReader _blocks = new(input);

    /// <summary>True if all bytes of the input have been read.</summary>
    public readonly bool IsAtEnd => _blocks.IsAtEnd;

    /// <exception cref="InvalidDataException">The input does not continue with such a value.</exception>
    public T Take<T>()
        where T : unmanaged
    {
        var item = default(T);
        _blocks.Take(MemoryMarshal.AsBytes(new Span<T>(ref item)));
        return item;
    }

    /// <exception cref="InvalidDataException">The input does not continue with such an array.</exception>
    public T[] TakeAll<T>()
        where T : unmanaged
    {
        var items = new T[Length()];
        for (var bytes = MemoryMarshal.AsBytes(items.AsSpan()); !bytes.IsEmpty; bytes = bytes[Math.Min(bytes.Length, BlockWriter.Most)..])
        {
            _blocks.Take(bytes[..Math.Min(bytes.Length, BlockWriter.Most)]);
        }

        return items;
    }

    /// <exception cref="InvalidDataException">The input does not continue with such rows.</exception>
    public T[] TakeRows<T>()
        where T : unmanaged
    {
        var items = new T[Length()];
        var words = Rows.Words<T>();
        var column = ArrayPool<uint>.Shared.Rent(PackWriter.Chunk);
        for (var rows = MemoryMarshal.Cast<T, uint>(items.AsSpan()); !rows.IsEmpty; rows = rows[Math.Min(rows.Length, PackWriter.Chunk * words)..])
        {
            var chunk = rows[..Math.Min(rows.Length, PackWriter.Chunk * words)];
            for (var word = 0; word < words; word++)
            {
                var values = column.AsSpan(0, chunk.Length / words);
                _blocks.Take(MemoryMarshal.AsBytes(values));
                for (int row = 0, at = word; row < values.Length; row++, at += words)
                {
                    chunk[at] = values[row];
                }
            }
        }

        ArrayPool<uint>.Shared.Return(column);
        return items;
    }

    private int Length() => Take<int>() is >= 0 and var length ? length : throw new InvalidDataException("A length is below 0.");
}

internal static class Rows
{
    /// <summary>Returns the number of 4-byte words in a row struct.</summary>
    public static int Words<T>()
        where T : unmanaged
    {
        var bytes = Unsafe.SizeOf<T>();
        return bytes % sizeof(uint) == 0 && bytes / sizeof(uint) <= BlockWriter.Columns
            ? bytes / sizeof(uint)
            : throw new NotSupportedException($"{typeof(T)} is not made of 1 to {BlockWriter.Columns} words of 4 bytes.");
    }
}
