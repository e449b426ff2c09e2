using AdoptionSim.Model.Households;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Households;

public sealed class PriceOutlookTests
{
    private static readonly RunSetup Setup = Setups.Of("cheaper-handsets", 0.0003);
    private static readonly PriceOutlook Outlook = Setups.OutlookOf(Setup);

    [Fact]
    public void No_purse_reaches_the_price_before_the_predicted_tick() =>
        Gen.Select(Gen.Enum<Purchase>(), Gen.Int[0, 60_000], Gen.UShort[0, 500], Gen.Int[0, 300])
            .Sample(
                (purchase, cents, saving, tick) =>
                {
                    var purse = new HouseholdRow(new Cents(cents), (ushort)Setup.Calendar.DayOf(new Tick(tick)), saving);
                    var first = Outlook.FirstFor(purchase, purse, new Tick(tick));
                    Assert.InRange(first, tick + 1, Setup.Calendar.Ticks + 1);
                    for (var later = tick + 1; later < first; later++)
                    {
                        var world = World.At(Setup, new Tick(later));
                        Assert.False(PurseRule.CouldHold(purse, world.Prices.Purchases.Of(purchase), world.Day, Setup.Purse));
                    }
                }
            );

    [Fact]
    public void Used_handsets_are_affordable_sooner_but_never_for_the_penniless()
    {
        var saver = new HouseholdRow(new Cents(0), 0, SavingPerYear: 60);
        Tick First(Purchase purchase) => Outlook.FirstFor(purchase, saver, new Tick(0));
        Assert.InRange(First(Purchase.AnyHandset), 9, First(Purchase.Replacement) - 1);
        Assert.InRange(First(Purchase.Replacement), 9, First(Purchase.HandsetWithLine) - 1);
        Assert.Equal(Setup.Calendar.Ticks + 1, Outlook.FirstFor(Purchase.AnyHandset, new HouseholdRow(new Cents(0), 0, 0), new Tick(0)));
    }
}
