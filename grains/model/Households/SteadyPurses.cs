using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Households;

/// <summary>
/// Computes how much households have saved before the start of a run: the steady state of the purse rule if they have lived by it for long, and bought no
/// phone. It is found by applying the rule to a fixed sample of households for many years, so that every run and every machine has the same table.
/// </summary>
internal static class SteadyPurses
{
    /// <summary>The number of quantiles in the table of savings: one for each value of a random draw of twelve bits.</summary>
    public const int Quantiles = 1 << DrawBits;

    private const int DrawBits = 12;
    private const int Years = 40;

    /// <summary>The amount that each household of the sample saves per year, in US dollars; so large that rounding to whole cents loses nothing.</summary>
    private const ushort DollarsPerYear = 10_000;

    /// <summary>Returns the savings of the sample of households in months of income, from the smallest to the largest, <see cref="Quantiles"/> long.</summary>
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

    /// <summary>Returns the index in the table of savings that a random draw of a household selects.</summary>
    public static int QuantileOf(uint draw) => (int)(draw >> (32 - DrawBits));
}
