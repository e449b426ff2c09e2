using AdoptionSim.Model.People;
using AdoptionSim.Nations;

namespace AdoptionSim.Rules.Tests.People;

public class CensusTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_000)]
    public void A_scale_giving_no_people_or_too_many_is_refused(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Census.Of(SmallNation.Make(), scale));

    [Fact]
    public void Largest_remainders_round_up_first_and_ties_favour_the_earlier() => Assert.Equal([2, 1, 4, 1], LargestRemainder.Round([1.5, 1.5, 3.9, 1.1], 8));

    [Fact]
    public void Shares_that_are_whole_stay_as_they_are() => Assert.Equal([3, 0, 5], LargestRemainder.Round([3, 0, 5], 8));

    [Fact]
    public void A_nation_without_small_households_still_houses_everyone()
    {
        var nation = SmallNation.Make();
        nation = nation with { People = nation.People with { Households = [new HouseholdSize(4, 100, "assumption")] } };
        Assert.All(Census.Of(nation, 0.1).Districts.SelectMany(each => new[] { each.Urban, each.Rural }), settlement =>
        {
            Assert.Equal(settlement.People, settlement.Sizes.Select((households, at) => households * (at + 1)).Sum());
            Assert.True(settlement.Households - settlement.Sizes[3] <= 1);
        });
    }
}
