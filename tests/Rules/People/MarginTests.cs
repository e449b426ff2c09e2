using AdoptionSim.Model.People;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.People;

/// <summary>Tests every margin: citizens one by one against the census, and the census against the nation's file.</summary>
public class MarginTests
{
    private const string Small = "small";

    public static readonly TheoryData<string, double> Censuses = EachAtEach([Small, "islandia", "dprk"], [1, 0.1, 0.01, 0.001, 3, 10, 0.37]);

    /// <summary>DPR Korea is counted person by person at its full 24,052,231.</summary>
    public static readonly TheoryData<string, double> Counts = new()
    {
        { Small, 1 },
        { Small, 0.1 },
        { Small, 0.01 },
        { Small, 0.001 },
        { Small, 3 },
        { "islandia", 1 },
        { "dprk", 1 },
        { "dprk", 0.01 },
        { "dprk", 0.001 },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void Citizens_add_up_to_the_census_of_their_district(string key, double scale)
    {
        var nation = Find(key);
        var census = Census.Of(nation, scale);
        for (var district = new DistrictIndex(0); district < nation.Districts.Length; district++)
        {
            var counts = census.Districts[district];
            var (urban, rural) = HeadCount.Of(nation, new Population(nation, census, seed: 1, district));
            Assert.Equal((counts.People, counts.Male), (urban.People + rural.People, urban.Male + rural.Male));
            Assert.All([(counts.Urban, urban), (counts.Rural, rural)], each => AssertEqual(each.Item1, each.Item2));
        }
    }

    [Theory]
    [InlineData(Small)]
    [InlineData("islandia")]
    [InlineData("dprk")]
    public void Census_at_full_scale_matches_each_district_exactly(string key)
    {
        var nation = Find(key);
        Assert.All(nation.Districts.Zip(Census.Of(nation, 1).Districts), pair =>
        {
            var (district, counts) = pair;
            Assert.Equal((district.People, district.Male), (counts.People, counts.Male));
            Assert.Equal((district.Urban, district.Rural), (counts.Urban.People, counts.Rural.People));
        });
    }

    [Theory]
    [MemberData(nameof(Censuses))]
    public void Nation_and_districts_have_their_people_times_the_scale(string key, double scale) => CensusMargins.AssertPeople(Find(key), scale);

    [Theory]
    [MemberData(nameof(Censuses))]
    public void Ages_work_households_and_classes_match_their_shares_within_one(string key, double scale) => CensusMargins.AssertShares(Find(key), scale);

    private static TheoryData<string, double> EachAtEach(string[] keys, double[] scales)
    {
        var data = new TheoryData<string, double>();
        foreach (var key in keys)
        {
            foreach (var scale in scales)
            {
                data.Add(key, scale);
            }
        }

        return data;
    }

    private static Nation Find(string key) => key == Small ? SmallNation.Make() : NationFile.Read(Shipped.NationPath(key));

    private static void AssertEqual(SettlementCensus counts, HeadCount found)
    {
        Assert.Equal(counts.People, found.People);
        Assert.Equal(counts.Ages, found.Ages);
        Assert.Equal(counts.Work, found.Work);
        Assert.Equal(counts.Sizes, found.Sizes);
        Assert.Equal(counts.Classes, found.Classes);
    }
}
