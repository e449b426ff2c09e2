using AdoptionSim.Model.Towers;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Towers;

/// <summary>Tests the roll-out in a nation shaped like the first one: 20 districts of the capital, 16 main cities, 160 others and a closed one.</summary>
public sealed class RollOutTests
{
    private static readonly DateOnly Until = new(2015, 12, 31);
    private static readonly Nation Nation = NationBuilder.Of(
        Districts(),
        NationBuilder.Network(
            NationBuilder.Linear(
                "stations",
                (NationBuilder.Launch, 40),
                (new(2009, 12, 31), 153),
                (new(2010, 12, 31), 333),
                (new(2011, 9, 30), 453),
                (new(2015, 7, 15), 575)
            ),
            NationBuilder.Linear(
                "%",
                (NationBuilder.Launch, 10),
                (new(2009, 12, 31), 40),
                (new(2010, 6, 30), 60),
                (new(2010, 12, 31), 91),
                (new(2011, 9, 30), 94)
            )
        )
    );

    private static readonly RollOut RollOut = RollOut.Plan(Nation, NationBuilder.Launch, Until);

    private static double NationPeople => Nation.Districts.Sum(district => (double)district.People);

    [Fact]
    public void The_covered_people_are_the_recorded_share_of_the_nation()
    {
        foreach (var date in Assert.AtLeastOne(Nation.Network.PopulationCovered.Points.Select(point => point.Date).Append(new(2010, 3, 3)).Append(Until)))
        {
            var percent = 100 * CoveredPeople(RollOut, Nation, date) / NationPeople;
            Assert.Equal(Nation.Network.PopulationCovered.On(date), percent, 1e-9);
        }
    }

    [Fact]
    public void At_most_one_part_is_partly_covered()
    {
        for (var date = NationBuilder.Launch; date <= Until; date = date.AddDays(13))
        {
            var partly = Enumerable
                .Range(0, Nation.Districts.Length)
                .Select(district => RollOut.CoverageOn(new DistrictIndex(district), date))
                .SelectMany(coverage => new[] { coverage.Urban, coverage.Rural })
                .Count(share => share is > 0 and < 1);
            Assert.InRange(partly, 0, 1);
        }
    }

    [Fact]
    public void Coverage_reaches_capital_main_cities_rural_capital_towns_then_villages()
    {
        string[] expected = ["CapitalUrban", "MainCityUrban", "CapitalRural", "RoadUrban", "SmallCityUrban", "CountyUrban", "MainCityRural", "RoadRural"];
        Assert.Equal(expected, WavesInOrder());
    }

    [Fact]
    public void A_closed_district_has_neither_coverage_nor_station()
    {
        var closed = Nation.Districts.Length - 1;
        Assert.Equal(SettlementType.Closed, Nation.Districts[closed].Place);
        Assert.Equal(default(Coverage), RollOut.CoverageOn(new DistrictIndex(closed), Until));
        Assert.Empty(RollOut.SitesOf(new DistrictIndex(closed)));
    }

    [Fact]
    public void A_target_beyond_the_open_districts_covers_these_whole()
    {
        var nation = Nation with { Network = NationBuilder.Network(covered: NationBuilder.Linear("%", (NationBuilder.Launch, 100))) };
        var rollOut = RollOut.Plan(nation, NationBuilder.Launch, NationBuilder.Launch);
        Assert.Equal(new Coverage(1, 1), rollOut.CoverageOn(new DistrictIndex(0), Until));
        Assert.Equal(default(Coverage), rollOut.CoverageOn(new DistrictIndex(nation.Districts.Length - 1), Until));
    }

    [Fact]
    public void As_many_stations_are_open_as_the_record_says()
    {
        for (var date = NationBuilder.Launch; date <= Until; date = date.AddDays(7))
        {
            var recorded = (int)Math.Floor(Nation.Network.BaseStations.On(date));
            Assert.Equal(recorded, RollOut.Sites.Count(site => site.Opens <= date));
            Assert.Equal(recorded, RollOut.SitesOn(date));
        }
    }

    [Fact]
    public void Stations_are_numbered_within_their_district_in_order_of_opening()
    {
        for (var district = new DistrictIndex(0); district < Nation.Districts.Length; district++)
        {
            var sites = RollOut.SitesOf(district);
            Assert.Equal(Enumerable.Range(0, sites.Length), sites.Select(site => site.Number));
            Assert.Equal(sites.Select(site => site.Opens).Order(), sites.Select(site => site.Opens));
            Assert.DoesNotContain(sites, site => site.District != district);
        }

        Assert.Equal(RollOut.Sites.Length, Enumerable.Range(0, Nation.Districts.Length).Sum(district => RollOut.SitesOf(new DistrictIndex(district)).Length));
    }

