using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Rules.Tests.Nations;

public sealed class ShippedNationTests
{
    private static readonly Nation Dprk = NationFile.Read(Shipped.NationPath("dprk"));

    [Fact]
    public void Districts_and_camps_of_the_dprk_sum_to_the_census()
    {
        var open = Dprk.Districts.Where(district => district.Place != SettlementType.Closed).ToList();

        Assert.Equal((197, 196), (Dprk.Districts.Length, open.Count));
        Assert.Equal(10, open.Select(district => district.Province).Distinct().Count());
        Assert.Equal(23_349_859, open.Sum(district => district.People));
        Assert.Equal(702_372, Dprk.Districts.Single(district => district.Key == "KP-00.00").People);
        Assert.Equal(24_052_231, Dprk.Districts.Sum(district => district.People));
        Assert.Equal(14_155_393, open.Sum(district => district.Urban));
    }

    [Theory]
    [InlineData("KP-01", 3_255_288)]
    [InlineData("KP-02", 4_051_696)]
    [InlineData("KP-10", 719_269)]
    public void A_province_has_the_people_of_the_census(string province, int people) =>
        Assert.Equal(people, Dprk.Districts.Where(district => district.Province == province).Sum(district => district.People));

    [Fact]
    public void Districts_stand_in_the_order_of_their_keys() =>
        Assert.Equal(Dprk.Districts.Select(district => district.Key).Order(StringComparer.Ordinal), Dprk.Districts.Select(district => district.Key));

    [Fact]
    public void Rollout_ranks_go_from_the_capital_to_the_counties()
    {
        var open = Dprk.Districts.Where(district => district.Place != SettlementType.Closed).OrderBy(district => district.RolloutRank).ToList();

        Assert.Equal(Enumerable.Range(1, 196), open.Select(district => district.RolloutRank));
        Assert.Equal(open.Select(district => district.Place).Order(), open.Select(district => district.Place));
        Assert.Equal(
            (23, 15),
            (open.Count(district => district.Place == SettlementType.Capital), open.Count(district => district.Place == SettlementType.MainCity))
        );
        Assert.Equal(
            ["Anju", "Haeju", "Kaechon", "Nampo", "Pyongsong", "Sariwon"],
            open.Where(district => district.Place == SettlementType.MainCity).Take(6).Select(district => district.Name).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("2009-06-30", 5)]
    [InlineData("2010-09-30", 26)]
    public void Shops_open_as_the_record_has_them(string date, int shops) =>
        Assert.Equal(shops, Dprk.Market.Shops.Count(shop => shop.Opens <= DateOnly.Parse(date, null)));

    [Fact]
    public void Households_of_the_dprk_have_the_census_mean_size() =>
        Assert.InRange(Dprk.People.Households.Sum(household => household.Size * household.Share) / 100, 3.94, 3.98);

    [Fact]
    public void The_record_of_the_dprk_is_complete()
    {
        Assert.Equal(
            [("subscribers", 23), ("minutes_per_line", 7), ("revenue_per_line", 9), ("stations", 7), ("covered_percent", 7), ("shops", 3)],
            RecordMeasures.All.Select(measure => (measure.Key, Dprk.Record.Count(row => row.Measure == measure.Key)))
        );
        Assert.Equal(431_919, Dprk.PublishedSubscribers.Single(row => row.Date == new DateOnly(2010, 12, 31)).Published);
    }

    [Fact]
    public void Contradictory_figures_of_the_dprk_share_one_range()
    {
        var rows = Dprk.PublishedSubscribers.Where(row => row.Date == new DateOnly(2013, 12, 31) || row.Date == new DateOnly(2014, 6, 30));

        Assert.Equal([(2_100_000, 2_420_000), (2_100_000, 2_420_000)], rows.Select(row => (row.Low, row.High!.Value)));
    }

    [Fact]
    public void Record_marks_2010_revenue_fitted_and_coverage_and_shops_input()
    {
        Assert.All(Dprk.Record.Where(row => row.Measure == "revenue_per_line" && row.Date.Year == 2010), row => Assert.Equal(RecordUse.Fitted, row.Use));
        Assert.All(Dprk.Record.Where(row => row.Measure is "covered_percent" or "shops"), row => Assert.Equal(RecordUse.Input, row.Use));
    }

    [Fact]
    public void Islandia_shares_no_work_class_or_province_with_the_dprk()
    {
        var islandia = NationFile.Read(Shipped.NationPath("islandia"));

        Assert.Equal(
            (60_000, 500),
            (islandia.Districts.Sum(district => district.People), islandia.Districts.Single(district => district.Place == SettlementType.Closed).People)
        );
        Assert.Empty(islandia.People.Work.Select(work => work.Key).Intersect(Dprk.People.Work.Select(work => work.Key)));
        Assert.Empty(islandia.People.Classes.Select(each => each.Key).Intersect(Dprk.People.Classes.Select(each => each.Key)));
        Assert.Empty(islandia.Provinces.Select(province => province.Key).Intersect(Dprk.Provinces.Select(province => province.Key)));
    }

    [Fact]
    public void An_unknown_nation_is_refused_with_the_shipped_ones() =>
        Assert.Equal(
            "iceland: nothing of that name is shipped; expected islandia (nearest), dprk, or the path of a YAML file.",
            Assert.Throws<BadFileException>(() => Shipped.NationPath("iceland")).Message
        );
}
