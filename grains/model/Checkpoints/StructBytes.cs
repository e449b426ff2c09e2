using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdoptionSim.Model.Checkpoints;

/// <summary>
/// Writes structs as they lie in memory, without lengths or compression, and reads them. The reader must have the same model version and be little-endian.
/// </summary>
public static class StructBytes
{
    /// <summary>Returns a copy of an array's bytes as they lie in memory. A message then carries one block instead of serialising element by element.</summary>
    public static byte[] Of<T>(ReadOnlySpan<T> items)
        where T : unmanaged => MemoryMarshal.AsBytes(items).ToArray();

    /// <summary>Returns an array from bytes that <see cref="Of"/> returned.</summary>
    public static T[] All<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes).ToArray();

    /// <summary>Appends the bytes of a struct to the output.</summary>
    public static void Put<T>(this IBufferWriter<byte> output, in T item)
        where T : unmanaged => output.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in item)));

    /// <summary>Appends the bytes of several structs, one after the other, to the output.</summary>
    public static void PutAll<T>(this IBufferWriter<byte> output, ReadOnlySpan<T> items)
        where T : unmanaged => output.Write(MemoryMarshal.AsBytes(items));

    /// <summary>Reads the next struct and removes it from the input.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bytes end before the struct does.</exception>
    public static T Take<T>(ref ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        var item = MemoryMarshal.Read<T>(bytes);
        bytes = bytes[Unsafe.SizeOf<T>()..];
        return item;
    }

    /// <summary>Reads the next structs and removes them from the input.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bytes end before the structs do.</exception>
    public static T[] TakeAll<T>(ref ReadOnlySpan<byte> bytes, int count)
        where T : unmanaged
    {
        var length = count * Unsafe.SizeOf<T>();
        var items = All<T>(bytes[..length]);
        bytes = bytes[length..];
        return items;
    }
}
