using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Model.Prices;

/// <summary>
/// Computes the phone tariff of a tick from the tariffs of its days. Fees are in domestic currency; their cost to customers follows from the market exchange
/// rate of the day.
/// </summary>
public static class TariffTable
{
    private const double MeanMonth = 365.25 / 12;
    private const int Cents = 100;
    private const int Fractions = 256;

    /// <param name="inForce">The interventions in force, in order.</param>
    /// <param name="until">The last day of the tick.</param>
    /// <param name="days">The number of days in the tick, at most 28.</param>
    public static Tariff Of(Nation nation, IEnumerable<Intervention> inForce, DateOnly until, int days)
    {
        ArgumentNullException.ThrowIfNull(nation);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, 28);
        TariffChange[] changes = [.. inForce.OfType<TariffChange>()];
        var (first, fee) = (until.AddDays(1 - days), new Fees());
        for (var date = first; date <= until; date = date.AddDays(1))
        {
            fee.Add(nation.Market, On(changes, change => change.MonthlyFee, nation.Market.MonthlyFee, date), date);
        }

        var isOneMonth = first.Month == until.Month;
        var end = isOneMonth ? until : new DateOnly(until.Year, until.Month, 1).AddDays(-1);
        return new Tariff(
            (uint)Math.Round(fee.AtMarketRate * Cents * Fractions),
            (long)Math.Round(fee.AtOfficialRate * Cents * Fractions),
            (long)Math.Round(fee.Domestic * Cents * Fractions),
            nation.Market.OfficialRate.On(until),
            MonthOf(nation, changes, first, end),
            isOneMonth ? default : MonthOf(nation, changes, end.AddDays(1), until)
        );
    }

    /// <summary>Returns the tariff for consecutive days of one calendar month. The allowance and the prices are those of the middle day.</summary>
    /// <param name="changes">The interventions in force that change the tariff, in order.</param>
    /// <param name="first">The first of the days.</param>
    /// <param name="last">The last of the days.</param>
    private static TariffMonth MonthOf(Nation nation, TariffChange[] changes, DateOnly first, DateOnly last)
    {
        var (market, use) = (nation.Market, nation.Use);
        var middle = first.AddDays((last.DayNumber - first.DayNumber) / 2);
        var length = DateTime.DaysInMonth(last.Year, last.Month);
        var included = On(changes, change => change.IncludedMinutes, market.IncludedMinutes, middle);
        var extra = On(changes, change => change.ExtraMinute, market.ExtraMinute, middle);
        var budget = use.AirtimeShare * nation.Means.MedianIncome * length / MeanMonth;
        var most = extra > 0 ? Math.Min(budget / extra * 60, uint.MaxValue / 2) : uint.MaxValue / 2;
        return new TariffMonth(
            (12 * last.Year) + last.Month,
            InWholes(length / MeanMonth),
            (uint)Math.Round(included * 60),
            (uint)Math.Round(extra / 60 * Cents * 65536),
            InWholes(1 / (1 + (extra / use.HalfPrice))),
            (uint)Math.Round(most),
            InWholes((first.Day - 1.0) / length),
            InWholes((double)last.Day / length)
        );
    }

    /// <summary>
    /// Returns one value of the tariff, such as the monthly fee, on a date. The last change in force that sets the value decides; without such a change, the
    /// nation's own value applies.
    /// </summary>
    /// <param name="part">Returns the value from a change; null if the change does not set it.</param>
    /// <param name="nation">The nation's own values by date.</param>
    private static double On(TariffChange[] changes, Func<TariffChange, double?> part, DatedSeries nation, DateOnly date) =>
        changes.Select(part).LastOrDefault(value => value is not null) ?? nation.On(date);

    private static uint InWholes(double share) => (uint)Math.Round(share * TariffMonth.Whole);

    /// <summary>
    /// Adds up the fees for the days of a tick, where each day costs an equal part of its monthly fee. There is one sum in domestic currency, one converted at
    /// the market rate, and one converted at the official rate.
    /// </summary>
    private sealed class Fees
    {
        public double Domestic { get; private set; }

        public double AtMarketRate { get; private set; }

        public double AtOfficialRate { get; private set; }

        public void Add(MarketParameters market, double monthly, DateOnly date)
        {
            var fee = monthly / DateTime.DaysInMonth(date.Year, date.Month);
            Domestic += fee;
            AtMarketRate += fee / market.MarketRate.On(date);
            AtOfficialRate += fee / market.OfficialRate.On(date);
        }
    }
}
