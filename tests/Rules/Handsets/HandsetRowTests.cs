using System.Runtime.CompilerServices;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Nations.Quantities;
using CsCheck;
using Kind = AdoptionSim.Model.Handsets.HandsetEffectKind;

namespace AdoptionSim.Rules.Tests.Handsets;

public sealed class HandsetRowTests
{
    private static readonly NewLine Line = new(
        Owner: new CitizenIndex(3),
        Registrant: new CitizenIndex(5),
        Contacts: 9,
        Location: 77,
        Day: 140,
        UseLevel: 12,
        HandsetFlags.Second
    );

    [Fact]
    public void A_handset_takes_44_bytes() => Assert.Equal(44, Unsafe.SizeOf<HandsetRow>());

    [Fact]
    public void A_line_begins_as_agreed_with_no_use_or_debt()
    {
        var row = Line.On(model: 2);
        Assert.Equal((HandsetState.Active, (byte)2, true), (row.State, row.Model, row.HasLine));
        Assert.Equal((3, 5, 9u, (ushort)77, (ushort)140, (byte)12), (row.Owner, row.Registrant, row.Contacts, row.Location, row.LineBegan, row.UseLevel));
        Assert.Equal((HandsetFlags.Second, HandsetRow.FullGoodwill), (row.Flags, row.Goodwill));
        Assert.Equal((0u, 0u, 0u, default(UseTotals)), (row.Due, row.Calls, row.Seconds, row.Used));
    }

    [Theory]
    [InlineData(HandsetState.Active)]
    [InlineData(HandsetState.Broken)]
    [InlineData(HandsetState.Scrapped)]
    public void A_line_begins_only_on_a_handset_on_sale(HandsetState state)
    {
        var row = new HandsetRow { State = state };
        Assert.Throws<InvalidOperationException>(() => Line.Start(ref row));
    }

    [Theory]
    [InlineData(Kind.Break, HandsetState.Active, true, HandsetState.Broken)]
    [InlineData(Kind.Break, HandsetState.Broken, false, HandsetState.Broken)]
    [InlineData(Kind.Break, HandsetState.OnSale, false, HandsetState.OnSale)]
    [InlineData(Kind.PutOnSale, HandsetState.Active, true, HandsetState.OnSale)]
    [InlineData(Kind.PutOnSale, HandsetState.Broken, true, HandsetState.Scrapped)]
    [InlineData(Kind.PutOnSale, HandsetState.OnSale, false, HandsetState.OnSale)]
    [InlineData(Kind.PutOnSale, HandsetState.Scrapped, false, HandsetState.Scrapped)]
    [InlineData(Kind.Scrap, HandsetState.Active, true, HandsetState.Scrapped)]
    [InlineData(Kind.Scrap, HandsetState.Broken, true, HandsetState.Scrapped)]
    [InlineData(Kind.Scrap, HandsetState.OnSale, true, HandsetState.Scrapped)]
    [InlineData(Kind.Scrap, HandsetState.Scrapped, false, HandsetState.Scrapped)]
    public void An_effect_is_taken_or_refused_by_the_state(Kind kind, HandsetState before, bool accepted, HandsetState after)
    {
        var row = In(before);
        var reply = HandsetEffects.Apply(ref row, new HandsetEffect(kind));
        Assert.Equal((accepted, after), (reply.Accepted, row.State));
    }

    [Fact]
    public void An_unpaid_bill_makes_penniless_until_one_is_paid()
    {
        var row = In(HandsetState.Active);
        HandsetEffects.Apply(ref row, new HandsetEffect(Kind.Penniless, 1));
        Assert.True(row.Has(HandsetFlags.Penniless));
        HandsetEffects.Apply(ref row, new HandsetEffect(Kind.Penniless, 0));
        Assert.False(row.Has(HandsetFlags.Penniless));
    }

    [Fact]
    public void No_sequence_of_effects_breaks_the_invariants_of_a_row() =>
        Gen.Select(Gen.Int[0, (int)Kind.Penniless + 1], Gen.UInt[0, 1])
            .Array[1, 40]
            .Sample(effects =>
            {
                var row = In(HandsetState.Active);
                foreach (var (kind, value) in effects)
                {
                    var before = row;
                    var accepted = Apply(ref row, kind, value);
                    Assert.True(accepted || row.Equals(before), $"{(Kind)kind} was refused and changed the row");
                    Assert.Equal(row.HasLine, row.Owner != CitizenIndex.None);
                    Assert.Equal(row.HasLine || row.State == HandsetState.OnSale, row.Registrant != CitizenIndex.None);
                    Assert.True(
                        row.HasLine || (row.Contacts == 0 && row.Due == 0 && row.Flags == HandsetFlags.None),
                        "a handset remembers a line that is no more"
                    );
                    Assert.True(before.State != HandsetState.Scrapped || row.State == HandsetState.Scrapped, "a scrapped handset came back");
                }
            });

    private static bool Apply(ref HandsetRow row, int kind, uint value)
    {
        if (kind > (int)Kind.Penniless)
        {
            if (row.State != HandsetState.OnSale)
            {
                return false;
            }

            Line.Start(ref row);
            return true;
        }

        // The phone book and the bills belong to a line, so a handset without one gets no events about them.
        var isOfALine = (Kind)kind is Kind.Contacts or Kind.Penniless;
        return (!isOfALine || row.HasLine) && HandsetEffects.Apply(ref row, new HandsetEffect((Kind)kind, value)).Accepted;
    }

    private static HandsetRow In(HandsetState state)
    {
        var row = Line.On(0);
        if (state == HandsetState.Broken)
        {
            HandsetEffects.Apply(ref row, new HandsetEffect(Kind.Break));
        }
        else if (state != HandsetState.Active)
        {
            HandsetEffects.Apply(ref row, new HandsetEffect(state == HandsetState.OnSale ? Kind.PutOnSale : Kind.Scrap));
        }

        return row;
    }
}
