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
        var (floor, members) = HouseholdOfTwo(reversed: false);
        floor.Rows.Apply(new HandsetIndex(0), new HandsetEffect(HandsetEffectKind.Penniless, 1));
        Settle(floor, members, Week, Week, new Cents(50));

        Assert.False(floor.Handset(new HandsetIndex(0)).Has(HandsetFlags.Penniless));
    }

    /// <summary>Returns the members whose bill is not paid, for two bills of one dollar and a purse of one dollar and a half.</summary>
    private static CitizenIndex[] Penniless(int[] days, bool handsetsAreReversed)
    {
        var (floor, members) = HouseholdOfTwo(handsetsAreReversed);
        var before = 0;
        foreach (var day in days)
        {
            Settle(floor, members, day, day - before, new Cents(100));
            before = day;
        }

        return [.. members.Where(member => floor.Handset(floor.Citizen(member).Handset).Has(HandsetFlags.Penniless))];
    }

    /// <summary>Two members of a household with a line each, whose bills are due within the first week, and 150 cents.</summary>
    private static (Floor Floor, CitizenIndex[] Members) HouseholdOfTwo(bool reversed)
    {
        var floor = new Floor();
        var members = floor
            .Adults.Where(citizen => UseRule.DaysSinceDue(Week, citizen) is > 0 and < Week)
            .GroupBy(floor.HouseholdOf)
            .First(household => household.Count() > 1)
            .Take(2)
            .ToArray();
        foreach (var member in reversed ? members.Reverse() : members)
        {
            floor.Lines.Begin(member, 0, day: 0);
        }

        floor.Purses.PayUpTo(Week, floor.HouseholdOf(members[0]), new Cents(int.MaxValue));
        floor.Purses.Add(Week, floor.HouseholdOf(members[0]), new Cents(150));
        return (floor, members);
    }

    private static void Settle(Floor floor, CitizenIndex[] members, int day, int stepDays, Cents cents)
    {
        var tally = new UseTally(floor.Setup.Graph, floor.Setup.Populations.Length, new DistrictIndex(0), floor.Network, floor.Counts);
        foreach (var member in members.OrderBy(member => (int)floor.Citizen(member).Handset))
        {
            if (UseRule.DaysSinceDue(day, member) < stepDays)
            {
                var handset = floor.Citizen(member).Handset;
                tally.Bills.Add(new Bill(handset, member, member, cents, floor.Handset(handset).Has(HandsetFlags.Penniless)));
            }
        }

        new UseSettlement(floor.Setup.Populations[0], floor.Rows, floor.Lines, floor.Purses).Settle(tally, Week);
    }
}
