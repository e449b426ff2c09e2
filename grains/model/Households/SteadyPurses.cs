using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Households;

/// <summary>
/// Computes how much households have saved before the start of a run. It assumes that they have followed the rule for savings for many years and have bought no
/// phone. The rule is applied to a fixed sample of households for 40 years, so that every run and every machine has the same table.
/// </summary>
internal static class SteadyPurses
{
    /// <summary>The number of entries in the table of savings: one for each value of a random draw of twelve bits.</summary>
    public const int Quantiles = 1 << DrawBits;

    private const int DrawBits = 12;
    private const int Years = 40;

    /// <summary>
    /// The amount that each household of the sample saves per year, in US dollars. It is large enough that rounding to whole cents does not matter.
    /// </summary>
    private const ushort DollarsPerYear = 10_000;

    /// <summary>
    /// Returns the savings of each household in the sample, as a number of monthly incomes, from the smallest to the largest. The array has
    /// <see cref="Quantiles"/> elements.
    /// </summary>
    public static double[] MonthsOfIncome(MeansParameters means)
    {
        var months = new double[Quantiles];
        if (means.SavingRate.Value <= 0)
        {
            return months;
        }

        var known = PurseKnowledge.OfSteadyYears(means);
        var centsPerMonth = DollarsPerYear * 100 / (12 * means.SavingRate);
        for (var household = 0; household < months.Length; household++)
        {
            var row = new HouseholdRow(new Cents(0), 0, DollarsPerYear);
            PurseRule.Open(ref row, Years * PurseKnowledge.DaysOfYear, known, new HouseholdAddress(0, 0, new HouseholdIndex(household)));
            months[household] = Math.Round(row.PurseCents / centsPerMonth, 9);
        }

        Array.Sort(months);
        return months;
    }

    /// <summary>Returns the index in the table of savings that a household's random draw selects: the first twelve bits of the draw.</summary>
    public static int QuantileOf(uint draw) => (int)(draw >> (32 - DrawBits));
}
