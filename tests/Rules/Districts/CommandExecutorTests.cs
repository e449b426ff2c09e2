using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using Kind = AdoptionSim.Nations.Commands.CommandKind;

namespace AdoptionSim.Rules.Tests.Districts;

public sealed class CommandExecutorTests
{
    [Fact]
    public void A_citizen_who_is_given_a_handset_has_a_line()
    {
        var bench = new DistrictBench();
        var citizen = bench.Adults[0];
        bench.Command(Kind.Give, citizen);
        Assert.Equal((AdoptionStage.Owner, 0), (bench.Citizen(citizen).Stage, bench.Citizen(citizen).Handset));
        Assert.Equal(
            (citizen, citizen, HandsetState.Active),
            (bench.Handset(new HandsetIndex(0)).Owner, bench.Handset(new HandsetIndex(0)).Registrant, bench.Handset(new HandsetIndex(0)).State)
        );
        Assert.Equal((1, 1, 0), (bench.Counts[PhoneMeasures.Gifts], bench.Counts[PhoneMeasures.Subscribers], bench.Counts[PhoneMeasures.NewHandsets]));

        bench.Command(Kind.Give, citizen);
        Assert.Equal((1, 1), (bench.Counts[PhoneMeasures.Gifts], bench.Rows.Handsets));
    }

    [Fact]
    public void Barred_citizen_loses_both_lines_and_gets_none_until_allowed()
    {
        var bench = new DistrictBench();
        var household = bench.Adults.GroupBy(bench.HouseholdOf).First(members => members.Count() > 1).ToArray();
        bench.Ledger.Begin(household[0], 0, DistrictBench.Day);
        bench.Ledger.BeginSecond(household[0], 0, DistrictBench.Day);
        bench.Command(Kind.Bar, household[0]);
        bench.Command(Kind.Give, household[0]);

        Assert.Equal((AdoptionStage.Out, HandsetIndex.None), (bench.Citizen(household[0]).Stage, bench.Citizen(household[0]).Handset));
        Assert.Equal((0, 0, 0), (bench.Counts[PhoneMeasures.Subscribers], bench.Counts[PhoneMeasures.UniqueOwners], bench.Counts[PhoneMeasures.Aware]));
        Assert.Equal((2, 2), (bench.Counts[PhoneMeasures.Lapses], bench.Counts[PhoneMeasures.HandsetsOnSale]));

        bench.Command(Kind.Allow, household[0]);
        bench.Command(Kind.Give, household[0]);
        Assert.Equal((AdoptionStage.Owner, 1), (bench.Citizen(household[0]).Stage, bench.Counts[PhoneMeasures.Aware]));
    }

    [Fact]
    public void A_top_up_goes_into_the_owners_purse()
    {
        var bench = new DistrictBench();
        var citizen = bench.Adults[0];
        bench.Command(Kind.Give, citizen);
        var before = bench.Purses.HeldOn(DistrictBench.Day, bench.HouseholdOf(citizen));
        bench.Command(Kind.TopUp, 0, 1234);
        Assert.Equal(before + 1234, bench.Purses.HeldOn(DistrictBench.Day, bench.HouseholdOf(citizen)));
    }

    [Fact]
    public void Broken_handset_waits_with_its_owner_for_a_replacement()
    {
        var bench = new DistrictBench();
        bench.Command(Kind.Give, bench.Adults[0]);
        bench.Command(Kind.Break, 0);
        bench.Command(Kind.Break, 0);
        Assert.Equal((HandsetState.Broken, AdoptionStage.Permitted), (bench.Handset(new HandsetIndex(0)).State, bench.Citizen(bench.Adults[0]).Stage));
        Assert.Equal((1, 1), (bench.Counts[PhoneMeasures.Breakages], bench.Counts[PhoneMeasures.Subscribers]));
    }

    [Fact]
    public void Handing_over_a_handset_changes_only_its_owner_and_line()
    {
        var bench = new DistrictBench();
        var (giver, taker) = (bench.Adults[0], bench.Adults[1]);
        bench.Command(Kind.Give, giver);
        bench.Command(Kind.HandOver, 0, taker);
        Assert.Equal((HandsetIndex.None, 0, taker), (bench.Citizen(giver).Handset, bench.Citizen(taker).Handset, bench.Handset(new HandsetIndex(0)).Owner));
        Assert.Equal(
            (1, 2, 1, 0),
            (
                bench.Counts[PhoneMeasures.Subscribers],
                bench.Counts[PhoneMeasures.GrossAdditions],
                bench.Counts[PhoneMeasures.Lapses],
                bench.Counts[PhoneMeasures.HandsetsOnSale]
            )
        );
        Assert.Equal((1, 0), (bench.Rows.Handsets, bench.Ledger.OnSale.Length));
    }

    [Fact]
    public void Handset_is_not_handed_to_a_citizen_with_a_line()
    {
        var bench = new DistrictBench();
        bench.Command(Kind.Give, bench.Adults[0]);
        bench.Command(Kind.Give, bench.Adults[1]);
        bench.Command(Kind.HandOver, 0, bench.Adults[1]);
        Assert.Equal((bench.Adults[0], bench.Adults[1]), (bench.Handset(new HandsetIndex(0)).Owner, bench.Handset(new HandsetIndex(1)).Owner));
        Assert.Equal((2, 0), (bench.Counts[PhoneMeasures.Subscribers], bench.Counts[PhoneMeasures.Lapses]));
    }

    [Fact]
    public void Handset_taken_away_is_scrapped_and_line_or_sale_ends()
    {
        var bench = new DistrictBench();
        bench.Command(Kind.Give, bench.Adults[0]);
        bench.Command(Kind.Give, bench.Adults[1]);
        bench.Command(Kind.TakeAway, 0);
        bench.Ledger.End(new HandsetIndex(1), HandsetEffectKind.PutOnSale);
        bench.Command(Kind.TakeAway, 1);
        bench.Command(Kind.TakeAway, 1);
        Assert.Equal((HandsetState.Scrapped, HandsetState.Scrapped), (bench.Handset(new HandsetIndex(0)).State, bench.Handset(new HandsetIndex(1)).State));
        Assert.Equal((0, 0, 0), (bench.Counts[PhoneMeasures.Subscribers], bench.Counts[PhoneMeasures.HandsetsOnSale], bench.Ledger.OnSale.Length));
    }

    [Fact]
    public void Towers_are_switched_and_given_channels()
    {
        var bench = new DistrictBench();
        bench.Network.BeginTick(bench.World);
        Assert.NotEmpty(bench.Network.Reports);
        bench.Command(Kind.SwitchOff, 0);
        Assert.False(bench.Network.Reports[0].Row.OnAir);
        bench.Command(Kind.SwitchOn, 0);
        bench.Command(Kind.SetChannels, 0, 44);
        Assert.Equal((true, (ushort)44), (bench.Network.Reports[0].Row.OnAir, bench.Network.Reports[0].Row.Channels));
    }

    [Fact]
    public void A_command_to_one_who_is_not_there_changes_nothing()
    {
        var bench = new DistrictBench();
        bench.Command(Kind.Give, bench.Adults[0]);
        var (citizens, counts) = (bench.Rows.Snapshot().Citizens.ToArray(), bench.Counts.ToArray());
        foreach (var kind in Enum.GetValues<Kind>())
        {
            bench.Command(kind, -1, 10);
            bench.Command(kind, 1_000_000, 10);
        }

        Assert.Equal(citizens, bench.Rows.Snapshot().Citizens.ToArray());
        Assert.Equal(counts, bench.Counts.ToArray());
    }
}
