using System.Buffers;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdoptionSim.Model.Services;

/// <summary>A service's state as bytes: arrays one after the other, each behind its length. Little-endian.</summary>
public sealed class RowBytes : IRowWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public void All<T>(ReadOnlySpan<T> rows)
        where T : unmanaged
    {
        _bytes.Write(MemoryMarshal.AsBytes([rows.Length]));
        _bytes.Write(MemoryMarshal.AsBytes(rows));
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}

/// <summary>Hashes a service's state.</summary>
public sealed class RowHasher(NonCryptographicHashAlgorithm hash) : IRowWriter
{
    public void All<T>(ReadOnlySpan<T> rows)
        where T : unmanaged
    {
        hash.Append(MemoryMarshal.AsBytes([rows.Length]));
        hash.Append(MemoryMarshal.AsBytes(rows));
    }
}

/// <summary>Takes what <see cref="RowBytes"/> wrote, in the same order.</summary>
public ref struct RowReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <exception cref="InvalidDataException">The bytes end before the array does.</exception>
    public T[] All<T>()
        where T : unmanaged
    {
        var bytes = Take((long)MemoryMarshal.Read<int>(Take(sizeof(int))) * Unsafe.SizeOf<T>());
        return MemoryMarshal.Cast<byte, T>(bytes).ToArray();
    }

    private ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > _rest.Length)
        {
            throw new InvalidDataException($"A service's state ends {length - _rest.Length} bytes early.");
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
