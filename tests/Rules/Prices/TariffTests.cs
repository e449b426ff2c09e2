using AdoptionSim.Model.Prices;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Prices;

public sealed class TariffTests
{
    private static readonly DateOnly Reform = new(2009, 11, 30);

    /// <summary>Three days of November at 3,000 a month, and four of December at 310.</summary>
    [Fact]
    public void Ticks_across_two_months_and_tariffs_are_split_by_days()
    {
        var nation = With(Series(("2008-12-15", 3000), ("2009-12-01", 310)), Series(("2008-12-15", 100), ("2009-12-01", 10)));
        var tariff = TariffTable.Of(nation, [], new DateOnly(2009, 12, 4), 7);

        Assert.Equal(((3 * 3000 / 30.0) + (4 * 310 / 31.0)) * 100 * 256, tariff.FeeDomestic, 0.5);
        Assert.Equal(((3 * 3000 / 30.0 / 100) + (4 * 310 / 31.0 / 10)) * 100 * 256, tariff.FeePerTick, 0.5);
        Assert.True(tariff.HasTwoMonths);
        Assert.Equal((12 * 2009) + 11, tariff.First.Month);
        Assert.Equal((12 * 2009) + 12, tariff.Second.Month);
    }

    [Fact]
    public void A_tick_within_a_month_has_one_part()
    {
        var nation = With(Series(("2008-12-15", 3000)), Series(("2008-12-15", 100)));
        Assert.False(TariffTable.Of(nation, [], new DateOnly(2009, 11, 7), 7).HasTwoMonths);
        Assert.False(TariffTable.Of(nation, [], Reform, 1).HasTwoMonths);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Tick_parts_of_a_month_sum_to_its_seconds(int days)
    {
        var nation = With(Series(("2008-12-15", 3000)), Series(("2008-12-15", 100)));
        Gen.UInt[0, 2_000_000]
            .Sample(seconds =>
            {
                var sum = 0L;
                for (var until = new DateOnly(2009, 2, 1); until <= new DateOnly(2009, 4, 10); until = until.AddDays(days))
                {
                    var tariff = TariffTable.Of(nation, [], until, days);
                    foreach (var part in (TariffMonth[])[tariff.First, tariff.Second])
                    {
                        sum += part.Month == (12 * 2009) + 3 ? part.PartOf(seconds) : 0;
                    }
                }

                Assert.Equal(seconds, sum);
            });
    }

    [Fact]
    public void A_model_is_not_preferred_before_it_is_on_sale()
    {
        var setup = Setups.Of("baseline", 0.0003);
        var touch = setup.Nation.Market.Models.Length - 1;
        Assert.Equal(int.MaxValue, Model.Worlds.World.At(setup, new Tick(10)).Prices.PreferredFrom[touch].Value);
        Assert.InRange(Model.Worlds.World.At(setup, new Tick(200)).Prices.PreferredFrom[touch].Value, 1, int.MaxValue - 1);
    }

    private static Nation With(DatedSeries fee, DatedSeries marketRate)
    {
        var nation = Setups.Of("islandia", 0.01).Nation;
        return nation with { Market = nation.Market with { MonthlyFee = fee, MarketRate = marketRate } };
    }

    private static DatedSeries Series(params (string Date, double Value)[] points) =>
        new(
            "test",
            Between.Step,
            [.. points.Select(point => new DatedPoint(DateOnly.Parse(point.Date, System.Globalization.CultureInfo.InvariantCulture), point.Value, "test"))]
        );
}
