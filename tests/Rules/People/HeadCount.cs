using AdoptionSim.Model.People;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.People;

/// <summary>Counts the citizens and households of a settlement one by one.</summary>
internal sealed class HeadCount
{
    private HeadCount(Nation nation) =>
        (Ages, Work, Classes) = (new int[nation.People.Ages[^1].To + 1], new int[nation.People.Work.Length], new int[nation.People.Classes.Length]);

    public int People { get; private set; }

    public int Male { get; private set; }

    public int[] Ages { get; }

    public int[] Work { get; }

    public int[] Classes { get; }

    public int[] Sizes { get; } = new int[Census.LargestHousehold];

    public static (HeadCount Urban, HeadCount Rural) Of(Nation nation, Population population)
    {
        var (urban, rural) = (new HeadCount(nation), new HeadCount(nation));
        for (var citizen = new CitizenIndex(0); citizen < population.People; citizen++)
        {
            var traits = population.TraitsOf(citizen);
            (traits.Urban ? urban : rural).Add(traits, isHead: population.MembersOf(population.HouseholdOf(citizen)).First == citizen);
        }

        for (var household = new HouseholdIndex(0); household < population.Households; household++)
        {
            (population.IsUrbanHousehold(household) ? urban : rural).Sizes[population.MembersOf(household).Size - 1]++;
        }

        return (urban, rural);
    }

    private void Add(Traits traits, bool isHead)
    {
        People++;
        Male += traits.Male ? 1 : 0;
        Ages[traits.Age]++;
        Work[traits.Work]++;
        Classes[traits.Class] += isHead ? 1 : 0;
    }
}
