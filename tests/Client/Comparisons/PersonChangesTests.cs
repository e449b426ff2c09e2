using AdoptionSim.Client.Experiments.Comparisons;
using AdoptionSim.Contracts.Districts;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Tests.Comparisons;

/// <summary>Gains and losses of a handful of people that can be counted by hand.</summary>
public sealed class PersonChangesTests
{
    private static readonly PersonGroups Groups = MakeGroups();

    [Fact]
    public void Gains_and_losses_are_counted_by_person_and_by_household()
    {
        // An urban household of two of the poorest tenth, and a rural one of a single person of the third.
        var changes = Compare([5, 0, 9], [5, 9], [2, 4, 10], [5, 10])!;

        Assert.Equal(new MonthSums(3, Gained: 5, Lost: 3, Gainers: 2, Losers: 1), changes.Persons[Index("total", "all")]);
        Assert.Equal(new MonthSums(2, Gained: 4, Lost: 3, Gainers: 1, Losers: 1), changes.Persons[Index("income", "1")]);
        Assert.Equal(new MonthSums(1, Gained: 1, Lost: 0, Gainers: 1, Losers: 0), changes.Persons[Index("settlement", "rural")]);
        Assert.Equal(new MonthSums(2, Gained: 1, Lost: 0, Gainers: 1, Losers: 0), changes.Households[Index("total", "all")]);
        Assert.Equal(new MonthSums(1, Gained: 0, Lost: 0, Gainers: 0, Losers: 0), changes.Households[Index("income", "1")]);
        Assert.Equal(default, changes.Persons[Index("income", "2")]);
    }

    [Fact]
    public void Worlds_with_other_people_are_not_compared()
    {
        var (first, second) = (World([0, 0, 0], [0, 0]), World([0, 0, 0], [0, 0]));
        second[0] = second[0] with { HouseholdSizes = [1, 2] };

        Assert.Null(PersonChanges.Of(Groups, first, second));
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2 })]
    [InlineData(new[] { 2, 1, 0 })]
    [InlineData(new[] { 1, 0, 2 })]
    public void Worlds_of_a_seed_can_end_in_any_order(int[] order)
    {
        PeopleView[][] worlds = [World([1, 1, 1], [1, 1]), World([2, 1, 1], [2, 1]), World([0, 1, 1], [1, 1])];
        var seed = new SeedPeople(Groups, scenarios: 3);
        foreach (var scenario in order)
        {
            seed.Add(scenario, worlds[scenario]);
        }

        Assert.Equal([1, 2], seed.Changes.Keys.Order());
        Assert.Equal((1, 0), (seed.Changes[1]!.Persons[0].Gained, seed.Changes[1]!.Persons[0].Lost));
        Assert.Equal((0, 1), (seed.Changes[2]!.Persons[0].Gained, seed.Changes[2]!.Persons[0].Lost));
    }

    [Fact]
    public void A_seed_whose_reference_failed_has_no_changes()
    {
        var seed = new SeedPeople(Groups, scenarios: 2);
        seed.Add(1, World([1, 1, 1], [1, 1]));
        seed.Add(0, people: null);

        Assert.Empty(seed.Changes);
    }

    private static PersonChanges? Compare(ushort[] before, ushort[] householdsBefore, ushort[] after, ushort[] householdsAfter) =>
        PersonChanges.Of(Groups, World(before, householdsBefore), World(after, householdsAfter));

    private static PeopleView[] World(ushort[] months, ushort[] householdMonths) =>
        [new PeopleView(new Tick(10), 2, [2, 1], [0, 2], [0, 0], [0, 0, 0], [0, 1, 2], months, householdMonths)];

    private static int Index(string dimension, string key) => Groups.All.IndexOf(Groups.All.Single(group => group.Dimension == dimension && group.Key == key));

    private static PersonGroups MakeGroups()
    {
        var nation = Question.Load("islandia").Nation;
        return new PersonGroups(nation, new StrataLayout(nation));
    }
}
