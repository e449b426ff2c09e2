using AdoptionSim.Model.Shops;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Shops;

public sealed class ShopHoursTests
{
    private static readonly DateOnly Opening = new(2000, 7, 1);
    private static readonly DistrictIndex Harbour = new(0);

    [Fact]
    public void Without_a_number_of_customers_shops_serve_all_who_come() => Assert.False(Hours(null, null, 1).IsLimited);

    [Fact]
    public void Shop_serves_its_daily_number_of_customers_from_opening_day()
    {
        var hours = Hours(50, null, 1);
        Assert.Equal(0, hours.Served(Harbour, Opening.AddDays(-30), Opening.AddDays(-1)));
        Assert.Equal(350, hours.Served(Harbour, Opening.AddDays(-1), Opening.AddDays(6)));
        Assert.Equal(35, Hours(50, null, 0.1).Served(Harbour, Opening.AddDays(-1), Opening.AddDays(6)));
    }

    /// <summary>Over an opening of four weeks a shop serves half of what it would have served, and the full number afterwards.</summary>
    [Fact]
    public void New_shop_grows_linearly_to_its_daily_number_of_customers()
    {
        var hours = Hours(50, 4, 1);
        Assert.Equal(14 * 50, hours.Served(Harbour, Opening.AddDays(-1), Opening.AddDays(27)));
        Assert.Equal(7 * 50, hours.Served(Harbour, Opening.AddDays(27), Opening.AddDays(34)));
        Assert.True(hours.Served(Harbour, Opening.AddDays(-1), Opening.AddDays(6)) < hours.Served(Harbour, Opening.AddDays(6), Opening.AddDays(13)));
    }

    [Fact]
    public void Days_and_weeks_serve_the_same_number()
    {
        var hours = Hours(33, 3, 0.037);
        var byDays = Enumerable.Range(0, 140).Sum(day => hours.Served(Harbour, Opening.AddDays(day - 1), Opening.AddDays(day)));
        var byWeeks = Enumerable.Range(0, 20).Sum(week => hours.Served(Harbour, Opening.AddDays((7 * week) - 1), Opening.AddDays((7 * week) + 6)));
        Assert.Equal(byWeeks, byDays);
    }

    internal static ShopHours Hours(double? customers, double? weeks, double scale)
    {
        var nation = Setups.Of("islandia", 0.01).Nation;
        return new ShopHours(
            nation with
            {
                Market = nation.Market with
                {
                    ShopCustomers = customers is { } number ? NationBuilder.Of(number, "customers/day") : null,
                    ShopOpening = weeks is { } time ? NationBuilder.Of(time, "week") : null,
                    Shops = [new Shop(nation.Districts[0].Key, Opening, "test")],
                },
            },
            scale
        );
    }
}
