namespace AdoptionSim.Model.Supply;

/// <summary>Divides a supply, such as handsets, among demands in proportion to their size, in whole numbers (largest remainder, Hamilton).</summary>
public static class Allotment
{
    /// <summary>
    /// Gives each demand its proportional share of the supply, rounded down. The rest goes, one each, to the largest remainders, the lower index first if two
    /// are equal. No demand gets more than asked, and the total is the smaller of supply and demand.
    /// </summary>
    /// <param name="available">The supply, at least 0.</param>
    /// <param name="demand">The demands, each at least 0.</param>
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
