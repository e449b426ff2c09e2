using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Districts;

public sealed class HandsetMarketTests
{
    private static readonly Cents Plenty = new(1_000_000);

    [Fact]
    public void The_smallest_draws_win_and_the_others_come_again()
    {
        var bench = new DistrictBench();
        var people = bench.Strangers(10);
        foreach (var citizen in people)
        {
            bench.Endow(citizen, Plenty);
            bench.Rows.Apply(citizen, new CitizenEffect(CitizenEffectKind.Allow));
        }

        bench.Serve(3, [.. people.Select((citizen, place) => (citizen, (uint)((place * 7 % 10) + 1), WishEvents.None))]);

        Assert.Equal(people.OrderBy(citizen => Array.IndexOf(people, citizen) * 7 % 10).Take(3), bench.Ledger.Changed.Select(change => change.Citizen));
        Assert.Equal((3, 7, 10), (bench.Counts[PhoneMeasures.NewHandsets], bench.Counts[PhoneMeasures.TurnedAway], bench.Counts[PhoneMeasures.Wishes]));
    }

    [Fact]
    public void Of_two_equal_draws_the_lower_number_is_served()
    {
        var bench = new DistrictBench();
        var people = bench.Strangers(2);
        Array.ForEach(people, citizen => bench.Endow(citizen, Plenty));
        bench.Serve(1, (people[1], 5, WishEvents.None), (people[0], 5, WishEvents.None));
        Assert.Equal(people[0], Assert.Single(bench.Ledger.Changed).Citizen);
    }

    [Fact]
    public void Who_was_not_served_before_is_not_turned_away_again()
    {
        var bench = new DistrictBench();
        var citizen = bench.Adults[0];
        bench.Endow(citizen, Plenty);
        bench.Serve(0, (citizen, 1, WishEvents.Again));
        Assert.Equal((1, 0), (bench.Counts[PhoneMeasures.Wishes], bench.Counts[PhoneMeasures.TurnedAway]));
    }

    [Fact]
    public void Purchase_takes_price_and_activation_from_the_household_purse()
    {
        var bench = new DistrictBench();
        var citizen = bench.Adults[0];
        bench.Endow(citizen, Plenty);
        var before = bench.Purses.HeldOn(DistrictBench.Day, bench.HouseholdOf(citizen));
        bench.Serve(1, (citizen, 1, WishEvents.None));

        var paid = bench.World.Prices.ByModel[0] + bench.World.Prices.Activation;
        Assert.Equal(before - paid, bench.Purses.HeldOn(DistrictBench.Day, bench.HouseholdOf(citizen)));
        Assert.Equal(paid, bench.Counts[PhoneMeasures.HandsetCents]);
    }

    [Fact]
    public void Purse_with_the_price_of_one_phone_buys_only_one()
    {
        var bench = new DistrictBench();
        var household = bench.Adults.GroupBy(bench.HouseholdOf).First(members => members.Count() > 1).ToArray();
        var price = bench.World.Prices.ByModel[0] + bench.World.Prices.Activation;
        bench.Purses.Spend(DistrictBench.Day, bench.HouseholdOf(household[0]), bench.Purses.HeldOn(DistrictBench.Day, bench.HouseholdOf(household[0])));
        bench.Endow(household[0], price);
        bench.Serve(9, (household[0], 1, WishEvents.None), (household[1], 2, WishEvents.None));

        Assert.Equal(1, bench.Counts[PhoneMeasures.NewHandsets]);
        Assert.Equal(0, bench.Purses.HeldOn(DistrictBench.Day, bench.HouseholdOf(household[0])));
    }

    [Fact]
    public void Who_cannot_pay_a_new_handset_leaves_with_none()
    {
        var bench = new DistrictBench();
        var citizen = bench.Adults[0];
        var household = bench.HouseholdOf(citizen);
        bench.Purses.Spend(DistrictBench.Day, household, bench.Purses.HeldOn(DistrictBench.Day, household));
        bench.Endow(citizen, bench.World.Prices.New + bench.World.Prices.Activation - new Cents(1));
        bench.Serve(5, (citizen, 1, WishEvents.None));
        Assert.Equal((0, 0, 0), (bench.Rows.Handsets, bench.Counts[PhoneMeasures.Wishes], bench.Counts[PhoneMeasures.UnmetDemand]));
    }

    [Fact]
    public void Second_line_is_registered_to_a_household_member_without_one()
    {
        var bench = new DistrictBench();
        var household = bench.Adults.GroupBy(bench.HouseholdOf).First(members => members.Count() > 1).ToArray();
        bench.Endow(household[0], Plenty);
        bench.Ledger.Begin(household[0], 0, DistrictBench.Day);
        bench.Serve(1, (household[0], 1, WishEvents.WantsSecond));

        Assert.Equal((household[0], household[1]), (bench.Handset(new HandsetIndex(1)).Owner, bench.Handset(new HandsetIndex(1)).Registrant));
        Assert.True(bench.Citizen(household[1]).Has(CitizenFlags.NameLent));
        Assert.Equal((2, 1, 1), (bench.Counts[PhoneMeasures.Subscribers], bench.Counts[PhoneMeasures.SecondLines], bench.Counts[PhoneMeasures.UniqueOwners]));

        bench.Ledger.End(new HandsetIndex(1), HandsetEffectKind.PutOnSale);
        Assert.False(bench.Citizen(household[1]).Has(CitizenFlags.NameLent));
        Assert.Equal((1, 0, 1), (bench.Counts[PhoneMeasures.Subscribers], bench.Counts[PhoneMeasures.SecondLines], bench.Counts[PhoneMeasures.UniqueOwners]));
    }

