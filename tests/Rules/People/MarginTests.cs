using AdoptionSim.Model.People;
using AdoptionSim.Nations;
using Xunit;

namespace AdoptionSim.Rules.Tests.People;

/// <summary>Adds up every margin: what citizens say of themselves against the census, and the census against the nation's file.</summary>
public class MarginTests
{
    public static readonly TheoryData<double> Scales = [1, 0.1, 0.01, 0.001, 3, 0.37];

    private readonly Nation _nation = SmallNation.Make();

    [Theory]
    [MemberData(nameof(Scales))]
    public void Citizens_add_up_to_the_census_of_their_district(double scale)
    {
        var census = Census.Of(_nation, scale);
        for (var district = 0; district < _nation.Districts.Length; district++)
        {
            var counts = census.Districts[district];
            var (urban, rural) = HeadCount.Of(_nation, new Population(_nation, census, seed: 1, district));
            Assert.Equal((counts.People, counts.Male), (urban.People + rural.People, urban.Male + rural.Male));
            Assert.All([(counts.Urban, urban), (counts.Rural, rural)], each => AssertEqual(each.Item1, each.Item2));
        }
    }

    [Fact]
    public void At_full_scale_the_census_has_each_district_s_people_to_the_head() =>
        Assert.All(_nation.Districts.Zip(Census.Of(_nation, 1).Districts), pair =>
        {
            var (district, counts) = pair;
            Assert.Equal((district.People, district.Male, district.Female), (counts.People, counts.Male, counts.Female));
            Assert.Equal((district.Urban, district.Rural), (counts.Urban.People, counts.Rural.People));
        });

    [Theory]
    [MemberData(nameof(Scales))]
    public void The_nation_has_its_people_times_the_scale_and_each_district_its_share(double scale) =>
        CensusMargins.AssertPeople(_nation, scale);

    [Theory]
    [MemberData(nameof(Scales))]
    public void Ages_work_households_and_classes_are_within_one_of_their_share_in_district_and_nation(double scale) =>
        CensusMargins.AssertShares(_nation, scale);

    private static void AssertEqual(SettlementCensus counts, HeadCount found)
    {
        Assert.Equal(counts.People, found.People);
        Assert.Equal(counts.Ages, found.Ages);
        Assert.Equal(counts.Work, found.Work);
        Assert.Equal(counts.Sizes, found.Sizes);
        Assert.Equal(counts.Classes, found.Classes);
    }
}
