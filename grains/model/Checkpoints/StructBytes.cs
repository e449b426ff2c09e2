using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdoptionSim.Model.Checkpoints;

/// <summary>
/// Writes structs as they lie in memory, without lengths or compression, and reads them back. The reader must run the same model version on a little-endian
/// machine.
/// </summary>
public static class StructBytes
{
    /// <summary>
    /// Returns a copy of an array's bytes as they lie in memory. A message can then carry the array as one block instead of serialising element by element.
    /// </summary>
    public static byte[] Of<T>(ReadOnlySpan<T> items)
        where T : unmanaged => MemoryMarshal.AsBytes(items).ToArray();

    /// <summary>Returns a new array of structs, read from the bytes that <see cref="Of"/> returned for such an array.</summary>
    public static T[] All<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes).ToArray();

    /// <summary>Appends the bytes of a struct to the output.</summary>
    public static void Put<T>(this IBufferWriter<byte> output, in T item)
        where T : unmanaged => output.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in item)));

    /// <summary>Appends the bytes of several structs, one after the other, to the output.</summary>
    public static void PutAll<T>(this IBufferWriter<byte> output, ReadOnlySpan<T> items)
        where T : unmanaged => output.Write(MemoryMarshal.AsBytes(items));

    /// <summary>Returns the struct at the beginning of the bytes, and moves the span past it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bytes end before the struct does.</exception>
    public static T Take<T>(ref ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        var item = MemoryMarshal.Read<T>(bytes);
        bytes = bytes[Unsafe.SizeOf<T>()..];
        return item;
    }

    /// <summary>Returns the given number of structs at the beginning of the bytes, and moves the span past them.</summary>
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
