namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>Changes from one run to another in how many months people have a phone, summed over some persons or households.</summary>
/// <param name="Count">The persons or households (simulated).</param>
/// <param name="Gained">The months that those with more of them gained.</param>
/// <param name="Lost">The months that those with fewer of them lost.</param>
/// <param name="Gainers">Those with more months.</param>
/// <param name="Losers">Those with fewer months.</param>
internal readonly record struct MonthSums(long Count, long Gained, long Lost, long Gainers, long Losers)
{
    public static MonthSums operator +(MonthSums one, MonthSums other) =>
        new(one.Count + other.Count, one.Gained + other.Gained, one.Lost + other.Lost, one.Gainers + other.Gainers, one.Losers + other.Losers);

    /// <summary>Returns the change in the number of months with a phone for one person or household, in the form that can be summed.</summary>
    /// <param name="before">The months with a phone in the first world.</param>
    /// <param name="after">The months with a phone in the second world.</param>
    public static MonthSums Of(int before, int after) =>
        new(1, Math.Max(0, after - before), Math.Max(0, before - after), after > before ? 1 : 0, after < before ? 1 : 0);
}
