using System.Numerics;

namespace AdoptionSim.Model.People;

/// <summary>
/// Splits the people of every settlement (urban or rural part of a district) into households of 1 to 8 members. The expected number of households of each size
/// is rounded down or up. Of all roundings that house everybody exactly, the one nearest to the nation's shares is taken. If no rounding does so (a nation
/// without small households), the people left over form extra households of up to 8.
/// </summary>
internal sealed class HouseholdSizes
{
    private const int Sizes = Census.LargestHousehold;
    private const int Passes = 3;
    private static readonly int[] MembersOfWay = [.. Enumerable.Range(0, 1 << Sizes).Select(MembersOf)];
    private readonly double[] _perPerson = new double[Sizes];
    private readonly double[] _owed = new double[Sizes];

    /// <param name="shares">The shares of households by size from 1 on; they need not add up to 100.</param>
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

    /// <summary>Returns the number of households of each size, from 1 on, in each settlement (urban or rural part of a district).</summary>
    /// <remarks>
    /// Settlements are rounded one after the other, each so that the nation is nearest to its shares of households of each size. One pass leaves the nation
    /// within about two households of these shares. In further passes, the rounding of each settlement takes into account that of all others. This brings the
    /// nation within one household where there are more than a few settlements.
    /// </remarks>
    /// <param name="people">The number of people of each settlement.</param>
    public int[][] Split(IReadOnlyList<int> people)
    {
        var counts = new int[people.Count][];
        var rows = new Row[people.Count];
        for (var at = 0; at < rows.Length; at++)
        {
            counts[at] = new int[Sizes];
            rows[at] = RoundDown(people[at], counts[at]);
        }

        for (var pass = 0; pass < Passes; pass++)
        {
            for (var at = 0; at < rows.Length; at++)
            {
                RoundUp(-1, rows[at].Way, counts[at]);
                rows[at].Way = Best(rows[at].Left, rows[at].Open);
                RoundUp(1, rows[at].Way, counts[at]);
            }
        }

        for (var at = 0; at < rows.Length; at++)
        {
            HouseTheRest(rows[at].Left - MembersOfWay[rows[at].Way], counts[at]);
        }

        return counts;
    }

    private Row RoundDown(int people, int[] counts)
    {
        var row = new Row { Left = people };
        for (var index = 0; index < Sizes; index++)
        {
            var share = people * _perPerson[index];
            counts[index] = (int)share;
            row.Left -= counts[index] * (index + 1);
            row.Open |= share > counts[index] ? 1 << index : 0;
            _owed[index] += share - counts[index];
        }

        return row;
    }

    private void RoundUp(int households, int way, int[] counts)
    {
        for (var rest = way; rest != 0; rest &= rest - 1)
        {
            var index = BitOperations.TrailingZeroCount(rest);
            counts[index] += households;
            _owed[index] -= households;
        }
    }

    /// <summary>
    /// Chooses the household sizes whose counts are rounded up in a settlement, so that exactly the given number of people is housed. Returns one bit for each
    /// size; 0 if no choice does so.
    /// </summary>
    /// <param name="left">The number of people without a household after all counts were rounded down.</param>
    /// <param name="open">The sizes whose counts may be rounded up, one bit for each.</param>
    private int Best(int left, int open)
    {
        var (best, least) = (0, double.MaxValue);
        for (var way = 0; way < MembersOfWay.Length; way++)
        {
            if (MembersOfWay[way] == left && (way & ~open) == 0 && Miss(way) is var miss && miss < least)
            {
                (best, least) = (way, miss);
            }
        }

        return best;
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

    private static void HouseTheRest(int left, int[] counts)
    {
        for (; left > 0; left -= Math.Min(left, Sizes))
        {
            counts[Math.Min(left, Sizes) - 1]++;
        }
    }

    private static int MembersOf(int way)
    {
        var members = 0;
        for (var rest = way; rest != 0; rest &= rest - 1)
        {
            members += BitOperations.TrailingZeroCount(rest) + 1;
        }

        return members;
    }

    /// <summary>
    /// The division of one settlement's people into households. It holds the number of people without a household when the counts of all household sizes are
    /// rounded down, and two sets of sizes. The first set has the sizes whose counts may be rounded up, the second those chosen for rounding up. A set has one
    /// bit for each size.
    /// </summary>
    private struct Row
    {
        public int Left;
        public int Open;
        public int Way;
    }
}
