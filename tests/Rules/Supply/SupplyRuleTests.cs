using AdoptionSim.Model.Supply;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Scenarios;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Supply;

public sealed class SupplyRuleTests
{
    private static readonly DateOnly Start = NationBuilder.Launch;

    [Fact]
    public void The_opening_stock_is_on_sale_at_the_start()
    {
        var state = SupplyRule.Open(Parameters(), Start, scale: 1);
        Assert.Equal((5_000, 5_000, 5_000), (state.ReleasedReal, state.ReleasedSimulated, state.Available));
        Assert.Equal(Start.AddDays(28), state.NextReview);
    }

    [Fact]
    public void An_order_covers_expected_demand_minus_stock()
    {
        var state = Close(SupplyRule.Open(Parameters(), Start, 1), 28, sold: 3_000, waiting: 200);
        var level = (3_000 + (0.5 * 200)) * (28 + 56) / 28;
        Assert.Equal(new Delivery(Start.AddDays(28 + 56), (long)level - 2_000), Assert.Single(state.OnOrder));
        Assert.Equal((0, 200, Start.AddDays(56)), (state.SoldInReview, state.Waiting, state.NextReview));
    }

    [Fact]
    public void What_is_on_order_is_not_ordered_again()
    {
        var first = Close(SupplyRule.Open(Parameters(), Start, 1), 28, sold: 3_000, waiting: 0);
        Assert.Equal(7_000, Assert.Single(first.OnOrder).Handsets);
        var second = Close(first, 56, sold: 0, waiting: 6_000);
        Assert.Equal(7_000, Assert.Single(second.OnOrder).Handsets);
    }

    [Fact]
    public void Order_is_on_sale_only_from_its_due_date()
    {
        var state = Close(SupplyRule.Open(Parameters(), Start, 1), 28, sold: 5_000, waiting: 0);
        var ordered = state.OnOrder[0].Handsets;
        Assert.Equal(0, Close(state, 83, 0, 0).Available);
        var delivered = Close(state, 84, 0, 0);
        Assert.Equal(ordered, delivered.Available);
        Assert.Equal(5_000 + ordered, delivered.ReleasedReal);
        Assert.DoesNotContain(delivered.OnOrder, delivery => delivery.Due <= Start.AddDays(84));
    }

    [Theory]
    [InlineData(1, 9_582)]
    [InlineData(0.5, 4_791)]
    [InlineData(0, 0)]
    public void Orders_are_limited_to_the_periods_share_of_yearly_cap(double factor, long most)
    {
        var state = SupplyRule.Apply(SupplyRule.Open(Parameters(), Start, 1), new SupplyChange(Start, null, factor, null), 1);
        state = Close(state, 28, sold: 5_000, waiting: 1_000_000);
        Assert.Equal(most, state.OnOrder.Sum(delivery => delivery.Handsets));
    }

    [Fact]
    public void Without_limit_everyone_is_served_and_the_stock_stays()
    {
        var state = SupplyRule.Apply(SupplyRule.Open(Parameters(), Start, 1), new SupplyChange(Start, false, null, null), 1);
        Assert.Equal(long.MaxValue, state.Available);
        state = Close(state, 28, sold: 1_000_000, waiting: 0);
        Assert.Empty(state.OnOrder);
        state = SupplyRule.Apply(state, new SupplyChange(Start.AddDays(28), true, null, null), 1);
        Assert.Equal(5_000, state.Available);
    }

    [Fact]
    public void Extra_stock_is_added_once()
    {
        var state = SupplyRule.Apply(SupplyRule.Open(Parameters(), Start, 0.1), new SupplyChange(Start, null, null, 1_000), 0.1);
        Assert.Equal((6_000, 600), (state.ReleasedReal, state.Available));
        Assert.Equal(600, Close(state, 7, 0, 0).Available);
    }

