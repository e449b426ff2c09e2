using AdoptionSim.Model.Citizens;
using AdoptionSim.Nations.Quantities;
using CsCheck;
using Kind = AdoptionSim.Model.Citizens.CitizenEffectKind;

namespace AdoptionSim.Rules.Tests.Citizens;

public sealed class CitizenEffectsTests
{
    private static readonly Gen<Kind> Kinds = Gen.Int[0, (int)Kind.Allow].Select(kind => (Kind)kind);

    [Theory]
    [InlineData(Kind.LineBegan, AdoptionStage.Permitted, true, AdoptionStage.Owner)]
    [InlineData(Kind.LineBegan, AdoptionStage.Unaware, true, AdoptionStage.Owner)]
    [InlineData(Kind.LineBegan, AdoptionStage.Owner, false, AdoptionStage.Owner)]
    [InlineData(Kind.LineBegan, AdoptionStage.Out, false, AdoptionStage.Out)]
    [InlineData(Kind.SecondLineBegan, AdoptionStage.Owner, true, AdoptionStage.OwnerOfTwo)]
    [InlineData(Kind.SecondLineBegan, AdoptionStage.Permitted, false, AdoptionStage.Permitted)]
    [InlineData(Kind.SecondLineBegan, AdoptionStage.OwnerOfTwo, false, AdoptionStage.OwnerOfTwo)]
    [InlineData(Kind.Replaced, AdoptionStage.Owner, false, AdoptionStage.Owner)]
    [InlineData(Kind.Replaced, AdoptionStage.Permitted, false, AdoptionStage.Permitted)]
    [InlineData(Kind.Unserved, AdoptionStage.Permitted, true, AdoptionStage.Wishing)]
    [InlineData(Kind.Unserved, AdoptionStage.Wishing, false, AdoptionStage.Wishing)]
    [InlineData(Kind.Unserved, AdoptionStage.Owner, false, AdoptionStage.Owner)]
    [InlineData(Kind.LineEnded, AdoptionStage.Owner, true, AdoptionStage.Permitted)]
    [InlineData(Kind.LineEnded, AdoptionStage.OwnerOfTwo, true, AdoptionStage.Owner)]
    [InlineData(Kind.LineEnded, AdoptionStage.Aware, false, AdoptionStage.Aware)]
    [InlineData(Kind.HandsetBroke, AdoptionStage.Owner, true, AdoptionStage.Permitted)]
    [InlineData(Kind.HandsetBroke, AdoptionStage.OwnerOfTwo, true, AdoptionStage.Permitted)]
    [InlineData(Kind.HandsetBroke, AdoptionStage.Aware, false, AdoptionStage.Aware)]
    [InlineData(Kind.LendName, AdoptionStage.Aware, true, AdoptionStage.Aware)]
    [InlineData(Kind.LendName, AdoptionStage.Owner, false, AdoptionStage.Owner)]
    [InlineData(Kind.LendName, AdoptionStage.Out, false, AdoptionStage.Out)]
    [InlineData(Kind.NameReturned, AdoptionStage.Aware, false, AdoptionStage.Aware)]
    [InlineData(Kind.Bar, AdoptionStage.Wishing, true, AdoptionStage.Out)]
    [InlineData(Kind.Bar, AdoptionStage.Owner, true, AdoptionStage.Owner)]
    [InlineData(Kind.Allow, AdoptionStage.Aware, false, AdoptionStage.Aware)]
    public void An_effect_is_taken_or_refused_by_the_stage(Kind kind, AdoptionStage before, bool accepted, AdoptionStage after)
    {
        var row = Row(before);
        var reply = CitizenEffects.Apply(ref row, new CitizenEffect(kind, new HandsetIndex(kind is Kind.LineEnded or Kind.HandsetBroke ? 1 : 9)));
        Assert.Equal((accepted, after), (reply.Accepted, row.Stage));
        Assert.Equal(row, reply.After);
    }

    [Fact]
    public void A_broken_handset_is_replaced_and_keeps_its_line()
    {
        var row = Row(AdoptionStage.OwnerOfTwo);
        CitizenEffects.Apply(ref row, new CitizenEffect(Kind.HandsetBroke, new HandsetIndex(1)));
        Assert.Equal((AdoptionStage.Permitted, true, 1), (row.Stage, row.Has(CitizenFlags.Broken), row.Handset));

        Assert.True(CitizenEffects.Apply(ref row, new CitizenEffect(Kind.Replaced, new HandsetIndex(9))).Accepted);
        Assert.Equal((AdoptionStage.OwnerOfTwo, false, 9, 2), (row.Stage, row.Has(CitizenFlags.Broken), row.Handset, row.SecondHandset));
    }

    [Fact]
    public void When_the_first_line_ends_the_second_is_the_first()
    {
        var row = Row(AdoptionStage.OwnerOfTwo);
        CitizenEffects.Apply(ref row, new CitizenEffect(Kind.LineEnded, new HandsetIndex(1)));
        Assert.Equal((AdoptionStage.Owner, 2, HandsetIndex.None), (row.Stage, row.Handset, row.SecondHandset));
    }

