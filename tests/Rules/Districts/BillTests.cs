using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Districts;

/// <summary>Tests which bills a household with too little money pays: the same in days and in weeks, whatever the numbers of the handsets.</summary>
public sealed class BillTests
{
    private const int Week = 7;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Money_goes_to_the_bill_that_was_due_first(bool handsetsAreReversed)
    {
        var byWeek = Penniless([Week], handsetsAreReversed);
        var byDay = Penniless([1, 2, 3, 4, 5, 6, Week], handsetsAreReversed);

        Assert.Single(byWeek);
        Assert.Equal(byDay, byWeek);
    }

    [Fact]
    public void Line_loses_its_penniless_mark_when_its_bill_is_paid()
    {
        var (bench, members) = HouseholdOfTwo(reversed: false);
        bench.Rows.Apply(new HandsetIndex(0), new HandsetEffect(HandsetEffectKind.Penniless, 1));
        Settle(bench, members, Week, Week, new Cents(50));

        Assert.False(bench.Handset(new HandsetIndex(0)).Has(HandsetFlags.Penniless));
    }

    /// <summary>Returns the members whose bill is not paid, for two bills of one dollar and a purse of one dollar and a half.</summary>
    private static CitizenIndex[] Penniless(int[] days, bool handsetsAreReversed)
    {
        var (bench, members) = HouseholdOfTwo(handsetsAreReversed);
        var before = 0;
        foreach (var day in days)
        {
            Settle(bench, members, day, day - before, new Cents(100));
            before = day;
        }

        return [.. members.Where(member => bench.Handset(bench.Citizen(member).Handset).Has(HandsetFlags.Penniless))];
    }

    /// <summary>Two members of a household with a line each, whose bills are due within the first week, and 150 cents.</summary>
    private static (DistrictBench DistrictBench, CitizenIndex[] Members) HouseholdOfTwo(bool reversed)
    {
        var bench = new DistrictBench();
        var members = bench
            .Adults.Where(citizen => UseRule.DaysSinceDue(Week, citizen) is > 0 and < Week)
            .GroupBy(bench.HouseholdOf)
            .First(household => household.Count() > 1)
            .Take(2)
            .ToArray();
        foreach (var member in reversed ? members.Reverse() : members)
        {
            bench.Ledger.Begin(member, 0, day: 0);
        }

        bench.Purses.PayUpTo(Week, bench.HouseholdOf(members[0]), new Cents(int.MaxValue));
        bench.Purses.Add(Week, bench.HouseholdOf(members[0]), new Cents(150));
        return (bench, members);
    }

    private static void Settle(DistrictBench bench, CitizenIndex[] members, int day, int stepDays, Cents cents)
    {
        var tally = new UseTally(bench.Setup.Graph, bench.Setup.Populations.Length, new DistrictIndex(0), bench.Network, bench.Counts);
        foreach (var member in members.OrderBy(member => (int)bench.Citizen(member).Handset))
        {
            if (UseRule.DaysSinceDue(day, member) < stepDays)
            {
                var handset = bench.Citizen(member).Handset;
                tally.Bills.Add(new Bill(handset, member, member, cents, bench.Handset(handset).Has(HandsetFlags.Penniless)));
            }
        }

        new UseSettlement(bench.Setup.Populations[0], bench.Rows, bench.Ledger, bench.Purses).Settle(tally, Week);
    }
}