    [Fact]
    public void Every_covered_district_has_a_station_where_there_are_enough()
    {
        for (var date = NationBuilder.Launch; date <= Until; date = date.AddDays(1))
        {
            var covered = Enumerable
                .Range(0, Nation.Districts.Length)
                .Where(district => RollOut.CoverageOn(new DistrictIndex(district), date) != default(Coverage))
                .ToArray();
            Assert.True(covered.Length <= RollOut.SitesOn(date));
            Assert.DoesNotContain(covered, district => RollOut.SitesOf(new DistrictIndex(district)) is not [var first, ..] || first.Opens > date);
        }
    }

    [Fact]
    public void Districts_get_their_first_station_in_district_order()
    {
        var first = RollOut.Sites.Where(site => site.Number == 0).Select(site => site.District.Value);
        Assert.Equal(Enumerable.Range(0, Nation.Districts.Length - 1), first);
    }

    [Fact]
    public void Stations_go_where_the_people_are()
    {
        var largest = Enumerable.Range(0, Nation.Districts.Length).MaxBy(district => Nation.Districts[district].Urban);
        Assert.Equal(RollOut.Sites.GroupBy(site => site.District).Max(sites => sites.Count()), RollOut.SitesOf(new DistrictIndex(largest)).Length);
        Assert.Contains(RollOut.Sites, site => !site.Urban);
    }

    [Fact]
    public void A_longer_plan_begins_with_the_shorter_one()
    {
        var shorter = RollOut.Plan(Nation, NationBuilder.Launch, new(2011, 1, 1));
        Assert.Equal(RollOut.Sites.Take(shorter.Sites.Length), shorter.Sites);
    }

    [Fact]
    public void Scarce_stations_go_to_the_first_districts_in_order()
    {
        var nation = Nation with { Network = NationBuilder.Network(stations: NationBuilder.Linear("stations", (NationBuilder.Launch, 30))) };
        var rollOut = RollOut.Plan(nation, NationBuilder.Launch, Until);
        Assert.Equal(nation.Districts.Take(30).Select((_, ordinal) => ordinal), rollOut.Sites.Select(site => site.District.Value));
    }

    [Fact]
    public void An_added_station_covers_as_many_as_the_average_one()
    {
        var (district, date) = (Nation.Districts.Length - 2, new DateOnly(2009, 12, 31));
        Assert.Equal(default(Coverage), RollOut.CoverageOn(new DistrictIndex(district), date));
        var coverage = RollOut.CoverageOn(new DistrictIndex(district), date, addedSites: 1);
        var people = (coverage.Urban * Nation.Districts[district].Urban) + (coverage.Rural * Nation.Districts[district].Rural);
        Assert.Equal(0.4 * NationPeople / 153, people, 1e-6);
        Assert.True(coverage.Urban == 1 && coverage.Rural > 0);
        Assert.Equal(new Coverage(1, 1), RollOut.CoverageOn(new DistrictIndex(district), date, addedSites: 100));
    }

    private static List<string> WavesInOrder()
    {
        var waves = new List<string>();
        for (var date = NationBuilder.Launch; date <= Until; date = date.AddDays(1))
        {
            for (var district = new DistrictIndex(0); district < Nation.Districts.Length; district++)
            {
                var coverage = RollOut.CoverageOn(district, date);
                Note(waves, coverage.Urban, $"{Nation.Districts[district].Place}Urban");
                Note(waves, coverage.Rural, $"{Nation.Districts[district].Place}Rural");
            }
        }

        return
        [
            .. waves.Where(wave => !wave.StartsWith("SmallCityRural", StringComparison.Ordinal) && !wave.StartsWith("CountyRural", StringComparison.Ordinal)),
        ];
    }

    private static void Note(List<string> waves, double share, string wave)
    {
        if (share > 0 && !waves.Contains(wave))
        {
            waves.Add(wave);
        }
    }

    private static double CoveredPeople(RollOut rollOut, Nation nation, DateOnly date) =>
        nation
            .Districts.Select((district, ordinal) => (district, coverage: rollOut.CoverageOn(new DistrictIndex(ordinal), date)))
            .Sum(pair => (pair.coverage.Urban * pair.district.Urban) + (pair.coverage.Rural * pair.district.Rural));

    private static IEnumerable<District> Districts()
    {
        for (var number = 1; number <= 196; number++)
        {
            var (place, urban, rural) = number switch
            {
                <= 20 => (SettlementType.Capital, 130_000 + (number * 1_000), 20_000),
                <= 36 => (SettlementType.MainCity, 200_000 + (number * 1_000), 50_000),
                <= 90 => (SettlementType.Road, 50_000 + number, 50_000),
                <= 130 => (SettlementType.SmallCity, 60_000 + number, 40_000),
                _ => (SettlementType.County, 20_000 + number, 50_000),
            };
            yield return NationBuilder.District(number, place, number, urban, rural);
        }

        yield return NationBuilder.District(999, SettlementType.Closed, 0, 0, 500_000, latitude: null, longitude: null);
    }
}
