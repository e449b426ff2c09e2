using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Citizens;

/// <summary>Citizens who cannot pay are skipped. They must be awake when their household has the money after all.</summary>
public sealed class SleepTests
{
    private const int Ticks = 30;

    [Fact]
    public void A_household_that_gets_money_unexpectedly_is_awake()
    {
        var bench = new WishBench(7);
        bench.Known.Prices = new PurchaseCents(new Cents(500), new Cents(500), new Cents(500));
        for (var household = 0; household < bench.Known.Purses.All.Length; household++)
        {
            bench.Known.Purses.All[household] = new HouseholdRow(new Cents(0), 0, SavingPerYear: 0);
        }

        var cohort = new Cohort([.. Enumerable.Repeat(new CitizenRow(AdoptionStage.Permitted, 0), bench.People)], new NoTies());
        Assert.Empty(AtShop(bench, cohort, 1));

        var rich = bench.Known.Population.HouseholdOf(new CitizenIndex(3));
        var members = bench.Known.Population.MembersOf(rich);
        bench.Known.Purses.Add(0, rich, new Cents(500));
        Assert.Empty(AtShop(bench, cohort, Ticks + 1));

        cohort.Wake(members.First, members.Size);
        Assert.Equal(Enumerable.Range(members.First, members.Size), AtShop(bench, cohort, (2 * Ticks) + 1));
    }

    /// <summary>Returns the citizens who were at the shop within some ticks, in order of number.</summary>
    private static SortedSet<int> AtShop(WishBench bench, Cohort cohort, int from)
    {
        var seen = new SortedSet<int>();
        for (var tick = new Tick(from); tick < from + Ticks; tick++)
        {
            bench.Begin(tick);
            bench.Known.Tick = tick;
            var tally = new WishTally();
            cohort.StepCitizens(bench.Known, tally);
            seen.UnionWith(tally.Visitors.Select(visit => (int)visit.Citizen));
        }

        return seen;
    }

    private sealed class NoTies : ITieCount
    {
        public int TiesOf(CitizenIndex citizen) => 0;
    }
}
