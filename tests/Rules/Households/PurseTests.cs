using System.Runtime.CompilerServices;
using AdoptionSim.Model.Households;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.People;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Households;

public class PurseTests
{
    private const int ReformDay = 350;
    private static readonly DateOnly Start = new(2008, 12, 15);
    private static readonly DateOnly End = new(2016, 1, 1);
    private static readonly HouseholdAddress Household = new(Seed: 1, Place: 2, Number: new HouseholdIndex(3));
    private readonly MeansParameters _means = SmallNation.Means();

    [Fact]
    public void A_row_has_eight_bytes() => Assert.Equal(8, Unsafe.SizeOf<HouseholdRow>());

    [Fact]
    public void Opening_a_purse_often_or_once_leaves_the_same_cents() =>
        Gen.Select(Gen.Int[0, 2_000_000], Gen.UShort, Gen.Int[1, 4000], Gen.Int[1, 400], Gen.ULong, Gen.Int[0, 1 << 20])
            .Sample(
                (cents, saving, until, step, seed, number) =>
                {
                    var known = PurseKnowledge.Of(_means, Start, End);
                    var address = new HouseholdAddress(seed, Place: 7, new HouseholdIndex(number));
                    HouseholdRow Opened(int every)
                    {
                        var row = new HouseholdRow(new Cents(cents), 0, saving);
                        for (var day = every; day < until; day += every)
                        {
                            PurseRule.Open(ref row, day, known, address);
                        }

                        PurseRule.Open(ref row, until, known, address);
                        return row;
                    }

                    var once = Opened(until);
                    Assert.Equal(once, Opened(1));
                    Assert.Equal(once, Opened(7));
                    Assert.Equal(once, Opened(step));
                }
            );

    [Fact]
    public void A_purse_grows_by_what_is_saved()
    {
        var row = Quiet(new HouseholdRow(new Cents(1_000), 0, 100), day: 1461);
        Assert.Equal(new HouseholdRow(new Cents(1_000 + (4 * 100 * 100)), 1461, 100), row);
    }

    [Fact]
    public void A_purse_grows_no_further_than_the_cap()
    {
        // 100 dollars a year is a tenth of the income, so the income is 83.33 dollars a month, and twelve months of it are the cap.
        Assert.Equal(100_000, Quiet(new HouseholdRow(new Cents(99_000), 0, 100), day: 3000).PurseCents);
        Assert.Equal(150_000, Quiet(new HouseholdRow(new Cents(150_000), 0, 100), day: 3000).PurseCents);
    }

    [Fact]
    public void The_reform_takes_domestic_currency_held_on_its_day()
    {
        var known = PurseKnowledge.Of(_means, Start, End) with { OtherGoods = default };
        var row = new HouseholdRow(new Cents(100_000), 0, 0);
        PurseRule.Open(ref row, ReformDay - 1, known, Household);
        Assert.Equal(100_000, row.PurseCents);
        PurseRule.Open(ref row, ReformDay, known, Household);
        Assert.InRange(row.PurseCents, 54_999, 55_001);
        PurseRule.Open(ref row, ReformDay + 1000, known, Household);
        Assert.InRange(row.PurseCents, 54_999, 55_001);
    }

    [Fact]
    public void A_reform_before_the_start_takes_nothing()
    {
        var known = PurseKnowledge.Of(_means, new DateOnly(2010, 1, 1), End) with { OtherGoods = default };
        var row = new HouseholdRow(new Cents(100_000), 0, 0);
        PurseRule.Open(ref row, 4000, known, Household);
        Assert.Equal(100_000, row.PurseCents);
    }

    /// <summary>At a rate of 0.4 a year, 1 - exp(-0.4) = 0.3297 of 10,000 households buy; five standard errors are 0.0235.</summary>
    [Fact]
    public void Other_goods_are_bought_at_their_rate_at_most_yearly()
    {
        var known = PurseKnowledge.Of(_means, Start, End) with { ReformDay = 0 };
        var bought = 0;
        for (var number = 0; number < 10_000; number++)
        {
            var row = new HouseholdRow(new Cents(100_000), 0, 0);
            PurseRule.Open(ref row, PurseKnowledge.DaysOfYear, known, Household with { Number = new HouseholdIndex(number) });
            Assert.True(row.PurseCents.Value is 100_000 or (>= 39_999 and <= 40_001));
            bought += row.PurseCents < 100_000 ? 1 : 0;
        }

        Assert.InRange(bought, 3297 - 235, 3297 + 235);
    }

    [Fact]
    public void Spend_is_all_or_nothing_but_SpendUpTo_can_be_partial()
    {
        var row = new HouseholdRow(new Cents(500), 0, 0);
        Assert.False(PurseRule.Spend(ref row, new Cents(501)));
        Assert.True(PurseRule.Spend(ref row, new Cents(200)));
        Assert.Equal(300, PurseRule.SpendUpTo(ref row, new Cents(1_000)));
        Assert.Equal(0, row.PurseCents);
        PurseRule.AddCents(ref row, new Cents(int.MaxValue));
        PurseRule.AddCents(ref row, new Cents(1));
        Assert.Equal(int.MaxValue, row.PurseCents);
    }

    [Fact]
    public void Opening_a_purse_on_an_earlier_day_changes_nothing()
    {
        var row = new HouseholdRow(new Cents(500), 100, 365);
        PurseRule.Open(ref row, 99, PurseKnowledge.Of(_means, Start, End), Household);
        Assert.Equal(new HouseholdRow(new Cents(500), 100, 365), row);
    }

    private HouseholdRow Quiet(HouseholdRow row, int day)
    {
        var known = PurseKnowledge.Of(_means with { Reform = null }, Start, End) with { OtherGoods = default };
        PurseRule.Open(ref row, day, known, Household);
        return row;
    }
}