    [Fact]
    public void Lent_name_prevents_a_new_line_until_it_is_returned()
    {
        var row = Row(AdoptionStage.Permitted);
        Assert.True(CitizenEffects.Apply(ref row, new CitizenEffect(Kind.LendName)).Accepted);
        Assert.False(CitizenEffects.Apply(ref row, new CitizenEffect(Kind.LendName)).Accepted);
        Assert.False(CitizenEffects.Apply(ref row, new CitizenEffect(Kind.LineBegan, new HandsetIndex(1))).Accepted);
        Assert.True(CitizenEffects.Apply(ref row, new CitizenEffect(Kind.NameReturned)).Accepted);
        Assert.True(CitizenEffects.Apply(ref row, new CitizenEffect(Kind.LineBegan, new HandsetIndex(1))).Accepted);
    }

    [Fact]
    public void Barred_citizen_is_out_until_allowed_and_then_is_aware()
    {
        var row = Row(AdoptionStage.Permitted);
        CitizenEffects.Apply(ref row, new CitizenEffect(Kind.Bar));
        Assert.False(CitizenEffects.Apply(ref row, new CitizenEffect(Kind.LineBegan, new HandsetIndex(1))).Accepted);
        Assert.True(CitizenEffects.Apply(ref row, new CitizenEffect(Kind.Allow)).Accepted);
        Assert.Equal(AdoptionStage.Aware, row.Stage);
    }

    [Fact]
    public void Child_barred_and_allowed_again_is_still_a_child()
    {
        var row = new CitizenRow(AdoptionStage.Out, 0);
        CitizenEffects.Apply(ref row, new CitizenEffect(Kind.Bar));
        CitizenEffects.Apply(ref row, new CitizenEffect(Kind.Allow));
        Assert.Equal(AdoptionStage.Out, row.Stage);
    }

    [Fact]
    public void No_sequence_of_effects_breaks_the_invariants_of_a_row() =>
        Gen.Select(Gen.Bool, Gen.Select(Kinds, Gen.Int[0, 2]).Array[1, 40])
            .Sample(
                (isOfAge, effects) =>
                {
                    var row = new CitizenRow(isOfAge ? AdoptionStage.Unaware : AdoptionStage.Out, 2);
                    row.Set(CitizenFlags.OfAge, isOfAge);
                    for (var number = 0; number < effects.Length; number++)
                    {
                        var (kind, which) = effects[number];
                        var before = row;
                        var reply = CitizenEffects.Apply(ref row, new CitizenEffect(kind, new HandsetIndex(HandsetOf(row, kind, which, number))));
                        Assert.Equal(before, reply.Before);
                        Assert.Equal(row, reply.After);
                        Assert.True(reply.Accepted || row.Equals(before), $"{kind} was refused and changed the row");
                        AssertHolds(row);
                    }
                }
            );

    /// <summary>
    /// Returns the handset of an effect: a new number for one that arrives; the first, the second or an unrelated number for one that leaves.
    /// </summary>
    private static int HandsetOf(in CitizenRow row, Kind kind, int which, int number) =>
        kind switch
        {
            Kind.LineEnded or Kind.HandsetBroke when which == 0 && row.Handset >= 0 => row.Handset,
            Kind.LineEnded or Kind.HandsetBroke when which == 1 && row.SecondHandset >= 0 => row.SecondHandset,
            _ => 100 + number,
        };

    private static void AssertHolds(in CitizenRow row)
    {
        var hasHandset = row.Handset != HandsetIndex.None;
        Assert.Equal(row.Stage == AdoptionStage.OwnerOfTwo, row.SecondHandset != HandsetIndex.None && !row.Has(CitizenFlags.Broken));
        Assert.True(hasHandset || row.SecondHandset == HandsetIndex.None, "a second handset without a first");
        Assert.True(hasHandset || row.Stage < AdoptionStage.Owner, "an owner without a handset");
        Assert.True(hasHandset || !row.Has(CitizenFlags.Broken), "nothing is broken");
        Assert.True(!hasHandset || row.Stage >= AdoptionStage.Owner || row.Has(CitizenFlags.Broken), "a handset in order and no line");
        Assert.True(!hasHandset || !row.Has(CitizenFlags.NameLent), "a line of one's own and the name lent");
        Assert.Equal(!hasHandset && (row.Has(CitizenFlags.Barred) || !row.Has(CitizenFlags.OfAge)), row.Stage == AdoptionStage.Out);
    }

    private static CitizenRow Row(AdoptionStage stage)
    {
        var row = new CitizenRow(stage, 0);
        row.Set(CitizenFlags.OfAge, stage != AdoptionStage.Out);
        row.Handset = stage >= AdoptionStage.Owner ? new HandsetIndex(1) : HandsetIndex.None;
        row.SecondHandset = stage == AdoptionStage.OwnerOfTwo ? new HandsetIndex(2) : HandsetIndex.None;
        return row;
    }
}
