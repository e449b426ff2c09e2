using AdoptionSim.Model.Households;
using AdoptionSim.Model.Time;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Model.Prices;

/// <summary>
/// Computes the earliest tick at which a household could pay for a handset. Future prices are known in advance, and a household's purse (savings) grows by
/// saving only. A household that cannot pay for months is therefore skipped until that tick. Prices are examined over blocks of ticks: an answer may be too
/// early, never too late.
/// </summary>
public sealed class PriceOutlook
{
    private const int BlockTicks = 8;
    private readonly Tick _never;
    private readonly PurseKnowledge _purse;
    private readonly PurchaseCents[] _lowest;

    /// <summary>The day of the last tick of each block of ticks, in days since the start of the run.</summary>
    private readonly int[] _ends;

    /// <summary>
    /// The lowest price of each kind of purchase from a block of ticks to the end of the run, by block. One comparison with it shows that a household can never
    /// pay: the usual case for households that cannot pay now.
    /// </summary>
    private readonly PurchaseCents[] _lowestFrom;

    public PriceOutlook(Nation nation, Scenario scenario, Calendar calendar, PurseKnowledge purse)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        (_never, _purse) = (new Tick(calendar.Ticks + 1), purse);
        _lowest = new PurchaseCents[(calendar.Ticks / BlockTicks) + 1];
        var most = new Cents(int.MaxValue);
        Array.Fill(_lowest, new PurchaseCents(most, most, most));
        for (var tick = new Tick(0); tick <= calendar.Ticks; tick++)
        {
            ref var lowest = ref _lowest[tick / BlockTicks];
            lowest = lowest.Lower(MarketPrices.At(nation, scenario, calendar, tick).Purchases);
        }

        _ends = [.. Enumerable.Range(1, _lowest.Length).Select(block => calendar.DayOf(new Tick((block * BlockTicks) - 1)))];
        _lowestFrom = [.. _lowest];
        for (var block = _lowestFrom.Length - 2; block >= 0; block--)
        {
            _lowestFrom[block] = _lowestFrom[block].Lower(_lowestFrom[block + 1]);
        }
    }

    /// <summary>Returns the first later tick at which a household's purse (savings) might hold the money for a kind of purchase.</summary>
    /// <param name="purse">The state of the household's savings.</param>
    /// <param name="tick">The present tick.</param>
    /// <returns>The tick; the run's last tick + 1 means never.</returns>
    public Tick FirstFor(Purchase purchase, in HouseholdRow purse, Tick tick)
    {
        var first = (tick + 1) / BlockTicks;
        if (first == _lowest.Length || !PurseRule.CouldHold(purse, _lowestFrom[first].Of(purchase), _ends[^1], _purse))
        {
            return _never;
        }

        for (var block = FirstHolding(_lowestFrom[first].Of(purchase), purse, first); block < _lowest.Length; block++)
        {
            if (PurseRule.CouldHold(purse, _lowest[block].Of(purchase), _ends[block], _purse))
            {
                return new Tick(Math.Max(tick + 1, block * BlockTicks));
            }
        }

        return _never;
    }

    /// <summary>
    /// Returns the first block of ticks at whose end a household's purse (savings) could hold an amount. Uses bisection, since savings that are not spent never
    /// shrink.
    /// </summary>
    /// <param name="first">The first block to examine. The purse must be able to hold the amount at the end of the last block.</param>
    private int FirstHolding(Cents cents, in HouseholdRow purse, int first)
    {
        var last = _lowest.Length - 1;
        while (first < last)
        {
            var middle = (first + last) / 2;
            if (PurseRule.CouldHold(purse, cents, _ends[middle], _purse))
            {
                last = middle;
            }
            else
            {
                first = middle + 1;
            }
        }

        return first;
    }
}
