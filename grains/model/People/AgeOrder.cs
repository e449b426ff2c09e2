using System.Numerics;
using System.Runtime.CompilerServices;
using AdoptionSim.Model.Randomness;

namespace AdoptionSim.Model.People;

/// <summary>
/// Assigns an age to each person of one settlement (the urban or rural part of a district). People have ranks by age; rank 0 is the youngest. Heads of
/// households get ranks spread evenly over the people old enough to head one; all others get the remaining ranks. Within both groups, the order is shuffled by
/// a random key.
/// </summary>
/// <remarks>
/// Heads are people of 16 and over; if these are fewer than the households, the oldest people below 16 can be heads too. With A such people and H households,
/// the ranks of heads among them are floor(i A / H). Those of the others are ceil((j + 1) A / (A - H)) - 1. The two sequences are complementary, so that each
/// rank is taken once.
/// </remarks>
internal sealed class AgeOrder
{
    private const int GuideBits = 8;
    private readonly int _heads;
    private readonly int _eligible;
    private readonly int _tooYoung;
    private readonly Permutation _headOrder;
    private readonly Permutation _otherOrder;
    private readonly int[] _upTo;
    private readonly byte[] _guide;
    private readonly int _guideShift;

    public AgeOrder(SettlementCensus settlement, uint headKey, uint otherKey)
    {
        var ages = settlement.Ages.AsSpan();
        _upTo = new int[ages.Length];
        for (var (age, people) = (0, 0); age < ages.Length; age++)
        {
            people += ages[age];
            _upTo[age] = people;
        }

        _heads = settlement.Households;
        var minors = Before(Math.Min(LifeStages.AdultFrom, ages.Length));
        _eligible = Math.Max(settlement.People - minors, _heads);
        _tooYoung = settlement.People - _eligible;
        _headOrder = new Permutation(Math.Max(1, _heads), headKey);
        _otherOrder = new Permutation(Math.Max(1, settlement.People - _heads), otherKey);
        _guideShift = Math.Max(0, 32 - BitOperations.LeadingZeroCount((uint)settlement.People) - GuideBits);
        _guide = Guide(settlement.People);
    }

    /// <summary>Returns the rank by age of the head of a household among the people of a district's urban or rural part. Rank 0 is the youngest.</summary>
    /// <param name="number">The number of the household in that part.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RankOfHead(int number) => _tooYoung + (int)((ulong)(uint)_headOrder.PlaceOf(number) * (uint)_eligible / (uint)_heads);

    /// <summary>
    /// Returns the rank by age of a person who is not the head of a household in a district's urban or rural part. Rank 0 is the youngest person of that part.
    /// </summary>
    /// <param name="other">The number of the person among the people who are not heads, from 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RankOfOther(int other)
    {
        var place = _otherOrder.PlaceOf(other);
        if (place < _tooYoung)
        {
            return place;
        }

        var (others, next) = ((uint)(_eligible - _heads), (ulong)(uint)(place - _tooYoung) + 1);
        return _tooYoung + (int)(((next * (uint)_eligible) + others - 1) / others) - 1;
    }

    /// <summary>
    /// Returns the person at a rank by age among the people of a district's urban or rural part; rank 0 is the youngest. The number is that of the household
    /// for a head. For other people it is the number among all people who are not heads.
    /// </summary>
    public (bool IsHead, int Number) At(int rank)
    {
        if (rank < _tooYoung)
        {
            return (false, _otherOrder.ItemAt(rank));
        }

        // The number of heads before this rank: the least i with floor(i A / H) not below it.
        var eligible = (long)(rank - _tooYoung);
        var heads = ((eligible * _heads) + _eligible - 1) / _eligible;
        return heads < _heads && heads * _eligible / _heads == eligible
            ? (true, _headOrder.ItemAt((int)heads))
            : (false, _otherOrder.ItemAt(_tooYoung + (int)(eligible - heads)));
    }

    /// <summary>Returns the age, in completed years, of the person at a rank by age in a district's urban or rural part. Rank 0 is the youngest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int AgeAt(int rank)
    {
        int age = _guide[rank >> _guideShift];
        while (rank >= _upTo[age])
        {
            age++;
        }

        return age;
    }

    /// <summary>Returns the number of people of a district's urban or rural part who are younger than an age in completed years.</summary>
    public int Before(int age) => age == 0 ? 0 : _upTo[age - 1];

    /// <summary>
    /// Builds an index that speeds up <see cref="AgeAt"/>. It gives, for each block of consecutive ranks, the age of the block's first rank, from which the
    /// search for an age starts.
    /// </summary>
    private byte[] Guide(int people)
    {
        var guide = new byte[(people >> _guideShift) + 1];
        for (var (entry, age) = (0, 0); entry << _guideShift < people; entry++)
        {
            while (entry << _guideShift >= _upTo[age])
            {
                age++;
            }

            guide[entry] = (byte)age;
        }

        return guide;
    }
}
