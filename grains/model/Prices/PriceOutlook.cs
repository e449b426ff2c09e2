using AdoptionSim.Model.Households;
using AdoptionSim.Model.Time;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Model.Prices;

/// <summary>
/// The earliest ticks at which households could pay. Future prices are known from the nation and the scenario, and no purse grows faster than by saving. A
/// household that cannot pay for months is therefore skipped until then. Prices are examined over blocks of ticks: an answer may be too early, never too late.
/// </summary>
public sealed class PriceOutlook
{
    private const int BlockTicks = 8;
    private readonly Calendar _calendar;
    private readonly PurseKnowledge _purse;
    private readonly Cents[] _new;
    private readonly Cents[] _least;

    public PriceOutlook(Nation nation, Scenario scenario, Calendar calendar, PurseKnowledge purse)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        (_calendar, _purse) = (calendar, purse);
        var blocks = (calendar.Ticks / BlockTicks) + 1;
        (_new, _least) = (new Cents[blocks], new Cents[blocks]);
        Array.Fill(_new, new Cents(int.MaxValue));
        Array.Fill(_least, new Cents(int.MaxValue));
        for (var tick = new Tick(0); tick <= calendar.Ticks; tick++)
        {
            var (prices, block) = (MarketPrices.At(nation, scenario, calendar, tick), tick / BlockTicks);
            _new[block] = new Cents(Math.Min(_new[block], prices.New));
            _least[block] = new Cents(Math.Min(_least[block], prices.Least));
        }
    }

    /// <summary>Returns the first later tick at which a purse might hold the price of a new handset.</summary>
    /// <returns>The tick; the run's last tick + 1 means never.</returns>
    public Tick FirstForNew(in HouseholdRow purse, Tick tick) => First(purse, tick, _new);

    /// <summary>Returns the first later tick at which a purse might hold the lowest price of a phone, new or used.</summary>
    /// <returns>The tick; the run's last tick + 1 means never.</returns>
    public Tick FirstForLeast(in HouseholdRow purse, Tick tick) => First(purse, tick, _least);

    private Tick First(in HouseholdRow purse, Tick tick, Cents[] lowest)
    {
        for (var block = (tick + 1) / BlockTicks; block < lowest.Length; block++)
        {
            var day = _calendar.DayOf(new Tick(((block + 1) * BlockTicks) - 1));
            if (PurseRule.CouldHold(purse, lowest[block], day, _purse))
            {
                return new Tick(Math.Max(tick + 1, block * BlockTicks));
            }
        }

        return new Tick(_calendar.Ticks + 1);
    }
}
