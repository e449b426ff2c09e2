namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>The changes, from one run to another, in how many months people have a phone, summed over some persons or households.</summary>
/// <param name="Count">The number of simulated persons or households.</param>
/// <param name="Gained">The months gained, summed over the persons or households that have a phone for more months in the second run.</param>
/// <param name="Lost">The months lost, summed over the persons or households that have a phone for fewer months in the second run.</param>
/// <param name="Gainers">The number of persons or households that gained months.</param>
/// <param name="Losers">The number of persons or households that lost months.</param>
internal readonly record struct MonthSums(long Count, long Gained, long Lost, long Gainers, long Losers)
{
    public static MonthSums operator +(MonthSums one, MonthSums other) =>
        new(one.Count + other.Count, one.Gained + other.Gained, one.Lost + other.Lost, one.Gainers + other.Gainers, one.Losers + other.Losers);

    /// <summary>Returns the sums for a single person or household, from its numbers of months with a phone in two runs.</summary>
    /// <param name="before">The months with a phone in the first run.</param>
    /// <param name="after">The months with a phone in the second run.</param>
    public static MonthSums Of(int before, int after) =>
        new(1, Math.Max(0, after - before), Math.Max(0, before - after), after > before ? 1 : 0, after < before ? 1 : 0);
}
