namespace AdoptionSim.Model.Supply;

/// <summary>Division of what there is among those who ask, in proportion to what they ask, in whole numbers (largest remainder, Hamilton).</summary>
public static class Allotment
{
    /// <summary>
    /// Each gets its exact share rounded down; what is left goes, one each, to the largest remainders, the lower index first where two
    /// are equal. Nobody gets more than asked; all that there is is given, or all that is asked.
    /// </summary>
    /// <param name="available">At least 0.</param>
    /// <param name="demand">Each at least 0.</param>
    /// <param name="allotted">Receives the allotments; as long as <paramref name="demand"/>.</param>
    public static void Divide(long available, ReadOnlySpan<long> demand, Span<long> allotted)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(available);
        ArgumentOutOfRangeException.ThrowIfNotEqual(allotted.Length, demand.Length);
        var total = Total(demand);
        if (available >= total)
        {
            demand.CopyTo(allotted);
            return;
        }

        var remainders = new (long Remainder, int Index)[demand.Length];
        var left = available;
        for (var index = 0; index < demand.Length; index++)
        {
            var (share, remainder) = Int128.DivRem((Int128)available * demand[index], total);
            allotted[index] = (long)share;
            remainders[index] = ((long)remainder, index);
            left -= allotted[index];
        }

        Array.Sort(remainders, static (a, b) => a.Remainder == b.Remainder ? a.Index.CompareTo(b.Index) : b.Remainder.CompareTo(a.Remainder));
        for (var next = 0; next < left; next++)
        {
            allotted[remainders[next].Index]++;
        }
    }

    private static long Total(ReadOnlySpan<long> demand)
    {
        var total = 0L;
        foreach (var asked in demand)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(asked, nameof(demand));
            total = checked(total + asked);
        }

        return total;
    }
}
