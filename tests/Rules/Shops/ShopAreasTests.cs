using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Shops;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Shops;

/// <summary>Tests districts at 0, 1, 2 and 4 degrees east on the equator, a closed one, and one at the same place as the first.</summary>
public sealed class ShopAreasTests
{
    private const double MetresADegree = 6_371_008.8 * Math.PI / 180;
    private static readonly DateOnly Launch = NationBuilder.Launch;

    [Fact]
    public void There_are_no_shops_before_the_first_opens()
    {
        Assert.All(Areas((1, 0)).On(Launch.AddDays(-1)), area => Assert.Equal(ShopArea.None, area));
    }

    [Fact]
    public void A_shop_at_home_is_always_within_reach()
    {
        Assert.Equal(new ShopArea(new DistrictIndex(1), 0, Probability.Always), Areas((1, 0)).On(Launch)[1]);
    }

    [Fact]
    public void The_nearest_open_shop_serves()
    {
        var areas = Areas((1, 0), (3, 100));
        Assert.Equal([1, 1, 1, 1], Serving(areas, Launch.AddDays(99)));
        Assert.Equal([1, 1, 1, 3], Serving(areas, Launch.AddDays(100)));
        Assert.Equal([1, 1, 1, 3], Serving(areas, Launch.AddDays(9_999)));
    }

    [Fact]
    public void Lower_ordinal_serves_at_equal_distance_in_any_opening_order()
    {
        Assert.Equal(0, Areas((0, 0), (2, 0)).On(Launch)[1].District);
        Assert.Equal(0, Areas((2, 0), (0, 50)).On(Launch.AddDays(50))[1].District);
    }

    [Fact]
    public void Shop_at_home_serves_even_if_another_shares_its_location()
    {
        var areas = Areas((0, 0), (5, 10));
        Assert.Equal(0, areas.On(Launch)[5].District);
        Assert.Equal(5, areas.On(Launch.AddDays(10))[5].District);
        Assert.Equal(0, areas.On(Launch.AddDays(10))[0].District);
    }

    [Fact]
    public void Distance_follows_the_great_circle_in_whole_metres()
    {
        Assert.Equal((int)Math.Round(MetresADegree), Areas((1, 0)).On(Launch)[0].Metres);
        var pyongyang = NationBuilder.District(1, SettlementType.Capital, 1, 1, 1, 39.0194, 125.7547);
        var hamhung = NationBuilder.District(2, SettlementType.MainCity, 2, 1, 1, 39.9183, 127.5364);
        Assert.InRange(GreatCircle.Metres(pyongyang, hamhung), 182_000, 184_000);
        Assert.Equal(GreatCircle.Metres(pyongyang, hamhung), GreatCircle.Metres(hamhung, pyongyang));
    }

    [Fact]
    public void Access_falls_by_half_over_the_reach()
    {
        var areas = Areas((0, 0)).On(Launch);
        Assert.Equal(0.5, areas[1].Access.Threshold / 4294967296.0, 1e-5);
        Assert.Equal(0.25, areas[2].Access.Threshold / 4294967296.0, 1e-5);
        Assert.Equal(0.0625, areas[3].Access.Threshold / 4294967296.0, 1e-5);
    }

    [Fact]
    public void A_closed_district_has_no_shop()
    {
        Assert.Equal(ShopArea.None, Areas((0, 0)).On(Launch)[4]);
    }

    [Fact]
    public void A_shop_without_a_place_is_refused_by_name()
    {
        Assert.Contains("T-01.004", Assert.Throws<ArgumentException>(() => Areas((4, 0))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "T-99",
            Assert.Throws<ArgumentException>(() => new ShopAreas(Nation([new Shop("T-99", Launch, "test")]))).Message,
            StringComparison.Ordinal
        );
    }

    private static int[] Serving(ShopAreas areas, DateOnly date) => [.. areas.On(date).Take(4).Select(area => area.District)];

    private static ShopAreas Areas(params (int District, int Day)[] shops)
    {
        var keys = Districts().Select(district => district.Key).ToArray();
        return new ShopAreas(Nation(shops.Select(shop => new Shop(keys[shop.District], Launch.AddDays(shop.Day), "test"))));
    }

    private static Nation Nation(IEnumerable<Shop> shops) =>
        NationBuilder.Of(Districts(), market: NationBuilder.Market(shops), adoption: NationBuilder.Adoption(shopReach: MetresADegree / 1000));

    private static IEnumerable<District> Districts() =>
        [
            NationBuilder.District(0, SettlementType.Capital, 1, 1, 1, 0, 0),
            NationBuilder.District(1, SettlementType.MainCity, 2, 1, 1, 0, 1),
            NationBuilder.District(2, SettlementType.Road, 3, 1, 1, 0, 2),
            NationBuilder.District(3, SettlementType.County, 4, 1, 1, 0, 4),
            NationBuilder.District(4, SettlementType.Closed, 0, 1, 1, null, null),
            NationBuilder.District(5, SettlementType.County, 5, 1, 1, 0, 0),
        ];
}
