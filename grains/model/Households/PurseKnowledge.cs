using System.Runtime.CompilerServices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Households;

/// <summary>The parameters of the rule by which the savings (purses) of households grow and shrink, the same for all households of a run.</summary>
/// <param name="CapPerSaving">The upper limit of a purse in US cents, for each US dollar that the household saves a year.</param>
/// <param name="OtherGoods">The chance that a household buys another durable good (not a phone) in a year of the run.</param>
/// <param name="OtherGoodsShare">The share of the purse that such a good costs.</param>
/// <param name="ReformDay">The day of the currency reform, in days since the start of the run; 0 if there is no reform during the run.</param>
/// <param name="ReformLoss">The share of the purse that the currency reform removes.</param>
/// <param name="Earned">For each day of the run, the income earned since the start as a number of days of normal income, in units of 2^-16; null if income is
/// constant.</param>
public readonly record struct PurseKnowledge(
    long CapPerSaving,
    Probability OtherGoods,
    Share OtherGoodsShare,
    int ReformDay,
    Share ReformLoss,
    long[]? Earned = null
)
{
    /// <summary>
    /// The number of days in a year of the run, counted from its start. In each such year a household buys at most one expensive good other than a phone.
    /// </summary>
    public const int DaysOfYear = 365;

    /// <summary>
    /// Returns the total amount that a household saves from the start of the run until a day, in whole US cents. A purse grows by the difference of two such
    /// amounts, so that frequent updates lose nothing to rounding.
    /// </summary>
    /// <param name="day">Days since the start of the run.</param>
    /// <param name="dollarsPerYear">The amount that the household saves in a year of normal income, in US dollars.</param>
    // The usual case, a constant income, is small enough to be inlined; the arithmetic of 128 bits is not.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long SavedBy(int day, int dollarsPerYear) => Earned is { } earned ? SavedBy(day, dollarsPerYear, earned) : 400L * dollarsPerYear * day / 1461;

    /// <summary>Returns the parameters for simulating household savings in the years before a run: no currency reform, and constant income.</summary>
    internal static PurseKnowledge OfSteadyYears(MeansParameters means) =>
        Of(means with { Reform = null, IncomeIndex = null }, DateOnly.MinValue, DateOnly.MinValue);

    /// <summary>Returns the parameters for simulating the household savings of a nation, in a run that starts and ends on given dates.</summary>
    public static PurseKnowledge Of(MeansParameters means, DateOnly start, DateOnly end)
    {
        ArgumentNullException.ThrowIfNull(means);
        var monthsOfIncomeSaved = 12 * means.SavingRate.Value;
        var cap = monthsOfIncomeSaved > 0 ? means.SavingsCap / monthsOfIncomeSaved * 100 : 0;
        return new PurseKnowledge(
            (long)Math.Round(Math.Min(cap, int.MaxValue)),
            Probability.Within(means.OtherGoodsRate, DaysOfYear),
            Share.Of(means.OtherGoodsShare),
            means.Reform is { } reform ? Math.Max(0, reform.Date.DayNumber - start.DayNumber) : 0,
            means.Reform is { } cut ? Share.Of(cut.DomesticShare * cut.Loss) : default,
            means.IncomeIndex is { } index ? EarnedBy(index, start, end) : null
        );
    }

    private static long SavedBy(int day, int dollarsPerYear, long[] earned) =>
        (long)((Int128)(400L * dollarsPerYear) * earned[Math.Min(day, earned.Length - 1)] / (1461L << 16));

    private static long[]? EarnedBy(DatedSeries index, DateOnly start, DateOnly end)
    {
        if (index.Points.All(point => point.Value == 1))
        {
            return null;
        }

        var earned = new long[end.DayNumber - start.DayNumber + 2];
        for (var day = 1; day < earned.Length; day++)
        {
            earned[day] = earned[day - 1] + (long)Math.Round(index.On(start.AddDays(day)) * 65536);
        }

        return earned;
    }
}

/// <summary>A share between 0 and 1, stored as a whole number of 65,536ths. Integer arithmetic gives the same cents on every machine.</summary>
/// <param name="Parts">The number of 65,536ths, from 0 to 65,536.</param>
public readonly record struct Share(int Parts)
{
    private const int Whole = 1 << 16;

    /// <summary>Returns the share, in 65,536ths, that is nearest to a number. Numbers outside 0 to 1 are clamped.</summary>
    public static Share Of(double share) => new((int)Math.Round(Math.Clamp(share, 0, 1) * Whole));

    /// <summary>Returns this share of an amount of money, rounded to the nearest cent.</summary>
    public Cents OfCents(Cents cents) => new((int)((((long)cents * Parts) + (Whole / 2)) / Whole));
}
