using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.People;

/// <summary>
/// Assigns ages, work, class and households to the people of a settlement (urban or rural part of a district). The people are numbered from 0 in the
/// settlement.
/// </summary>
internal sealed class SettlementPopulation
{
    private readonly Permutation _classOrder;
    private readonly Dealt _classes;

    /// <param name="firstKey">The number of the settlement's first permutation key; it uses <see cref="Keys"/> of them.</param>
    public SettlementPopulation(Nation nation, SettlementCensus census, Draws draws, int firstKey)
    {
        uint Key(int number) => draws.One(firstKey + number, Purpose.TraitOrder);
        Strata = new HouseholdStrata(census.Sizes.AsSpan());
        Ages = new AgeOrder(census, Key(0), Key(1));
        _classOrder = new Permutation(Math.Max(1, census.Households), Key(2));
        _classes = new Dealt(census.Classes, _ => true);
        Work = new WorkOrder(census, nation.People.Work, Ages, stage => Key(3 + (int)stage));
    }

    public const int Keys = 3 + LifeStages.Count;

    public HouseholdStrata Strata { get; }

    public AgeOrder Ages { get; }

    public WorkOrder Work { get; }

    /// <summary>Returns the rank by age of a citizen in a district's urban or rural part; rank 0 is the youngest person of that part.</summary>
    /// <param name="local">The number of the citizen in that part.</param>
    /// <param name="household">The household of the citizen.</param>
    public int RankOf(int local, in LocalHousehold household) =>
        local == household.First ? Ages.RankOfHead(household.Number) : Ages.RankOfOther(local - household.Number - 1);

    /// <summary>Returns the number of a citizen in a district's urban or rural part, given by position among the members of a work group.</summary>
    /// <param name="work">The index of the work group in the nation's list.</param>
    /// <param name="member">The position among the members, from 0.</param>
    public int Worker(int work, int member)
    {
        var (isHead, number) = Ages.At(Work.RankOf(work, member));
        return isHead ? Strata.Members(number).First : Strata.OtherAt(number);
    }

    public int ClassOf(int number) => _classes.At(_classOrder.PlaceOf(number));
}