    [Fact]
    public void Citizen_living_alone_gets_no_second_line_and_pays_nothing()
    {
        var bench = new DistrictBench();
        var population = bench.Setup.Populations[0];
        var loner = bench.Adults.First(citizen => population.MembersOf(population.HouseholdOf(citizen)).Size == 1);
        bench.Endow(loner, Plenty);
        bench.Ledger.Begin(loner, 0, DistrictBench.Day);
        var held = bench.Purses.HeldOn(DistrictBench.Day, bench.HouseholdOf(loner));
        bench.Serve(1, (loner, 1, WishEvents.WantsSecond));

        Assert.Equal((1, 0), (bench.Rows.Handsets, bench.Counts[PhoneMeasures.NewHandsets]));
        Assert.Equal(held, bench.Purses.HeldOn(DistrictBench.Day, bench.HouseholdOf(loner)));
    }

    [Fact]
    public void Replacing_a_broken_handset_keeps_the_same_line()
    {
        var bench = new DistrictBench();
        var citizen = bench.Adults[0];
        bench.Endow(citizen, Plenty);
        bench.Ledger.Begin(citizen, 0, day: 3);
        bench.Ledger.Break(new HandsetIndex(0));
        bench.Serve(1, (citizen, 1, WishEvents.Replaces));

        Assert.Equal(
            (HandsetState.Scrapped, HandsetState.Active, citizen, 3),
            (
                bench.Handset(new HandsetIndex(0)).State,
                bench.Handset(new HandsetIndex(1)).State,
                bench.Handset(new HandsetIndex(1)).Owner,
                bench.Handset(new HandsetIndex(1)).LineBegan
            )
        );
        Assert.Equal(
            (1, 1, 1, 0),
            (
                bench.Counts[PhoneMeasures.Subscribers],
                bench.Counts[PhoneMeasures.GrossAdditions],
                bench.Counts[PhoneMeasures.Replacements],
                bench.Counts[PhoneMeasures.Lapses]
            )
        );
        Assert.Equal((AdoptionStage.Owner, 1), (bench.Citizen(citizen).Stage, bench.Citizen(citizen).Handset));
    }

    [Fact]
    public void Debt_goodwill_and_penniless_flag_pass_to_the_new_handset()
    {
        var bench = new DistrictBench();
        var citizen = bench.Adults[0];
        bench.Endow(citizen, Plenty);
        bench.Ledger.Begin(citizen, 0, day: 3);
        bench.Rows.Apply(new HandsetIndex(0), new HandsetEffect(HandsetEffectKind.Penniless, 1));
        bench.Ledger.Break(new HandsetIndex(0));
        bench.UseOnce();
        var old = bench.Handset(new HandsetIndex(0));
        bench.Serve(1, (citizen, 1, WishEvents.Replaces));

        Assert.NotEqual(0u, old.Due);
        Assert.Equal(
            (old.Due, old.Goodwill, true),
            (
                bench.Handset(new HandsetIndex(1)).Due,
                bench.Handset(new HandsetIndex(1)).Goodwill,
                bench.Handset(new HandsetIndex(1)).Has(HandsetFlags.Penniless)
            )
        );
    }

    [Fact]
    public void Broken_second_handset_that_becomes_first_is_replaced()
    {
        var bench = new DistrictBench();
        var household = bench.Adults.GroupBy(bench.HouseholdOf).First(members => members.Count() > 1).ToArray();
        bench.Endow(household[0], Plenty);
        bench.Ledger.Begin(household[0], 0, DistrictBench.Day);
        bench.Serve(1, (household[0], 1, WishEvents.WantsSecond));
        bench.Ledger.Break(new HandsetIndex(1));
        bench.Ledger.End(new HandsetIndex(0), HandsetEffectKind.PutOnSale);

        Assert.Equal(
            (AdoptionStage.Permitted, 1, true),
            (bench.Citizen(household[0]).Stage, bench.Citizen(household[0]).Handset, bench.Citizen(household[0]).Has(CitizenFlags.Broken))
        );
        bench.Serve(1, (household[0], 1, WishEvents.Replaces));
        Assert.Equal(
            (HandsetState.Scrapped, HandsetState.Active, 2),
            (bench.Handset(new HandsetIndex(1)).State, bench.Handset(new HandsetIndex(2)).State, bench.Citizen(household[0]).Handset)
        );
    }

    [Fact]
    public void A_broken_handset_whose_line_lapses_is_not_for_sale()
    {
        var bench = new DistrictBench();
        bench.Ledger.Begin(bench.Adults[0], 0, DistrictBench.Day);
        bench.Ledger.Break(new HandsetIndex(0));
        bench.Ledger.End(new HandsetIndex(0), HandsetEffectKind.PutOnSale);
        Assert.Equal((HandsetState.Scrapped, 0), (bench.Handset(new HandsetIndex(0)).State, bench.Ledger.OnSale.Length));
    }
}
