using AdoptionSim.Model.Supply;
using AdoptionSim.Nations;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Supply;

/// <summary>Tests the safety stock and the rationing of a stock that is too small.</summary>
public sealed class RationTests
{
    private static readonly SupplyParameters Plain = Setups.Of("islandia", 0.01).Nation.Supply;
    private static readonly DateOnly Start = new(2000, 7, 1);

    [Fact]
    public void Without_rationing_all_stock_is_on_sale()
    {
        var state = SupplyRule.Open(Plain, Start, 1);
        Assert.Equal(state.StockSimulated, SupplyRule.OnSale(state, Plain, 7));
    }

    /// <summary>With four weeks of rationing, a week sells at most 1 - exp(-1/4) of the stock, and seven days at most as much in steps of a day.</summary>
    [Fact]
    public void Rationing_makes_the_stock_last()
    {
        var known = Plain with { RationTime = NationBuilder.Of(4, "week") };
        var state = SupplyRule.Open(known with { OpeningStock = NationBuilder.Of(100_000, "handsets") }, Start, 1);
        Assert.Equal(Math.Ceiling(100_000 * (1 - Math.Exp(-0.25))), SupplyRule.OnSale(state, known, 7));

        var left = state;
        for (var day = 1; day <= 7; day++)
        {
            left = left with { StockSimulated = left.StockSimulated - SupplyRule.OnSale(left, known, 1) };
        }

        Assert.Equal(100_000 * Math.Exp(-0.25), left.StockSimulated, 7.0);
    }

    [Fact]
    public void Unlimited_supply_is_not_rationed()
    {
        var known = Plain with { Limited = false, RationTime = NationBuilder.Of(4, "week") };
        Assert.Equal(long.MaxValue, SupplyRule.OnSale(SupplyRule.Open(known, Start, 1), known, 7));
    }

    [Fact]
    public void A_safety_stock_is_ordered_once_in_addition()
    {
        var known = Plain with { SafetyStock = NationBuilder.Of(4, "week"), Cap = Plain.Cap with { Points = [new(Start, 1e9, "test")] } };
        var (with, without) = (Ordered(known), Ordered(known with { SafetyStock = null }));
        var weekly = 100 * Plain.SalesWeight / Plain.ReviewTime;
        Assert.Equal(4 * weekly, with - without, 1.5);
    }

    private static double Ordered(SupplyParameters known)
    {
        var state = SupplyRule.Open(known, Start, 1);
        var review = Start.AddDays((int)(7 * known.ReviewTime));
        return SupplyRule.Step(state, known, review, 100, 0, 1).OnOrder.Sum(delivery => delivery.Handsets);
    }
}
