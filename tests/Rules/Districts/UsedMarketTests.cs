using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Districts;

public sealed class UsedMarketTests
{
    private static Cents Price(Floor floor) => floor.World.Prices.Used + floor.World.Prices.Activation;

    [Fact]
    public void Buyer_who_can_afford_only_used_handsets_gets_the_oldest()
    {
        var floor = new Floor(askedADay: 1000);
        floor.CoverAll();
        var people = floor.Strangers(3);
        PutOnSale(floor, people[0]);
        PutOnSale(floor, people[1]);
        OnlyOneCanPay(floor, people[2]);
        floor.Used.Sell(floor.World);

        Assert.Equal((people[2], HandsetState.Active), (floor.Handset(new HandsetIndex(0)).Owner, floor.Handset(new HandsetIndex(0)).State));
        Assert.Equal((2, 1, 1), (floor.Rows.Handsets, floor.Counts[PhoneMeasures.SecondHandSales], floor.Counts[PhoneMeasures.HandsetsOnSale]));
        Assert.Equal(Price(floor), floor.Counts[PhoneMeasures.HandsetCents]);
        Assert.Equal(0, floor.Purses.HeldOn(Floor.Day, floor.HouseholdOf(people[2])));
    }

    [Theory]
    [InlineData(0, true, true)]
    [InlineData(1, false, true)]
    [InlineData(1, true, false)]
    [InlineData(1_000_000, true, true)]
    public void Poor_rich_barred_or_uncovered_people_buy_no_used_handset(int timesThePrice, bool isPermitted, bool isCovered)
    {
        var floor = new Floor(askedADay: 1000);
        if (isCovered)
        {
            floor.CoverAll();
        }

        var people = floor.Strangers(2);
        PutOnSale(floor, people[0]);
        OnlyOneCanPay(floor, people[1], timesThePrice);
        if (!isPermitted)
        {
            floor.Rows.Apply(people[1], new CitizenEffect(CitizenEffectKind.Bar));
        }

        floor.Used.Sell(floor.World);
        Assert.Equal((0, 1), (floor.Counts[PhoneMeasures.SecondHandSales], floor.Lines.OnSale.Length));
    }

    private static void PutOnSale(Floor floor, CitizenIndex citizen)
    {
        floor.Lines.Begin(citizen, 0, Floor.Day);
        floor.Lines.End(new HandsetIndex(floor.Rows.Handsets - 1), HandsetEffectKind.PutOnSale);
    }

    private static void OnlyOneCanPay(Floor floor, CitizenIndex citizen, int times = 1)
    {
        for (var household = new HouseholdIndex(0); household < floor.Setup.Populations[0].Households; household++)
        {
            floor.Purses.Spend(Floor.Day, household, floor.Purses.HeldOn(Floor.Day, household));
        }

        floor.Endow(citizen, new Cents((int)Math.Min(1_000_000L, (long)times * Price(floor))));
        floor.Permit(citizen);
    }
}
