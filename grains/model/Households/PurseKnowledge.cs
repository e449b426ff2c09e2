using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Households;

/// <summary>The nation's parameters of the purse rule, the same for all households of a run.</summary>
/// <param name="CapPerSaving">The cap of a purse in cents, for each dollar saved a year.</param>
/// <param name="OtherGoods">The chance that another durable good is bought in a year of the run.</param>
/// <param name="OtherGoodsShare">The share of the purse that such a good costs.</param>
/// <param name="ReformDay">The day of the currency reform in days since the start; 0 if none is to come.</param>
/// <param name="ReformLoss">The share of the purse that the reform removes.</param>
public readonly record struct PurseKnowledge(long CapPerSaving, Probability OtherGoods, Share OtherGoodsShare, int ReformDay, Share ReformLoss)
{
    /// <summary>The number of days in a year of the run, in which at most one other good is bought.</summary>
    public const int DaysOfYear = 365;

    /// <summary>Returns a nation's parameters for a run that starts on a date.</summary>
    public static PurseKnowledge Of(MeansParameters means, DateOnly start)
    {
        ArgumentNullException.ThrowIfNull(means);
        var monthsOfIncomeSaved = 12 * means.SavingRate.Value;
        var cap = monthsOfIncomeSaved > 0 ? means.SavingsCap / monthsOfIncomeSaved * 100 : 0;
        return new PurseKnowledge(
            (long)Math.Round(Math.Min(cap, int.MaxValue)),
            Probability.Within(means.OtherGoodsRate, DaysOfYear),
            Share.Of(means.OtherGoodsShare),
            means.Reform is { } reform ? Math.Max(0, reform.Date.DayNumber - start.DayNumber) : 0,
            means.Reform is { } cut ? Share.Of(cut.DomesticShare * cut.Loss) : default
        );
    }
}

/// <summary>A share between 0 and 1 in 65,536ths. Integer arithmetic gives the same whole cents on every machine.</summary>
public readonly record struct Share(int Parts)
{
    private const int Whole = 1 << 16;

    /// <summary>Returns the nearest share; values outside 0 to 1 are clamped.</summary>
    public static Share Of(double share) => new((int)Math.Round(Math.Clamp(share, 0, 1) * Whole));

    /// <summary>Returns the share of an amount in cents, rounded to the nearest.</summary>
    public Cents OfCents(Cents cents) => new((int)((((long)cents * Parts) + (Whole / 2)) / Whole));
}
