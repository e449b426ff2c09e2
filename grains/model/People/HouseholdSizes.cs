using System.Numerics;

namespace AdoptionSim.Model.People;

/// <summary>
/// Splits the people of one settlement after the other into households of 1 to 8. The sizes add up to the people exactly:
/// of all ways to round the share of each size down or up that do so, the one is taken that leaves the nation's sizes nearest to
/// their shares. Where none does (a nation without small households), the people left over form extra households of up to 8.
/// </summary>
internal sealed class HouseholdSizes
{
    private const int Sizes = Census.LargestHousehold;
    private const int Ways = 1 << Sizes;
    private readonly double[] _perPerson = new double[Sizes];
    private readonly double[] _owed = new double[Sizes];

    /// <param name="shares">Shares of households by size, the first of size 1; they need not add up to 100.</param>
    public HouseholdSizes(ReadOnlySpan<double> shares)
    {
        var people = 0.0;
        for (var index = 0; index < Sizes; index++)
        {
            people += shares[index] * (index + 1);
        }

        for (var index = 0; index < Sizes; index++)
        {
            _perPerson[index] = shares[index] / people;
        }
    }

    /// <summary>Households by size, the first of size 1, for a number of people.</summary>
    public int[] Split(int people)
    {
        var counts = new int[Sizes];
        var left = people;
        var open = 0;
        for (var index = 0; index < Sizes; index++)
        {
            var share = people * _perPerson[index];
            counts[index] = (int)share;
            left -= counts[index] * (index + 1);
            open |= share > counts[index] ? 1 << index : 0;
            _owed[index] += share - counts[index];
        }

        Place(left, open, counts);
        return counts;
    }

    private void Place(int left, int open, int[] counts)
    {
        var best = Best(left, open);
        for (var index = 0; best >= 0 && index < Sizes; index++)
        {
            Add(index, (best >> index) & 1, counts);
        }

        for (left = best >= 0 ? 0 : left; left > 0; left -= Math.Min(left, Sizes))
        {
            Add(Math.Min(left, Sizes) - 1, 1, counts);
        }
    }

    private void Add(int index, int households, int[] counts)
    {
        counts[index] += households;
        _owed[index] -= households;
    }

    /// <summary>The sizes to round up, as bits, or -1 where no choice makes the sizes add up.</summary>
    private int Best(int left, int open)
    {
        var (best, least) = (-1, double.MaxValue);
        for (var way = 0; way < Ways; way++)
        {
            if ((way & ~open) == 0 && Members(way) == left && Miss(way) is var miss && miss < least)
            {
                (best, least) = (way, miss);
            }
        }

        return best;
    }

    private static int Members(int way)
    {
        var members = 0;
        for (var rest = way; rest != 0; rest &= rest - 1)
        {
            members += BitOperations.TrailingZeroCount(rest) + 1;
        }

        return members;
    }

    private double Miss(int way)
    {
        var miss = 0.0;
        for (var index = 0; index < Sizes; index++)
        {
            var owed = _owed[index] - ((way >> index) & 1);
            miss += owed * owed;
        }

        return miss;
    }
}
