using System.Runtime.CompilerServices;

namespace AdoptionSim.Model.Randomness;

/// <summary>
/// A keyed permutation of 0 .. size-1 that needs no memory and can be walked both ways in constant time: the generalised
/// Feistel cipher of Black and Rogaway, "Ciphers with arbitrary finite domains" (CT-RSA 2002), on a rows x columns grid just
/// large enough; the rare image outside the domain is permuted again.
/// </summary>
public readonly struct Permutation
{
    private const int Rounds = 6;
    private readonly uint _size;
    private readonly uint _rows;
    private readonly uint _columns;
    private readonly uint _key;

    /// <param name="size">At least 1.</param>
    /// <param name="key">Another key is another permutation.</param>
    public Permutation(int size, uint key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _size = (uint)size;
        _rows = (uint)Math.Ceiling(Math.Sqrt(size));
        _columns = (_size + _rows - 1) / _rows;
        _key = key;
    }

    /// <summary>The place of an item in the permuted order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlaceOf(int item)
    {
        var value = (uint)item;
        do
        {
            value = Forward(value);
        }
        while (value >= _size);

        return (int)value;
    }

    /// <summary>The item at a place in the permuted order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ItemAt(int place)
    {
        var value = (uint)place;
        do
        {
            value = Backward(value);
        }
        while (value >= _size);

        return (int)value;
    }

    private uint Forward(uint value)
    {
        var column = value / _rows;
        var row = value - (column * _rows);
        for (var round = 0u; round < Rounds; round += 2)
        {
            row = Add(row, Mix(column, round), _rows);
            column = Add(column, Mix(row, round + 1), _columns);
        }

        return (column * _rows) + row;
    }

    private uint Backward(uint value)
    {
        var column = value / _rows;
        var row = value - (column * _rows);
        for (var round = (int)Rounds - 2; round >= 0; round -= 2)
        {
            column = Subtract(column, Mix(row, (uint)round + 1), _columns);
            row = Subtract(row, Mix(column, (uint)round), _rows);
        }

        return (column * _rows) + row;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Add(uint value, uint mixed, uint modulus)
    {
        var sum = value + (uint)(((ulong)mixed * modulus) >> 32);
        return sum >= modulus ? sum - modulus : sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Subtract(uint value, uint mixed, uint modulus)
    {
        var part = (uint)(((ulong)mixed * modulus) >> 32);
        return value >= part ? value - part : value + modulus - part;
    }

    /// <summary>The finalizer of MurmurHash3 (32 bits) over half, key and round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Mix(uint half, uint round)
    {
        var hash = half + _key + (round * 0x9E3779B9);
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
