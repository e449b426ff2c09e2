using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Runs;

/// <summary>
/// Computes the digest (chained hash) of a run's history, by which two runs are compared. It is d(t) = SHA-256(d(t-1), t, counts of all districts at tick t in
/// key order, counts of the nation), with counts as little-endian int64. Every <see cref="RowInterval"/> ticks, and after the last, the hash of the full state
/// (rows of citizens, handsets and so on) is added: d = SHA-256(d, hash). Two runs with the same digest had the same history.
/// </summary>
public sealed class DigestChain
{
    /// <summary>The number of ticks between two additions of the hash of the full state (rows of citizens, handsets and so on) to the run's digest.</summary>
    public const int RowInterval = 52;

    private byte[] _value = SHA256.HashData(Encoding.UTF8.GetBytes($"AdoptionSim model {ModelVersion.Current} series {Measures.SeriesVersion}"));

    /// <summary>The present value of the run's digest, in lower-case hexadecimal.</summary>
    public string Value => Convert.ToHexStringLower(_value);

    /// <summary>Continues the run's digest from an earlier <see cref="Value"/>, for example from a checkpoint.</summary>
    /// <exception cref="FormatException">The text is not hexadecimal.</exception>
    public void Restore(string value) => _value = Convert.FromHexString(value);

    /// <summary>Adds the figures counted in a tick (subscribers, calls and so on) in all districts to the run's digest.</summary>
    /// <param name="series">The counts of all districts, one after the other, each <see cref="Measures.Count"/> long.</param>
    /// <param name="nation">The nation's own series (<see cref="NationSeries"/>).</param>
    public void Add(Tick tick, ReadOnlySpan<long> series, ReadOnlySpan<long> nation = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(long)];
        hash.AppendData(_value);
        BinaryPrimitives.WriteInt64LittleEndian(number, tick);
        hash.AppendData(number);
        hash.AppendData(MemoryMarshal.AsBytes(series));
        hash.AppendData(MemoryMarshal.AsBytes(nation));
        _value = hash.GetHashAndReset();
    }

    /// <summary>Adds the hashes of the full state (rows) of all districts, in key order, to the run's digest.</summary>
    public void AddRows(IEnumerable<UInt128> hashes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[16];
        hash.AppendData(_value);
        foreach (var rows in hashes)
        {
            BinaryPrimitives.WriteUInt128LittleEndian(number, rows);
            hash.AppendData(number);
        }

        _value = hash.GetHashAndReset();
    }
}

/// <summary>
/// The version of the simulation's rules. A changed rule raises it. Runs of different versions are not comparable, and their silos do not join one cluster.
/// </summary>
public static class ModelVersion
{
    public const int Current = 8;
}
