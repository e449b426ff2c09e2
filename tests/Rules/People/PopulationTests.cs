using AdoptionSim.Model.People;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.People;

public class PopulationTests
{
    private readonly Nation _nation = SmallNation.Make();

    [Theory]
    [InlineData(1)]
    [InlineData(0.01)]
    public void Households_and_members_lead_to_each_other(double scale) => EachDistrict(scale, population =>
        {
            var next = 0;
            for (var household = new HouseholdIndex(0); household < population.Households; household++)
            {
                var members = population.MembersOf(household);
                Assert.Equal((household, next), (members.Number, members.First));
                Assert.InRange(members.Size, 1, Census.LargestHousehold);
                for (; next < members.First + members.Size; next++)
                {
                    Assert.Equal(household, population.HouseholdOf(new CitizenIndex(next)));
                    Assert.Equal(population.IsUrban(new CitizenIndex(next)), population.IsUrbanHousehold(household));
                }
            }

            Assert.Equal(population.People, next);
        });

    [Theory]
    [InlineData(1)]
    [InlineData(0.01)]
    public void Everyone_is_listed_once_in_the_group_of_their_work(double scale) => EachDistrict(scale, population =>
        {
            var met = new HashSet<int>();
            for (var work = 0; work < _nation.People.Work.Length; work++)
            {
                for (var member = 0; member < population.WorkersOf(work); member++)
                {
                    var citizen = population.Worker(work, member);
                    Assert.Equal(work, population.WorkOf(citizen));
                    Assert.True(met.Add(citizen));
                }
            }

            Assert.Equal(population.People, met.Count);
        });

    [Fact]
    public void The_first_member_of_every_household_is_an_adult() => EachDistrict(1, population =>
        {
            var adults = population.Census.Urban.Ages.Skip(LifeStages.AdultFrom).Sum();
            for (var citizen = new CitizenIndex(0); citizen < population.People; citizen++)
            {
                Assert.True(!IsHead(population, citizen) || population.AgeOf(citizen) >= LifeStages.AdultFrom || population.People < 10);
            }

            Assert.True(adults >= population.UrbanHouseholds || population.People < 10);
        });

    [Fact]
    public void Oldest_under_sixteens_head_households_when_adults_are_too_few()
    {
        var young = _nation with
        {
            People = _nation.People with
            {
                Ages = [new AgeBand(0, 15, 90, "assumption"), new AgeBand(16, 84, 10, "assumption")],
                Households = [new HouseholdSize(2, 100, "assumption")],
            },
        };
        var population = new Population(young, Census.Of(young, 0.1), seed: 1, district: new DistrictIndex(3));
        var ages = Enumerable
            .Range(0, population.Urban)
            .ToLookup(citizen => IsHead(population, new CitizenIndex(citizen)), citizen => population.AgeOf(new CitizenIndex(citizen)));
        Assert.True(ages[true].Min() >= ages[false].Max());
        Assert.True(ages[true].Min() < LifeStages.AdultFrom);
    }

    [Fact]
    public void Traits_asked_for_alone_are_those_of_all_traits() => EachDistrict(1, population =>
        {
            for (var citizen = new CitizenIndex(0); citizen < population.People; citizen++)
            {
                var traits = population.TraitsOf(citizen);
                Assert.Equal(traits.Age, population.AgeOf(citizen));
                Assert.Equal(traits.Male, population.IsMale(citizen));
                Assert.Equal(traits.Work, population.WorkOf(citizen));
                Assert.Equal(traits.Class, population.ClassOf(population.HouseholdOf(citizen)));
                Assert.Equal(traits.Urban, population.IsUrban(citizen));
            }
        });

    [Fact]
    public void Work_belongs_to_the_stage_of_life() => EachDistrict(1, population =>
        {
            for (var citizen = new CitizenIndex(0); citizen < population.People; citizen++)
            {
                var traits = population.TraitsOf(citizen);
                Assert.Equal(LifeStages.Of(traits.Age), _nation.People.Work[traits.Work].Stage);
            }
        });

    [Fact]
    public void The_same_seed_deals_the_same_and_another_seed_otherwise()
    {
        var census = Census.Of(_nation, 1);
        List<Traits> Deal(ulong seed) =>
            [.. Enumerable.Range(0, 7_000).Select(citizen => new Population(_nation, census, seed, new DistrictIndex(2)).TraitsOf(new CitizenIndex(citizen)))];
        Assert.Equal(Deal(1), Deal(1));
        Assert.InRange(Deal(1).Zip(Deal(2)).Count(pair => pair.First.Age == pair.Second.Age), 0, 200);
    }

    /// <summary>
    /// Independent traits have these products of shares. The bounds are five standard deviations of a binomial sample of the district.
    /// </summary>
    [Fact]
    public void Sex_age_class_and_work_are_dealt_independently()
    {
        var population = new Population(_nation, Census.Of(_nation, 1), seed: 1, district: new DistrictIndex(3));
        var traits = Enumerable.Range(0, population.Urban).Select(citizen => population.TraitsOf(new CitizenIndex(citizen))).ToList();
        var adults = traits.Where(each => LifeStages.Of(each.Age) == LifeStage.Adult).ToList();
        var heads = traits.Select((each, citizen) => (Traits: each, IsHead: IsHead(population, new CitizenIndex(citizen))));
        AssertIndependent(traits, each => each.Male, each => each.Age < 30);
        AssertIndependent(traits, each => each.Male, each => each.Class == 0);
        AssertIndependent(traits, each => each.Age < 30, each => each.Class == 0);
        AssertIndependent(adults, each => each.Age < 40, each => each.Work == 4);
        AssertIndependent(adults, each => each.Male, each => each.Work == 4);
        AssertIndependent([.. heads.Where(each => LifeStages.Of(each.Traits.Age) == LifeStage.Adult)], each => each.IsHead, each => each.Traits.Work == 4);
    }

    private static bool IsHead(Population population, CitizenIndex citizen) => population.MembersOf(population.HouseholdOf(citizen)).First == citizen;

    private static void AssertIndependent<T>(List<T> traits, Func<T, bool> one, Func<T, bool> other)
    {
        double people = traits.Count;
        var expected = traits.Count(one) / people * (traits.Count(other) / people);
        var deviation = Math.Sqrt(expected * (1 - expected) / people);
        Assert.InRange(traits.Count(each => one(each) && other(each)) / people, expected - (5 * deviation), expected + (5 * deviation));
    }

    private void EachDistrict(double scale, Action<Population> assert)
    {
        var census = Census.Of(_nation, scale);
        Assert.All(Enumerable.Range(0, _nation.Districts.Length), district => assert(new Population(_nation, census, seed: 1, new DistrictIndex(district))));
    }
}
