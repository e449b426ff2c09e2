using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Households;

/// <summary>What the rule of the purse knows of a nation, the same for all households of a run.</summary>
/// <param name="CapPerSaving">Cents at which a purse grows no more, for each dollar saved a year.</param>
/// <param name="OtherGoods">The chance that another durable good is bought in a year of the run.</param>
/// <param name="OtherGoodsShare">The share of the purse that it takes.</param>
/// <param name="ReformDay">The day of the currency reform in days since the start; 0 where none is to come.</param>
/// <param name="ReformLoss">The share of the purse that the reform takes.</param>
public readonly record struct PurseKnowledge(
    long CapPerSaving, Probability OtherGoods, Share OtherGoodsShare, int ReformDay, Share ReformLoss)
{
    /// <summary>The years in which at most one other good is bought have 365 days.</summary>
    public const int DaysOfYear = 365;

    /// <summary>Reads a nation's parameters for a run that starts on a date.</summary>
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
            means.Reform is { } cut ? Share.Of(cut.DomesticShare * cut.Loss) : default);
    }
}

/// <summary>A share between 0 and 1 in 65,536ths, so that what it takes of whole cents is the same on every machine.</summary>
public readonly record struct Share(int Parts)
{
    private const int Whole = 1 << 16;

    /// <summary>The nearest share; values outside 0 to 1 are taken as the nearer end.</summary>
    public static Share Of(double share) => new((int)Math.Round(Math.Clamp(share, 0, 1) * Whole));

    /// <summary>The share of an amount, rounded to the nearest.</summary>
    public int OfCents(int cents) => (int)((((long)cents * Parts) + (Whole / 2)) / Whole);
}
