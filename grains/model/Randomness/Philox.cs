using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AdoptionSim.Model.Randomness;

/// <summary>
/// The random number generator Philox4x32-7, a keyed bijection of 128-bit counters. Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3" (SC11). Seven rounds are the fewest that the authors found to pass BigCrush. The same counter and key give the same four words on every machine.
/// </summary>
public static class Philox
{
    private const int Rounds = 7;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>Returns the four random words for one counter and one key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words Block(uint counter0, uint counter1, uint counter2, uint counter3, uint key0, uint key1)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * counter0;
            var product1 = (ulong)Multiplier1 * counter2;
            counter0 = (uint)(product1 >> 32) ^ counter1 ^ key0;
            counter1 = (uint)product1;
            counter2 = (uint)(product0 >> 32) ^ counter3 ^ key1;
            counter3 = (uint)product0;
            key0 += Weyl0;
            key1 += Weyl1;
        }

        return new Words(counter0, counter1, counter2, counter3);
    }

    /// <summary>
    /// Writes the random words of consecutive counters: word <c>i</c> of <paramref name="words"/> is word <c>i % 4</c> of the counter whose first part is
    /// <paramref name="counter0"/> + <c>i / 4</c>. The length is a multiple of four.
    /// </summary>
    public static void Fill(Span<uint> words, uint counter0, uint counter1, uint counter2, uint counter3, uint key0, uint key1)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(words.Length % 4, 0, nameof(words));
        var done = Avx2.IsSupported ? FillWide(words, counter0, counter1, counter2, counter3, key0, key1) : 0;
        for (; done < words.Length; done += 4)
        {
            Block(counter0 + (uint)(done / 4), counter1, counter2, counter3, key0, key1).CopyTo(words[done..]);
        }
    }

    /// <summary>Writes the four random words of each of several counters, one counter after the other. The counters differ only in their first part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillEach(Span<uint> words, ReadOnlySpan<int> counters0, uint counter1, uint counter2, uint counter3, uint key0, uint key1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(words.Length, 4 * counters0.Length, nameof(words));
        var done = 0;
        for (; Avx2.IsSupported && done + 8 <= counters0.Length; done += 8)
        {
            var c0 = Vector256.Create(counters0.Slice(done, 8)).AsUInt32();
            var (c1, c2, c3) = (Vector256.Create(counter1), Vector256.Create(counter2), Vector256.Create(counter3));
            Blocks(ref c0, ref c1, ref c2, ref c3, key0, key1);
            Transpose(words.Slice(4 * done, 32), c0, c1, c2, c3);
        }

        for (; done < counters0.Length; done++)
        {
            Block((uint)counters0[done], counter1, counter2, counter3, key0, key1).CopyTo(words[(4 * done)..]);
        }
    }

    /// <summary>Replaces eight counters, one in each lane, by their random words. Requires a processor with AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Blocks(
        ref Vector256<uint> counter0,
        ref Vector256<uint> counter1,
        ref Vector256<uint> counter2,
        ref Vector256<uint> counter3,
        uint key0,
        uint key1
    )
    {
        var (c0, c1, c2, c3) = (counter0, counter1, counter2, counter3);
        var multiplier0 = Vector256.Create(Multiplier0);
        var multiplier1 = Vector256.Create(Multiplier1);
        for (var round = 0; round < Rounds; round++)
        {
            var (high0, low0) = MultiplyWide(c0, multiplier0);
            var (high1, low1) = MultiplyWide(c2, multiplier1);
            c0 = high1 ^ c1 ^ Vector256.Create(key0);
            c1 = low1;
            c2 = high0 ^ c3 ^ Vector256.Create(key1);
            c3 = low0;
            key0 += Weyl0;
            key1 += Weyl1;
        }

        (counter0, counter1, counter2, counter3) = (c0, c1, c2, c3);
    }

    /// <summary>
    /// Writes random words with vector instructions, 32 at a time (the words of eight counters). Returns the number of words written, a multiple of 32; the
    /// caller must write the rest.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int FillWide(Span<uint> words, uint counter0, uint counter1, uint counter2, uint counter3, uint key0, uint key1)
    {
        var done = 0;
        for (; done + 32 <= words.Length; done += 32)
        {
            var c0 = Vector256.Create(counter0 + (uint)(done / 4)) + Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7);
            var c1 = Vector256.Create(counter1);
            var c2 = Vector256.Create(counter2);
            var c3 = Vector256.Create(counter3);
            Blocks(ref c0, ref c1, ref c2, ref c3, key0, key1);
            Transpose(words.Slice(done, 32), c0, c1, c2, c3);
        }

        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> High, Vector256<uint> Low) MultiplyWide(Vector256<uint> left, Vector256<uint> right)
    {
        var even = Avx2.Multiply(left, right).AsUInt32();
        var odd = Avx2.Multiply(Avx2.ShiftRightLogical(left.AsUInt64(), 32).AsUInt32(), right).AsUInt32();
        var high = Avx2.Blend(Avx2.Shuffle(even, 0b11_11_01_01), odd, 0b10101010);
        var low = Avx2.Blend(even, Avx2.Shuffle(odd, 0b10_10_00_00), 0b10101010);
        return (high, low);
    }

    /// <summary>Writes the random words of eight counters to a span, counter by counter. Each vector given holds one word of every counter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(Span<uint> words, Vector256<uint> c0, Vector256<uint> c1, Vector256<uint> c2, Vector256<uint> c3)
    {
        var low01 = Avx2.UnpackLow(c0, c1).AsUInt64();
        var low23 = Avx2.UnpackLow(c2, c3).AsUInt64();
        var high01 = Avx2.UnpackHigh(c0, c1).AsUInt64();
        var high23 = Avx2.UnpackHigh(c2, c3).AsUInt64();
        var counters04 = Avx2.UnpackLow(low01, low23).AsUInt32();
        var counters15 = Avx2.UnpackHigh(low01, low23).AsUInt32();
        var counters26 = Avx2.UnpackLow(high01, high23).AsUInt32();
        var counters37 = Avx2.UnpackHigh(high01, high23).AsUInt32();
        Avx2.Permute2x128(counters04, counters15, 0x20).CopyTo(words);
        Avx2.Permute2x128(counters26, counters37, 0x20).CopyTo(words[8..]);
        Avx2.Permute2x128(counters04, counters15, 0x31).CopyTo(words[16..]);
        Avx2.Permute2x128(counters26, counters37, 0x31).CopyTo(words[24..]);
    }
}

/// <summary>Four random words of 32 uniformly distributed bits each.</summary>
public readonly record struct Words(uint W0, uint W1, uint W2, uint W3)
{
    /// <summary>Returns the random word at an index, modulo 4. Chosen without a branch: the index is random, so a branch would often be mispredicted.</summary>
    public uint this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var pair = (index & 2) == 0 ? W0 | ((ulong)W1 << 32) : W2 | ((ulong)W3 << 32);
            return (uint)(pair >> ((index & 1) * 32));
        }
    }

    /// <summary>Writes the four random words to the beginning of a span.</summary>
    public void CopyTo(Span<uint> words) => (words[0], words[1], words[2], words[3]) = (W0, W1, W2, W3);
}
