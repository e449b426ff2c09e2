using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdoptionSim.Model.Services;

/// <summary>Converts the state of services to bytes: arrays one after the other, each preceded by its length. Integers are little-endian.</summary>
public sealed class RowBytes : IRowWriter
{
    private readonly byte[] _bytes;
    private int _written;

    private RowBytes(int length) => _bytes = new byte[length];

    /// <param name="write">Writes the state. Called twice, the first time only to compute the length.</param>
    public static byte[] Of(Action<IRowWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var length = new RowLength();
        write(length);
        var rows = new RowBytes(length.Bytes);
        write(rows);
        return rows._bytes;
    }

    public void All<T>(ReadOnlySpan<T> rows)
        where T : unmanaged
    {
        Put(MemoryMarshal.AsBytes([rows.Length]));
        Put(MemoryMarshal.AsBytes(rows));
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(_written));
        _written += bytes.Length;
    }

    private sealed class RowLength : IRowWriter
    {
        public int Bytes { get; private set; }

        public void All<T>(ReadOnlySpan<T> rows)
            where T : unmanaged => Bytes = checked(Bytes + sizeof(int) + MemoryMarshal.AsBytes(rows).Length);
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
