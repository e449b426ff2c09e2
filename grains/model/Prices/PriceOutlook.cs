using AdoptionSim.Model.Households;
using AdoptionSim.Model.Time;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Model.Prices;

/// <summary>
/// When a household could pay at the earliest: what prices will be is known from the nation and the scenario, and no purse grows faster than by
/// saving. Who cannot pay for months need not be asked each week. Prices are looked at over blocks of ticks; an answer may be too early, never too late.
/// </summary>
public sealed class PriceOutlook
{
    private const int BlockTicks = 8;
    private readonly Calendar _calendar;
    private readonly PurseKnowledge _purse;
    private readonly int[] _new;
    private readonly int[] _least;

    public PriceOutlook(Nation nation, Scenario scenario, Calendar calendar, PurseKnowledge purse)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        (_calendar, _purse) = (calendar, purse);
        var blocks = (calendar.Ticks / BlockTicks) + 1;
        (_new, _least) = (new int[blocks], new int[blocks]);
        Array.Fill(_new, int.MaxValue);
        Array.Fill(_least, int.MaxValue);
        for (var tick = 0; tick <= calendar.Ticks; tick++)
        {
            var (prices, block) = (MarketPrices.At(nation, scenario, calendar, tick), tick / BlockTicks);
            _new[block] = Math.Min(_new[block], prices.New);
            _least[block] = Math.Min(_least[block], prices.Least);
        }
    }

    /// <summary>The first tick after one at which a purse might hold the price of a new handset.</summary>
    /// <returns>At most the run's last tick + 1, which stands for never.</returns>
    public int FirstForNew(in HouseholdRow purse, int tick) => First(purse, tick, _new);

    /// <summary>The first tick after one at which a purse might hold the least that a phone costs, new or used.</summary>
    /// <returns>At most the run's last tick + 1, which stands for never.</returns>
    public int FirstForLeast(in HouseholdRow purse, int tick) => First(purse, tick, _least);

    private int First(in HouseholdRow purse, int tick, int[] lowest)
    {
        for (var block = (tick + 1) / BlockTicks; block < lowest.Length; block++)
        {
            var day = _calendar.DayOf(((block + 1) * BlockTicks) - 1);
            if (PurseRule.CouldHold(purse, lowest[block], day, _purse))
            {
                return Math.Max(tick + 1, block * BlockTicks);
            }
        }

        return _calendar.Ticks + 1;
    }
}
