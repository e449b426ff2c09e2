namespace AdoptionSim.Model.People;

/// <summary>Divides a whole number, such as the nation's people, into whole parts, such as districts: each gets its exact share rounded down or up.</summary>
public static class LargestRemainder
{
    /// <summary>
    /// Rounds shares, such as the people of each district, to whole numbers that add up to a total as nearly as rounding down or up can. Those with the largest
    /// remainders are rounded up; of equal ones the earlier.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative or exceeds 2^31 - 1.</exception>
    public static int[] Round(ReadOnlySpan<double> shares, long total)
    {
        var counts = new int[shares.Length];
        var remainders = new List<(double Remainder, int Index)>(shares.Length);
        var left = total;
        for (var index = 0; index < shares.Length; index++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(shares[index]);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(shares[index], int.MaxValue);
            counts[index] = (int)shares[index];
            left -= counts[index];
            if (shares[index] > counts[index])
            {
                remainders.Add((shares[index] - counts[index], index));
            }
        }

        foreach (var (_, index) in remainders.OrderByDescending(each => each.Remainder).ThenBy(each => each.Index).Take((int)Math.Max(0, left)))
        {
            counts[index]++;
        }

        return counts;
    }
}
