namespace AdoptionSim.Model.Prices;

/// <summary>
/// The phone tariff during one tick. The monthly fee is spread evenly over the days of a calendar month; included minutes and demand are counted per calendar
/// month.
/// </summary>
/// <param name="FeePerTick">The part of the monthly fee for this tick, at the market exchange rate, in US cents x 256.</param>
/// <param name="FeeAtOfficialRate">The part of the monthly fee for this tick, at the official exchange rate, in US cents x 256.</param>
/// <param name="FeeDomestic">The part of the monthly fee for this tick, in hundredths of the domestic currency x 256.</param>
/// <param name="OfficialRate">The official exchange rate at the end of the tick, in domestic currency for a US dollar.</param>
/// <param name="First">The tariff of the tick's first calendar month.</param>
/// <param name="Second">The tariff of the next calendar month; empty if the tick lies within one month.</param>
public sealed record Tariff(uint FeePerTick, long FeeAtOfficialRate, long FeeDomestic, double OfficialRate, TariffMonth First, TariffMonth Second)
{
    /// <summary>True if the tick lies in two calendar months, each with its own tariff.</summary>
    public bool HasTwoMonths { get; } = Second.Through > 0;

    /// <summary>Returns a phone tariff without a monthly fee, for a tick within one calendar month.</summary>
    public static Tariff Within(TariffMonth month) => new(0, 0, 0, 1, month, default);
}

/// <summary>
/// The phone tariff of one calendar month, with the part of the month that a tick covers. People are assumed to spread a month's talk evenly over its days.
/// Daily and weekly ticks thus agree, and no state is kept from tick to tick.
/// </summary>
/// <param name="Month">The number of the month: 12 x year + month.</param>
/// <param name="Length">The length of the month relative to the mean month of 30.4375 days, in 2^-16.</param>
/// <param name="IncludedSeconds">The seconds of the month that the fee includes.</param>
/// <param name="SecondPrice">The price of a further second, in US cents x 65536.</param>
/// <param name="BeyondKept">The share of demand beyond the allowance that remains at this price, in 2^-16.</param>
/// <param name="BeyondMost">The seconds beyond the allowance that the median household's airtime budget of a month pays for.</param>
/// <param name="Before">The part of the month that has passed before the tick, in 2^-16.</param>
/// <param name="Through">The part of the month that has passed at the end of the tick, in 2^-16.</param>
public readonly record struct TariffMonth(
    int Month,
    uint Length,
    uint IncludedSeconds,
    uint SecondPrice,
    uint BeyondKept,
    uint BeyondMost,
    uint Before,
    uint Through
)
{
    /// <summary>The value of a whole month, where parts of a month are given in units of 2^-16.</summary>
    public const uint Whole = 1 << 16;

    /// <summary>
    /// Returns the part of a month's seconds of talk that falls in this tick. The parts for all ticks of a month add up to the month's seconds.
    /// </summary>
    /// <param name="seconds">The seconds of talk in the whole month.</param>
    public uint PartOf(uint seconds) => (uint)(((ulong)seconds * Through >> 16) - ((ulong)seconds * Before >> 16));
}
