using System.Numerics;
using System.Runtime.CompilerServices;

namespace AdoptionSim.Model.Randomness;

/// <summary>
/// A keyed permutation (a shuffled order) of the numbers 0 to size - 1. It needs no memory and can be evaluated in both directions in constant time. Each round
/// adds a key, multiplies by an odd number, and applies exclusive-or with the upper half, as in the finalizer of MurmurHash3. Each of these steps is a
/// bijection of the numbers of a given bit length. A result outside the range is permuted again (cycle walking; Black and Rogaway, "Ciphers with arbitrary
/// finite domains", CT-RSA 2002).
/// </summary>
public readonly struct Permutation
{
    internal const int Rounds = 4;
    internal const uint Multiplier0 = 0x85EBCA6B;
    internal const uint Multiplier1 = 0xC2B2AE35;
    internal const uint Multiplier2 = 0x9E3779B1;
    internal const uint Multiplier3 = 0x27D4EB2F;
    internal static readonly uint Inverse0 = Inverse(Multiplier0);
    internal static readonly uint Inverse1 = Inverse(Multiplier1);
    internal static readonly uint Inverse2 = Inverse(Multiplier2);
    internal static readonly uint Inverse3 = Inverse(Multiplier3);

    private readonly uint _size;
    private readonly uint _mask;
    private readonly int _half;
    private readonly uint _key0;
    private readonly uint _key1;
    private readonly uint _key2;
    private readonly uint _key3;

    /// <param name="size">The number of items, at least 1.</param>
    /// <param name="key">The key; each key gives another permutation.</param>
    public Permutation(int size, uint key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var bits = 32 - BitOperations.LeadingZeroCount((uint)size - 1);
        _size = (uint)size;
        _mask = (uint)((1L << bits) - 1);
        _half = (bits + 1) / 2;
        _key0 = Scatter(key);
        _key1 = Scatter(_key0 + 1);
        _key2 = Scatter(_key1 + 1);
        _key3 = Scatter(_key2 + 1);
    }

    internal uint Size => _size;

    internal uint Mask => _mask;

    internal int Half => _half;

    /// <summary>Returns the key of one round of the permutation. Rounds are numbered from 0 to <see cref="Rounds"/> - 1.</summary>
    internal uint Key(int round) =>
        round switch
        {
            0 => _key0,
            1 => _key1,
            2 => _key2,
            _ => _key3,
        };

    /// <summary>Returns the position of an item in the permuted order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlaceOf(int item)
    {
        var value = (uint)item;
        do
        {
            value = Round(value, _key0, Multiplier0);
            value = Round(value, _key1, Multiplier1);
            value = Round(value, _key2, Multiplier2);
            value = Round(value, _key3, Multiplier3);
        } while (value >= _size);

        return (int)value;
    }

    /// <summary>Returns the item at a position in the permuted order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ItemAt(int place)
    {
        var value = (uint)place;
        do
        {
            value = Undo(value, _key3, Inverse3);
            value = Undo(value, _key2, Inverse2);
            value = Undo(value, _key1, Inverse1);
            value = Undo(value, _key0, Inverse0);
        } while (value >= _size);

        return (int)value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Round(uint value, uint key, uint multiplier)
    {
        value = ((value + key) * multiplier) & _mask;
        return value ^ (value >> _half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Undo(uint value, uint key, uint inverse)
    {
        value ^= value >> _half;
        return ((value * inverse) - key) & _mask;
    }

    /// <summary>Returns the MurmurHash3 finalizer (32 bits) of a value.</summary>
    private static uint Scatter(uint value)
    {
        value = (value ^ (value >> 16)) * 0x85EBCA6B;
        value = (value ^ (value >> 13)) * 0xC2B2AE35;
        return value ^ (value >> 16);
    }

    /// <summary>Returns the inverse of an odd number for multiplication modulo 2^32, by Newton's iteration.</summary>
    private static uint Inverse(uint odd)
    {
        var inverse = odd;
        for (var step = 0; step < 4; step++)
        {
            inverse *= 2 - (odd * inverse);
        }

        return inverse;
    }
}
