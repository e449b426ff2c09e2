using System.Numerics;
using System.Runtime.CompilerServices;
using AdoptionSim.Model.Randomness;

namespace AdoptionSim.Model.People;

/// <summary>
/// Assigns ages to the people of one settlement (the urban or rural part of a district). Ranks by age go from the youngest to the oldest. Heads of households,
/// shuffled by a key, take ranks spread evenly over those old enough to head one. The others, shuffled by another key, take the remaining ranks.
/// </summary>
/// <remarks>
/// Those who can head a household are the people of 16 and over; if there are fewer of them than households, the oldest below 16 too. The ranks of heads among
/// them, floor(i A / H), and those of the others, ceil((j + 1) A / (A - H)) - 1, are complementary sequences, so that each rank is taken once.
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

    /// <summary>Returns the rank by age, in the settlement, of the head of a household; rank 0 is the youngest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RankOfHead(int number) => _tooYoung + (int)((ulong)(uint)_headOrder.PlaceOf(number) * (uint)_eligible / (uint)_heads);

    /// <summary>
    /// Returns the rank by age, in the settlement, of a person who is not the head of a household; rank 0 is the youngest. <paramref name="other"/> is the
    /// person's number among those who are not heads.
    /// </summary>
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
    /// Returns the person at a rank by age in the settlement: for a head of a household, the number of the household; for others, the number among those who
    /// are not heads.
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

    /// <summary>Returns the age, in completed years, of the person at a rank by age in the settlement; rank 0 is the youngest.</summary>
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

    /// <summary>Returns the number of people of the settlement who are younger than an age.</summary>
    public int Before(int age) => age == 0 ? 0 : _upTo[age - 1];

    /// <summary>
    /// Builds an index that speeds up <see cref="AgeAt"/>: for each block of consecutive ranks, the age at which the search for the age at a rank starts.
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
