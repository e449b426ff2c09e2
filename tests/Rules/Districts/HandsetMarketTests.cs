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
        var floor = new Floor();
        var people = floor.Strangers(10);
        foreach (var citizen in people)
        {
            floor.Endow(citizen, Plenty);
            floor.Rows.Apply(citizen, new CitizenEffect(CitizenEffectKind.Allow));
        }

        floor.Serve(3, [.. people.Select((citizen, place) => (citizen, (uint)((place * 7 % 10) + 1), WishEvents.None))]);

        Assert.Equal(people.OrderBy(citizen => Array.IndexOf(people, citizen) * 7 % 10).Take(3), floor.Lines.Changed.Select(change => change.Citizen));
        Assert.Equal((3, 7, 10), (floor.Counts[PhoneMeasures.NewHandsets], floor.Counts[PhoneMeasures.TurnedAway], floor.Counts[PhoneMeasures.Wishes]));
    }

    [Fact]
    public void Of_two_equal_draws_the_lower_number_is_served()
    {
        var floor = new Floor();
        var people = floor.Strangers(2);
        Array.ForEach(people, citizen => floor.Endow(citizen, Plenty));
        floor.Serve(1, (people[1], 5, WishEvents.None), (people[0], 5, WishEvents.None));
        Assert.Equal(people[0], Assert.Single(floor.Lines.Changed).Citizen);
    }

    [Fact]
    public void Who_was_not_served_before_is_not_turned_away_again()
    {
        var floor = new Floor();
        var citizen = floor.Adults[0];
        floor.Endow(citizen, Plenty);
        floor.Serve(0, (citizen, 1, WishEvents.Again));
        Assert.Equal((1, 0), (floor.Counts[PhoneMeasures.Wishes], floor.Counts[PhoneMeasures.TurnedAway]));
    }

    [Fact]
    public void Purchase_takes_price_and_activation_from_the_household_purse()
    {
        var floor = new Floor();
        var citizen = floor.Adults[0];
        floor.Endow(citizen, Plenty);
        var before = floor.Purses.HeldOn(Floor.Day, floor.HouseholdOf(citizen));
        floor.Serve(1, (citizen, 1, WishEvents.None));

        var paid = floor.World.Prices.ByModel[0] + floor.World.Prices.Activation;
        Assert.Equal(before - paid, floor.Purses.HeldOn(Floor.Day, floor.HouseholdOf(citizen)));
        Assert.Equal(paid, floor.Counts[PhoneMeasures.HandsetCents]);
    }

    [Fact]
    public void Purse_with_the_price_of_one_phone_buys_only_one()
    {
        var floor = new Floor();
        var household = floor.Adults.GroupBy(floor.HouseholdOf).First(members => members.Count() > 1).ToArray();
        var price = floor.World.Prices.ByModel[0] + floor.World.Prices.Activation;
        floor.Purses.Spend(Floor.Day, floor.HouseholdOf(household[0]), floor.Purses.HeldOn(Floor.Day, floor.HouseholdOf(household[0])));
        floor.Endow(household[0], price);
        floor.Serve(9, (household[0], 1, WishEvents.None), (household[1], 2, WishEvents.None));

        Assert.Equal(1, floor.Counts[PhoneMeasures.NewHandsets]);
        Assert.Equal(0, floor.Purses.HeldOn(Floor.Day, floor.HouseholdOf(household[0])));
    }

    [Fact]
    public void Who_cannot_pay_a_new_handset_leaves_with_none()
    {
        var floor = new Floor();
        var citizen = floor.Adults[0];
        var household = floor.HouseholdOf(citizen);
        floor.Purses.Spend(Floor.Day, household, floor.Purses.HeldOn(Floor.Day, household));
        floor.Endow(citizen, floor.World.Prices.New + floor.World.Prices.Activation - new Cents(1));
        floor.Serve(5, (citizen, 1, WishEvents.None));
        Assert.Equal((0, 0, 0), (floor.Rows.Handsets, floor.Counts[PhoneMeasures.Wishes], floor.Counts[PhoneMeasures.UnmetDemand]));
    }

    [Fact]
    public void Second_line_is_registered_to_a_household_member_without_one()
    {
        var floor = new Floor();
        var household = floor.Adults.GroupBy(floor.HouseholdOf).First(members => members.Count() > 1).ToArray();
        floor.Endow(household[0], Plenty);
        floor.Lines.Begin(household[0], 0, Floor.Day);
        floor.Serve(1, (household[0], 1, WishEvents.WantsSecond));

        Assert.Equal((household[0], household[1]), (floor.Handset(new HandsetIndex(1)).Owner, floor.Handset(new HandsetIndex(1)).Registrant));
        Assert.True(floor.Citizen(household[1]).Has(CitizenFlags.NameLent));
        Assert.Equal((2, 1, 1), (floor.Counts[PhoneMeasures.Subscribers], floor.Counts[PhoneMeasures.SecondLines], floor.Counts[PhoneMeasures.UniqueOwners]));

        floor.Lines.End(new HandsetIndex(1), HandsetEffectKind.PutOnSale);
        Assert.False(floor.Citizen(household[1]).Has(CitizenFlags.NameLent));
        Assert.Equal((1, 0, 1), (floor.Counts[PhoneMeasures.Subscribers], floor.Counts[PhoneMeasures.SecondLines], floor.Counts[PhoneMeasures.UniqueOwners]));
    }

    [Fact]
    public void Citizen_living_alone_gets_no_second_line_and_pays_nothing()
    {
        var floor = new Floor();
        var population = floor.Setup.Populations[0];
        var loner = floor.Adults.First(citizen => population.MembersOf(population.HouseholdOf(citizen)).Size == 1);
        floor.Endow(loner, Plenty);
        floor.Lines.Begin(loner, 0, Floor.Day);
        var held = floor.Purses.HeldOn(Floor.Day, floor.HouseholdOf(loner));
        floor.Serve(1, (loner, 1, WishEvents.WantsSecond));

        Assert.Equal((1, 0), (floor.Rows.Handsets, floor.Counts[PhoneMeasures.NewHandsets]));
        Assert.Equal(held, floor.Purses.HeldOn(Floor.Day, floor.HouseholdOf(loner)));
    }

    [Fact]
    public void Replacing_a_broken_handset_keeps_the_same_line()
    {
        var floor = new Floor();
        var citizen = floor.Adults[0];
        floor.Endow(citizen, Plenty);
        floor.Lines.Begin(citizen, 0, day: 3);
        floor.Lines.Break(new HandsetIndex(0));
        floor.Serve(1, (citizen, 1, WishEvents.Replaces));

        Assert.Equal(
            (HandsetState.Scrapped, HandsetState.Active, citizen, 3),
            (
                floor.Handset(new HandsetIndex(0)).State,
                floor.Handset(new HandsetIndex(1)).State,
                floor.Handset(new HandsetIndex(1)).Owner,
                floor.Handset(new HandsetIndex(1)).LineBegan
            )
        );
        Assert.Equal(
            (1, 1, 1, 0),
            (
                floor.Counts[PhoneMeasures.Subscribers],
                floor.Counts[PhoneMeasures.GrossAdditions],
                floor.Counts[PhoneMeasures.Replacements],
                floor.Counts[PhoneMeasures.Lapses]
            )
        );
        Assert.Equal((AdoptionStage.Owner, 1), (floor.Citizen(citizen).Stage, floor.Citizen(citizen).Handset));
    }

    [Fact]
    public void Debt_goodwill_and_penniless_flag_pass_to_the_new_handset()
    {
        var floor = new Floor();
        var citizen = floor.Adults[0];
        floor.Endow(citizen, Plenty);
        floor.Lines.Begin(citizen, 0, day: 3);
        floor.Rows.Apply(new HandsetIndex(0), new HandsetEffect(HandsetEffectKind.Penniless, 1));
        floor.Lines.Break(new HandsetIndex(0));
        floor.UseOnce();
        var old = floor.Handset(new HandsetIndex(0));
        floor.Serve(1, (citizen, 1, WishEvents.Replaces));

        Assert.NotEqual(0u, old.Due);
        Assert.Equal(
            (old.Due, old.Goodwill, true),
            (
                floor.Handset(new HandsetIndex(1)).Due,
                floor.Handset(new HandsetIndex(1)).Goodwill,
                floor.Handset(new HandsetIndex(1)).Has(HandsetFlags.Penniless)
            )
        );
    }

    [Fact]
    public void Broken_second_handset_that_becomes_first_is_replaced()
    {
        var floor = new Floor();
        var household = floor.Adults.GroupBy(floor.HouseholdOf).First(members => members.Count() > 1).ToArray();
        floor.Endow(household[0], Plenty);
        floor.Lines.Begin(household[0], 0, Floor.Day);
        floor.Serve(1, (household[0], 1, WishEvents.WantsSecond));
        floor.Lines.Break(new HandsetIndex(1));
        floor.Lines.End(new HandsetIndex(0), HandsetEffectKind.PutOnSale);

        Assert.Equal(
            (AdoptionStage.Permitted, 1, true),
            (floor.Citizen(household[0]).Stage, floor.Citizen(household[0]).Handset, floor.Citizen(household[0]).Has(CitizenFlags.Broken))
        );
        floor.Serve(1, (household[0], 1, WishEvents.Replaces));
        Assert.Equal(
            (HandsetState.Scrapped, HandsetState.Active, 2),
            (floor.Handset(new HandsetIndex(1)).State, floor.Handset(new HandsetIndex(2)).State, floor.Citizen(household[0]).Handset)
        );
    }

    [Fact]
    public void A_broken_handset_whose_line_lapses_is_not_for_sale()
    {
        var floor = new Floor();
        floor.Lines.Begin(floor.Adults[0], 0, Floor.Day);
        floor.Lines.Break(new HandsetIndex(0));
        floor.Lines.End(new HandsetIndex(0), HandsetEffectKind.PutOnSale);
        Assert.Equal((HandsetState.Scrapped, 0), (floor.Handset(new HandsetIndex(0)).State, floor.Lines.OnSale.Length));
    }
}
