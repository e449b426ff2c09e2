using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using K4os.Compression.LZ4;

namespace AdoptionSim.Model.Checkpoints;

/// <summary>
/// Writes the bytes of a checkpoint in blocks, compressed where this saves time. A block that LZ4 shrinks to less than a quarter is stored compressed. Any
/// other block is stored uncompressed. So are the next 31 blocks of the same column (one 4-byte word of all rows), without trying LZ4. The reason is speed: LZ4
/// processes almost uniform data ten times as fast as data that shrinks only to a half. Compressing the latter takes longer than storing it uncompressed.
/// </summary>
internal sealed class BlockWriter(IBufferWriter<byte> output)
{
    /// <summary>
    /// The maximum number of bytes in a block, which is compressed on its own. LZ4 finds repetitions over this distance, and a block of this size fits into a
    /// processor's cache.
    /// </summary>
    public const int Most = 1 << 16;

    /// <summary>The maximum number of columns. Rows are split into columns before compression, one for each 4-byte word of a row.</summary>
    public const int Columns = 16;

    private const int Untried = 31;
    private readonly int[] _untried = new int[Columns];

    /// <param name="block">The bytes to write, at most <see cref="Most"/>.</param>
    /// <param name="column">The column that the block belongs to. Blocks of one column tend to compress alike.</param>
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

/// <summary>Reads and decompresses the blocks that <see cref="BlockWriter"/> has written, in the same order.</summary>
internal ref struct BlockReader(ReadOnlySpan<byte> input)
{
    private ReadOnlySpan<byte> _input = input;

    public readonly bool IsAtEnd => _input.IsEmpty;

    /// <exception cref="InvalidDataException">The next block has another length, or the input ends within it.</exception>
    public void Take(scoped Span<byte> block)
    {
        if (_input.Length < Unsafe.SizeOf<BlockHead>())
        {
            throw new InvalidDataException("A block is missing.");
        }

        var head = StructBytes.Take<BlockHead>(ref _input);
        if (head.Length != block.Length || head.Packed < 0 || head.Packed > _input.Length)
        {
            throw new InvalidDataException($"A block has {head.Length} bytes ({head.Packed} as stored); expected {block.Length} bytes.");
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

/// <param name="Length">The number of bytes of the block.</param>
/// <param name="Packed">The number of bytes stored; equal to <paramref name="Length"/> if the block is not compressed.</param>
internal readonly record struct BlockHead(int Length, int Packed);
