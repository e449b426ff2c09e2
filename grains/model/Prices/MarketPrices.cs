using System.Collections.Immutable;
using AdoptionSim.Model.Time;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Model.Prices;

/// <summary>The prices of handsets and of a new line at a tick, in US cents. Immutable.</summary>
public sealed class MarketPrices
{
    private const int CentsADollar = 100;

    private MarketPrices(MarketParameters market, IEnumerable<Intervention> inForce, DateOnly date)
    {
        var factor = market.HandsetPriceFactor?.Value ?? 1;
        PriceChange[] changes = [.. inForce.OfType<PriceChange>()];
        ByModel =
        [
            .. market.Models.Select(model =>
                InCents(model.Price.On(date) * factor * (changes.LastOrDefault(change => change.Model is null || change.Model == model.Key)?.Factor ?? 1))
            ),
        ];
        Cheapest = Enumerable.Range(0, ByModel.Length).Where(model => IsOnSale(market.Models[model], date)).DefaultIfEmpty(0).MinBy(model => ByModel[model]);
        Used = new Cents((int)Math.Round(ByModel[Cheapest] * market.SecondHandPrice));
        PreferredFrom =
        [
            .. market.Models.Select(
                (model, index) =>
                    new Cents(IsOnSale(model, date) ? (int)Math.Round(Math.Min(ByModel[index] * model.PreferredFrom, int.MaxValue)) : int.MaxValue)
            ),
        ];
        Activation = InCents(market.ActivationFee.On(date));
    }

    /// <summary>The prices of new handsets, by the index of the model in the nation's market.</summary>
    public ImmutableArray<Cents> ByModel { get; }

    /// <summary>
    /// The money that a household must have before a buyer prefers a model to cheaper ones, by the index of the model. It is <see cref="int.MaxValue"/> before
    /// the model is on sale.
    /// </summary>
    public ImmutableArray<Cents> PreferredFrom { get; }

    /// <summary>The index of the cheapest model on sale; the first model if none is on sale.</summary>
    public int Cheapest { get; }

    /// <summary>The price of a new handset of the cheapest model.</summary>
    public Cents New => ByModel[Cheapest];

    /// <summary>The price of a used handset.</summary>
    public Cents Used { get; }

    /// <summary>The fee that is paid once when a phone line begins.</summary>
    public Cents Activation { get; }

    /// <summary>The money that a household needs for each kind of purchase, such as a new handset with a line.</summary>
    public PurchaseCents Purchases => new(new Cents(Math.Min(New, Used)), New, New + Activation);

    /// <summary>Returns the prices in force at a tick, including the price changes of the scenario.</summary>
    public static MarketPrices At(Nation nation, Scenario scenario, Calendar calendar, Tick tick)
    {
        ArgumentNullException.ThrowIfNull(nation);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(calendar);
        var date = calendar.DateOf(tick);
        return new MarketPrices(nation.Market, scenario.Interventions.Where(intervention => intervention.Date <= date), calendar.MiddleOf(tick));
    }

    private static bool IsOnSale(HandsetModel model, DateOnly date) => model.OnSaleFrom is not { } from || from <= date;

    private static Cents InCents(double dollars) => new((int)Math.Round(Math.Min(dollars * CentsADollar, int.MaxValue / 4)));
}
