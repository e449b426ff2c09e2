using System.Buffers;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using AdoptionSim.Model.Runs;
using K4os.Compression.LZ4;

namespace AdoptionSim.Actors.Checkpoints;

/// <summary>
/// A part's bytes as they are stored: a header with versions, lengths and a checksum (XXH3 over the content and the part's name, so that a part in another's
/// place is noticed), then the content, compressed by LZ4.
/// </summary>
internal static class Part
{
    private const uint Magic = 0x4d495341;
    private const int Layout = 1;

    private readonly record struct Header(uint Magic, int Layout, int ModelVersion, int RawLength, int PackedLength, int Reserved, ulong Checksum);

    /// <summary>The compressed part in a rented array, to be returned to the shared pool.</summary>
    /// <param name="write">Fills exactly <paramref name="length"/> bytes.</param>
    public static (byte[] Rented, int Length) Pack(PartName name, int length, Action<Span<byte>> write)
    {
        var header = Unsafe.SizeOf<Header>();
        var raw = ArrayPool<byte>.Shared.Rent(length);
        var packed = ArrayPool<byte>.Shared.Rent(header + LZ4Codec.MaximumOutputSize(length));
        try
        {
            write(raw.AsSpan(0, length));
            var packedLength = LZ4Codec.Encode(raw.AsSpan(0, length), packed.AsSpan(header));
            var content = packed.AsSpan(header, packedLength);
            MemoryMarshal.Write(packed, new Header(Magic, Layout, ModelVersion.Current, length, packedLength, 0, Checksum(name, content)));
            return (packed, header + packedLength);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
        }
    }

    /// <summary>Reads a part's content.</summary>
    /// <exception cref="DamagedPartException">It is cut, altered, another's, or of another version.</exception>
    public static T Unpack<T>(PartName name, byte[] stored, Func<ReadOnlyMemory<byte>, T> read)
    {
        var header = Unsafe.SizeOf<Header>();
        if (stored.Length < header)
        {
            throw new DamagedPartException($"{name} is damaged: {stored.Length} bytes are less than its header.");
        }

        var found = MemoryMarshal.Read<Header>(stored);
        var content = stored.AsSpan(header);
        if (found.Magic != Magic || found.PackedLength != content.Length || found.RawLength < 0 || Checksum(name, content) != found.Checksum)
        {
            throw new DamagedPartException($"{name} is damaged: its checksum is not that of its content.");
        }

        if (found.Layout != Layout || found.ModelVersion != ModelVersion.Current)
        {
            throw new DamagedPartException(
                $"{name} is of layout {found.Layout} and model version {found.ModelVersion}; layout {Layout} and model version {ModelVersion.Current} are read.");
        }

        var raw = ArrayPool<byte>.Shared.Rent(found.RawLength);
        try
        {
            return LZ4Codec.Decode(content, raw.AsSpan(0, found.RawLength)) == found.RawLength
                ? read(raw.AsMemory(0, found.RawLength))
                : throw new DamagedPartException($"{name} is damaged: it cannot be decompressed.");
        }
        catch (InvalidDataException error)
        {
            throw new DamagedPartException($"{name} is damaged: {error.Message}", error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
        }
    }

    private static ulong Checksum(PartName name, ReadOnlySpan<byte> content)
    {
        var hash = new XxHash3();
        hash.Append(Encoding.UTF8.GetBytes(name.ToString()));
        hash.Append(content);
        return hash.GetCurrentHashAsUInt64();
    }
}
