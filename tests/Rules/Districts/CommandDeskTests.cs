using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using Kind = AdoptionSim.Nations.Commands.CommandKind;

namespace AdoptionSim.Rules.Tests.Districts;

public sealed class CommandDeskTests
{
    [Fact]
    public void A_citizen_who_is_given_a_handset_has_a_line()
    {
        var floor = new Floor();
        var citizen = floor.Adults[0];
        floor.Command(Kind.Give, citizen);
        Assert.Equal((AdoptionStage.Owner, 0), (floor.Citizen(citizen).Stage, floor.Citizen(citizen).Handset));
        Assert.Equal(
            (citizen, citizen, HandsetState.Active),
            (floor.Handset(new HandsetIndex(0)).Owner, floor.Handset(new HandsetIndex(0)).Registrant, floor.Handset(new HandsetIndex(0)).State)
        );
        Assert.Equal((1, 1, 0), (floor.Counts[PhoneMeasures.Gifts], floor.Counts[PhoneMeasures.Subscribers], floor.Counts[PhoneMeasures.NewHandsets]));

        floor.Command(Kind.Give, citizen);
        Assert.Equal((1, 1), (floor.Counts[PhoneMeasures.Gifts], floor.Rows.Handsets));
    }

    [Fact]
    public void Barred_citizen_loses_both_lines_and_gets_none_until_allowed()
    {
        var floor = new Floor();
        var household = floor.Adults.GroupBy(floor.HouseholdOf).First(members => members.Count() > 1).ToArray();
        floor.Lines.Begin(household[0], 0, Floor.Day);
        floor.Lines.BeginSecond(household[0], 0, Floor.Day);
        floor.Command(Kind.Bar, household[0]);
        floor.Command(Kind.Give, household[0]);

        Assert.Equal((AdoptionStage.Out, HandsetIndex.None), (floor.Citizen(household[0]).Stage, floor.Citizen(household[0]).Handset));
        Assert.Equal((0, 0, 0), (floor.Counts[PhoneMeasures.Subscribers], floor.Counts[PhoneMeasures.UniqueOwners], floor.Counts[PhoneMeasures.Aware]));
        Assert.Equal((2, 2), (floor.Counts[PhoneMeasures.Lapses], floor.Counts[PhoneMeasures.HandsetsOnSale]));

        floor.Command(Kind.Allow, household[0]);
        floor.Command(Kind.Give, household[0]);
        Assert.Equal((AdoptionStage.Owner, 1), (floor.Citizen(household[0]).Stage, floor.Counts[PhoneMeasures.Aware]));
    }

    [Fact]
    public void A_top_up_goes_into_the_owners_purse()
    {
        var floor = new Floor();
        var citizen = floor.Adults[0];
        floor.Command(Kind.Give, citizen);
        var before = floor.Purses.HeldOn(Floor.Day, floor.HouseholdOf(citizen));
        floor.Command(Kind.TopUp, 0, 1234);
        Assert.Equal(before + 1234, floor.Purses.HeldOn(Floor.Day, floor.HouseholdOf(citizen)));
    }

    [Fact]
    public void Broken_handset_waits_with_its_owner_for_a_replacement()
    {
        var floor = new Floor();
        floor.Command(Kind.Give, floor.Adults[0]);
        floor.Command(Kind.Break, 0);
        floor.Command(Kind.Break, 0);
        Assert.Equal((HandsetState.Broken, AdoptionStage.Permitted), (floor.Handset(new HandsetIndex(0)).State, floor.Citizen(floor.Adults[0]).Stage));
        Assert.Equal((1, 1), (floor.Counts[PhoneMeasures.Breakages], floor.Counts[PhoneMeasures.Subscribers]));
    }

    [Fact]
    public void Handing_over_a_handset_changes_only_its_owner_and_line()
    {
        var floor = new Floor();
        var (giver, taker) = (floor.Adults[0], floor.Adults[1]);
        floor.Command(Kind.Give, giver);
        floor.Command(Kind.HandOver, 0, taker);
        Assert.Equal((HandsetIndex.None, 0, taker), (floor.Citizen(giver).Handset, floor.Citizen(taker).Handset, floor.Handset(new HandsetIndex(0)).Owner));
        Assert.Equal(
            (1, 2, 1, 0),
            (
                floor.Counts[PhoneMeasures.Subscribers],
                floor.Counts[PhoneMeasures.GrossAdditions],
                floor.Counts[PhoneMeasures.Lapses],
                floor.Counts[PhoneMeasures.HandsetsOnSale]
            )
        );
        Assert.Equal((1, 0), (floor.Rows.Handsets, floor.Lines.OnSale.Length));
    }

    [Fact]
    public void Handset_is_not_handed_to_a_citizen_with_a_line()
    {
        var floor = new Floor();
        floor.Command(Kind.Give, floor.Adults[0]);
        floor.Command(Kind.Give, floor.Adults[1]);
        floor.Command(Kind.HandOver, 0, floor.Adults[1]);
        Assert.Equal((floor.Adults[0], floor.Adults[1]), (floor.Handset(new HandsetIndex(0)).Owner, floor.Handset(new HandsetIndex(1)).Owner));
        Assert.Equal((2, 0), (floor.Counts[PhoneMeasures.Subscribers], floor.Counts[PhoneMeasures.Lapses]));
    }

    [Fact]
    public void Handset_taken_away_is_scrapped_and_line_or_sale_ends()
    {
        var floor = new Floor();
        floor.Command(Kind.Give, floor.Adults[0]);
        floor.Command(Kind.Give, floor.Adults[1]);
        floor.Command(Kind.TakeAway, 0);
        floor.Lines.End(new HandsetIndex(1), HandsetEffectKind.PutOnSale);
        floor.Command(Kind.TakeAway, 1);
        floor.Command(Kind.TakeAway, 1);
        Assert.Equal((HandsetState.Scrapped, HandsetState.Scrapped), (floor.Handset(new HandsetIndex(0)).State, floor.Handset(new HandsetIndex(1)).State));
        Assert.Equal((0, 0, 0), (floor.Counts[PhoneMeasures.Subscribers], floor.Counts[PhoneMeasures.HandsetsOnSale], floor.Lines.OnSale.Length));
    }

    [Fact]
    public void Towers_are_switched_and_given_channels()
    {
        var floor = new Floor();
        floor.Network.BeginTick(floor.World);
        Assert.NotEmpty(floor.Network.Reports);
        floor.Command(Kind.SwitchOff, 0);
        Assert.False(floor.Network.Reports[0].Row.OnAir);
        floor.Command(Kind.SwitchOn, 0);
        floor.Command(Kind.SetChannels, 0, 44);
        Assert.Equal((true, (ushort)44), (floor.Network.Reports[0].Row.OnAir, floor.Network.Reports[0].Row.Channels));
    }

    [Fact]
    public void A_command_to_one_who_is_not_there_changes_nothing()
    {
        var floor = new Floor();
        floor.Command(Kind.Give, floor.Adults[0]);
        var (citizens, counts) = (floor.Rows.Snapshot().Citizens.ToArray(), floor.Counts.ToArray());
        foreach (var kind in Enum.GetValues<Kind>())
        {
            floor.Command(kind, -1, 10);
            floor.Command(kind, 1_000_000, 10);
        }

        Assert.Equal(citizens, floor.Rows.Snapshot().Citizens.ToArray());
        Assert.Equal(counts, floor.Counts.ToArray());
    }
}
