using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Model.Runs;

/// <summary>
/// d(t) = SHA-256(d(t-1), t, the series of all districts at t in key order, then the nation's own, as little-endian int64). Every <see cref="RowInterval"/> ticks, and
/// after the last, the rows' hash is chained in: d = SHA-256(d, hash). Two runs with the same chain had the same history.
/// </summary>
public sealed class DigestChain
{
    /// <summary>How many ticks lie between two hashes of all rows.</summary>
    public const int RowInterval = 52;

    private byte[] _value = SHA256.HashData(Encoding.UTF8.GetBytes($"AdoptionSim model {ModelVersion.Current} series {Measures.SeriesVersion}"));

    /// <summary>The chain's value in lower-case hexadecimal.</summary>
    public string Value => Convert.ToHexStringLower(_value);

    /// <summary>Goes on from a value of <see cref="Value"/>.</summary>
    /// <exception cref="FormatException">It is not hexadecimal.</exception>
    public void Restore(string value) => _value = Convert.FromHexString(value);

    /// <summary>Chains in a tick.</summary>
    /// <param name="series">District by district, each <see cref="Measures.Count"/> long.</param>
    /// <param name="nation">The nation's own (<see cref="NationSeries"/>).</param>
    public void Add(int tick, ReadOnlySpan<long> series, ReadOnlySpan<long> nation = default)
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

    /// <summary>Chains in the hashes of all districts' rows and towers, in key order.</summary>
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

/// <summary>The version of the rules. A changed rule raises it; runs of different versions are not compared and do not join.</summary>
public static class ModelVersion
{
    public const int Current = 5;
}
