using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using K4os.Compression.LZ4;

namespace AdoptionSim.Model.Checkpoints;

/// <summary>
/// Writes bytes in blocks, each compressed by LZ4 where it shrinks to a quarter. Where it does not, the next blocks of the same column are not tried: LZ4 passes over what is
/// nearly all alike ten times as fast as over what shrinks to a half, which takes longer than to store it as it is.
/// </summary>
internal sealed class BlockWriter(IBufferWriter<byte> output)
{
    /// <summary>As far as LZ4 sees repetitions, and as much as stays in a processor's cache.</summary>
    public const int Most = 1 << 16;

    /// <summary>More words than any row has.</summary>
    public const int Columns = 16;

    private const int Untried = 31;
    private readonly int[] _untried = new int[Columns];

    /// <param name="block">At most <see cref="Most"/> bytes.</param>
    /// <param name="column">Blocks of one column are alike.</param>
    public void Put(ReadOnlySpan<byte> block, int column)
    {
        var room = output.GetSpan(Unsafe.SizeOf<BlockHead>() + LZ4Codec.MaximumOutputSize(block.Length));
        var content = room[Unsafe.SizeOf<BlockHead>()..];
        var packed = block.Length;
        if (_untried[column] > 0)
        {
            _untried[column]--;
        }
        else if (LZ4Codec.Encode(block, content) is var length && length < block.Length / 4)
        {
            packed = length;
        }
        else
        {
            _untried[column] = Untried;
        }

        if (packed == block.Length)
        {
            block.CopyTo(content);
        }

        MemoryMarshal.Write(room, new BlockHead(block.Length, packed));
        output.Advance(Unsafe.SizeOf<BlockHead>() + packed);
    }
}

/// <summary>Reads what <see cref="BlockWriter"/> wrote.</summary>
internal ref struct BlockReader(ReadOnlySpan<byte> input)
{
    private ReadOnlySpan<byte> _input = input;

    /// <exception cref="InvalidDataException">The next block is not of that length, or is cut.</exception>
    public void Take(scoped Span<byte> block)
    {
        if (_input.Length < Unsafe.SizeOf<BlockHead>())
        {
            throw new InvalidDataException("A block is missing.");
        }

        var head = StructBytes.Take<BlockHead>(ref _input);
        if (head.Length != block.Length || head.Packed < 0 || head.Packed > _input.Length)
        {
            throw new InvalidDataException($"A block of {head.Length} bytes, {head.Packed} as stored, is found where one of {block.Length} is awaited.");
        }

        var packed = _input[..head.Packed];
        _input = _input[head.Packed..];
        if (head.Packed == head.Length)
        {
            packed.CopyTo(block);
        }
        else if (LZ4Codec.Decode(packed, block) != block.Length)
        {
            throw new InvalidDataException("A block cannot be decompressed.");
        }
    }
}

/// <param name="Length">Bytes.</param>
/// <param name="Packed">Bytes as stored; as many where the block is not compressed.</param>
internal readonly record struct BlockHead(int Length, int Packed);
