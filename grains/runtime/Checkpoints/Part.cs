using System.Buffers;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Checkpoints;
using AdoptionSim.Model.Runs;
using CommunityToolkit.HighPerformance.Buffers;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Packs and checks the parts of a checkpoint (one district, or some result rows) in their stored form: a header with versions, length and checksum, then the
/// content. The checksum (XXH3) covers the content and the part's name, so that a part in the wrong place is detected.
/// </summary>
internal static class Part
{
    private const uint Magic = 0x4d495341;
    private const int Layout = 1;

    private readonly record struct Header(uint Magic, int Layout, int ModelVersion, int Length, ulong Checksum);

    /// <param name="size">The approximate size of the content in bytes.</param>
    /// <param name="write">Writes the content.</param>
    /// <returns>A buffer from the pool, which the caller must dispose.</returns>
    public static ArrayPoolBufferWriter<byte> Pack(PartName name, int size, Action<IBufferWriter<byte>> write)
    {
        var header = Unsafe.SizeOf<Header>();
        var buffer = new ArrayPoolBufferWriter<byte>(header + size);
        try
        {
            buffer.GetSpan(header)[..header].Clear();
            buffer.Advance(header);
            var hashed = new HashedWriter(buffer, Begin(name));
            write(hashed);
            var bytes = MemoryMarshal.AsMemory(buffer.WrittenMemory).Span;
            MemoryMarshal.Write(bytes, new Header(Magic, Layout, ModelVersion.Current, bytes.Length - header, hashed.Checksum));
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    /// <summary>Checks the stored bytes of a part of a checkpoint, and returns the content that is read from them.</summary>
    /// <param name="read">Reads the content; may throw <see cref="InvalidDataException"/>.</param>
    /// <exception cref="DamagedPartException">The part is cut, altered, in the wrong place, or of another version.</exception>
    public static T Unpack<T>(PartName name, byte[] stored, Func<ReadOnlyMemory<byte>, T> read)
    {
        var header = Unsafe.SizeOf<Header>();
        if (stored.Length < header)
        {
            throw new DamagedPartException($"{name} is damaged: {stored.Length} bytes are less than its header.");
        }

        ReadOnlySpan<byte> bytes = stored;
        var found = StructBytes.Take<Header>(ref bytes);
        var content = stored.AsMemory(header);
        if (found.Magic != Magic || found.Length != content.Length || Checksum(name, content.Span) != found.Checksum)
        {
            throw new DamagedPartException($"{name} is damaged: its checksum does not match its content.");
        }

        if (found.Layout != Layout || found.ModelVersion != ModelVersion.Current)
        {
            throw new DamagedPartException(
                $"{name} has layout {found.Layout} and model version {found.ModelVersion}; expected layout {Layout} and model version {ModelVersion.Current}."
            );
        }

        try
        {
            return read(content);
        }
        catch (InvalidDataException error)
        {
            throw new DamagedPartException($"{name} is damaged: {error.Message}", error);
        }
    }

    private static ulong Checksum(PartName name, ReadOnlySpan<byte> content)
    {
        var hash = Begin(name);
        hash.Append(content);
        return hash.GetCurrentHashAsUInt64();
    }

    private static XxHash3 Begin(PartName name)
    {
        var hash = new XxHash3();
        hash.Append(Encoding.UTF8.GetBytes(name.ToString()));
        if (name.Incarnation != default)
        {
            hash.Append(name.Incarnation.Id.ToByteArray());
        }

        return hash;
    }

    /// <summary>Writes to another writer and adds each block to a checksum right after it is written, while it is in the processor's cache.</summary>
    private sealed class HashedWriter(IBufferWriter<byte> output, XxHash3 hash) : IBufferWriter<byte>
    {
        private Memory<byte> _room;

        public ulong Checksum => hash.GetCurrentHashAsUInt64();

        public void Advance(int count)
        {
            hash.Append(_room.Span[..count]);
            output.Advance(count);
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => _room = output.GetMemory(sizeHint);

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