    [Theory]
    [InlineData(0.29)]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(10)]
    public void Released_stock_is_cumulative_stock_times_scale_rounded_down(double scale)
    {
        Gen.Int[0, 500]
            .Array[1, 30]
            .Sample(parts =>
            {
                var state = SupplyRule.Open(Parameters(openingStock: 0), Start, scale);
                foreach (var part in Assert.AtLeastOne(parts))
                {
                    state = SupplyRule.Apply(state, new SupplyChange(Start, null, null, part), scale);
                }

                var exact = parts.Sum() * (long)Math.Round(scale * 100) / 100;
                return state.ReleasedSimulated == exact && state.Available == exact;
            });
    }

    [Fact]
    public void No_handset_is_lost_or_sold_twice()
    {
        Gen.Select(Gen.Int[0, 4_000].Array[200], Gen.Double[0.01, 2])
            .Sample(
                (wishes, scale) =>
                {
                    var (state, sold) = (SupplyRule.Open(Parameters(), Start, scale), 0L);
                    for (var week = 0; week < wishes.Length; week++)
                    {
                        var sales = Math.Min(wishes[week], state.Available);
                        sold += sales;
                        state = SupplyRule.Step(state, Parameters(), Start.AddDays(7 * (week + 1)), sales, wishes[week] - sales, scale);
                        if (state.StockSimulated != state.ReleasedSimulated - sold || state.StockSimulated < 0)
                        {
                            return false;
                        }
                    }

                    return state.ReleasedSimulated == (long)decimal.Floor(state.ReleasedReal * (decimal)scale);
                }
            );
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.2)]
    public void Day_and_week_sell_the_same_within_two_percent(double growthPerYear)
    {
        var (byDay, byWeek) = (SoldAfter(1, growthPerYear), SoldAfter(7, growthPerYear));
        Assert.True(byWeek > 20_000);
        Assert.Equal(1, (double)byDay / byWeek, 0.02);
    }

    [Fact]
    public void Lead_time_longer_than_period_does_not_starve_steady_demand()
    {
        var known = Parameters() with { StockOutWeight = NationBuilder.Of(1, "factor") };
        var state = SupplyRule.Open(known, Start, 1);
        var (soldLastYear, waiting) = (0L, 0L);
        for (var week = 1; week <= 260; week++)
        {
            var sold = Math.Min(waiting + 500, state.Available);
            waiting += 500 - sold;
            soldLastYear += week > 208 ? sold : 0;
            state = SupplyRule.Step(state, known, Start.AddDays(7 * week), sold, waiting, 1);
        }

        Assert.Equal(52 * 500, soldLastYear);
    }

    [Fact]
    public void Counts_that_cannot_be_are_refused()
    {
        var state = SupplyRule.Open(Parameters(), Start, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => Close(state, 7, sold: 5_001, waiting: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Close(state, 7, sold: -1, waiting: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Close(state, 7, sold: 0, waiting: -1));
    }

    private static SupplyState Close(SupplyState state, int day, long sold, long waiting) =>
        SupplyRule.Step(state, Parameters(), Start.AddDays(day), sold, waiting, scale: 1);

    /// <summary>Returns the handsets sold when wishes rise from 200 a week; an unserved wish is repeated in the next tick.</summary>
    private static long SoldAfter(int stepDays, double growthPerYear)
    {
        var (state, sold, made) = (SupplyRule.Open(Parameters(), Start, 1), 0L, 0.0);
        for (var day = stepDays; day <= 3 * 364; day += stepDays)
        {
            made += 200.0 / 7 * stepDays * (1 + (growthPerYear * day / 365));
            var wishes = (long)made - sold;
            var visits = (long)Math.Round(wishes * (1 - Math.Exp(-stepDays / 7.0)));
            var sales = Math.Min(visits, state.Available);
            sold += sales;
            state = SupplyRule.Step(state, Parameters(), Start.AddDays(day), sales, wishes - sales, 1);
        }

        return sold;
    }

    private static SupplyParameters Parameters(double openingStock = 5_000) =>
        new()
        {
            Limited = true,
            OpeningStock = NationBuilder.Of(openingStock, "handsets"),
            LeadTime = NationBuilder.Of(8, "week"),
            ReviewTime = NationBuilder.Of(4, "week"),
            SalesWeight = NationBuilder.Of(1, "factor"),
            StockOutWeight = NationBuilder.Of(0.5, "factor"),
            Cap = NationBuilder.Linear("handsets/year", (Start, 125_000)),
        };
}
