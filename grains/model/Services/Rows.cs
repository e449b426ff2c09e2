using System.Buffers;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdoptionSim.Model.Checkpoints;

namespace AdoptionSim.Model.Services;

/// <summary>Converts the state of services to bytes: arrays one after the other, each preceded by its length. Integers are little-endian.</summary>
public sealed class RowBytes : IRowWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    private RowBytes() { }

    /// <summary>Returns the bytes of the state that a function writes.</summary>
    /// <param name="write">Writes the state, array by array.</param>
    public static byte[] Of(Action<IRowWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var rows = new RowBytes();
        write(rows);
        return rows._bytes.WrittenSpan.ToArray();
    }

    public void All<T>(ReadOnlySpan<T> rows)
        where T : unmanaged
    {
        _bytes.Put(rows.Length);
        _bytes.PutAll(rows);
    }
}

/// <summary>Adds a service's state to a hash, which goes into the run's digest.</summary>
public sealed class RowHasher(NonCryptographicHashAlgorithm hash) : IRowWriter
{
    public void All<T>(ReadOnlySpan<T> rows)
        where T : unmanaged
    {
        hash.Append(MemoryMarshal.AsBytes([rows.Length]));
        hash.Append(MemoryMarshal.AsBytes(rows));
    }
}

/// <summary>Reads back the arrays of services' state that <see cref="RowBytes"/> has written, in the same order.</summary>
public ref struct RowReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Reads the next array and removes it from the input.</summary>
    /// <exception cref="InvalidDataException">The bytes end before the array does.</exception>
    public T[] All<T>()
        where T : unmanaged
    {
        Require(sizeof(int));
        var count = StructBytes.Take<int>(ref _rest);
        Require((long)count * Unsafe.SizeOf<T>());
        return StructBytes.TakeAll<T>(ref _rest, count);
    }

    private readonly void Require(long length)
    {
        if (length < 0 || length > _rest.Length)
        {
            throw new InvalidDataException($"A service's state ends {length - _rest.Length} bytes early.");
        }
    }
}
