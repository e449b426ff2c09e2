namespace AdoptionSim.Model.People;

/// <summary>
/// Divides a total, such as the nation's people, among recipients, such as districts, in whole numbers: each gets its exact share rounded down or up.
/// </summary>
public static class LargestRemainder
{
    /// <summary>
    /// Rounds shares, such as the people of each district, down or up to whole numbers that add up to a total as nearly as possible. Shares with the largest
    /// remainders are rounded up; if two are equal, the earlier one. Returns the whole numbers in the order of the shares.
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
