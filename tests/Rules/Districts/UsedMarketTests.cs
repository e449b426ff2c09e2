using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Districts;

public sealed class UsedMarketTests
{
    private static Cents Price(DistrictBench bench) => bench.World.Prices.Used + bench.World.Prices.Activation;

    [Fact]
    public void Buyer_who_can_afford_only_used_handsets_gets_the_oldest()
    {
        var bench = new DistrictBench(askedADay: 1000);
        bench.CoverAll();
        var people = bench.Strangers(3);
        PutOnSale(bench, people[0]);
        PutOnSale(bench, people[1]);
        OnlyOneCanPay(bench, people[2]);
        bench.Used.Sell(bench.World);

        Assert.Equal((people[2], HandsetState.Active), (bench.Handset(new HandsetIndex(0)).Owner, bench.Handset(new HandsetIndex(0)).State));
        Assert.Equal((2, 1, 1), (bench.Rows.Handsets, bench.Counts[PhoneMeasures.SecondHandSales], bench.Counts[PhoneMeasures.HandsetsOnSale]));
        Assert.Equal(Price(bench), bench.Counts[PhoneMeasures.HandsetCents]);
        Assert.Equal(0, bench.Purses.HeldOn(DistrictBench.Day, bench.HouseholdOf(people[2])));
    }

    [Theory]
    [InlineData(0, true, true)]
    [InlineData(1, false, true)]
    [InlineData(1, true, false)]
    [InlineData(1_000_000, true, true)]
    public void Poor_rich_barred_or_uncovered_people_buy_no_used_handset(int timesThePrice, bool isPermitted, bool isCovered)
    {
        var bench = new DistrictBench(askedADay: 1000);
        if (isCovered)
        {
            bench.CoverAll();
        }

        var people = bench.Strangers(2);
        PutOnSale(bench, people[0]);
        OnlyOneCanPay(bench, people[1], timesThePrice);
        if (!isPermitted)
        {
            bench.Rows.Apply(people[1], new CitizenEffect(CitizenEffectKind.Bar));
        }

        bench.Used.Sell(bench.World);
        Assert.Equal((0, 1), (bench.Counts[PhoneMeasures.SecondHandSales], bench.Ledger.OnSale.Length));
    }

    private static void PutOnSale(DistrictBench bench, CitizenIndex citizen)
    {
        bench.Ledger.Begin(citizen, 0, DistrictBench.Day);
        bench.Ledger.End(new HandsetIndex(bench.Rows.Handsets - 1), HandsetEffectKind.PutOnSale);
    }

    private static void OnlyOneCanPay(DistrictBench bench, CitizenIndex citizen, int times = 1)
    {
        for (var household = new HouseholdIndex(0); household < bench.Setup.Populations[0].Households; household++)
        {
            bench.Purses.Spend(DistrictBench.Day, household, bench.Purses.HeldOn(DistrictBench.Day, household));
        }

        bench.Endow(citizen, new Cents((int)Math.Min(1_000_000L, (long)times * Price(bench))));
        bench.Permit(citizen);
    }
}
