using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Districts;

public sealed class GiftTests
{
    [Fact]
    public async Task Gift_reaches_everyone_in_the_described_group_and_nobody_else()
    {
        var run = await Given(100);
        for (var district = 0; district < run.Districts.Count; district++)
        {
            var rows = run.Districts[district].Snapshot().Citizens.ToArray();
            for (var citizen = new CitizenIndex(0); citizen < rows.Length; citizen++)
            {
                Assert.Equal(IsDescribed(run, district, citizen), rows[citizen].Handset != HandsetIndex.None);
            }
        }

        Assert.True(run.Nation(1, PhoneMeasures.Gifts) > 100);
        Assert.Equal(run.Nation(1, PhoneMeasures.Gifts), run.Nation(1, PhoneMeasures.Subscribers));
    }

    [Fact]
    public async Task A_share_of_the_group_is_given_as_many_handsets()
    {
        var (all, third) = ((await Given(100)).Nation(1, PhoneMeasures.Gifts), (await Given(33)).Nation(1, PhoneMeasures.Gifts));
        var sigma = Math.Sqrt(all * 0.33 * 0.67);
        Assert.InRange(third, (0.33 * all) - (4 * sigma), (0.33 * all) + (4 * sigma));
    }

    /// <summary>Runs a tick in which nobody buys and no line lapses: everyone with a line got it as a gift.</summary>
    private static Task<LocalRun> Given(double share) =>
        new LocalRun(
            Setups.Of(
                "islandia",
                0.5,
                nation =>
                    nation with
                    {
                        Permission = nation.Permission with { Table = [] },
                        Use = nation.Use with { LapseRate = NationBuilder.Of(0, "1/year") },
                    },
                asked =>
                    asked with
                    {
                        Interventions = [new Gift(asked.Start, new PlaceFilter("IS-B", null, []), "clerk", "islander", "urban", 20, 50, share, "plain")],
                    }
            )
        ).ToEnd(ticks: 1);

    private static bool IsDescribed(LocalRun run, int district, CitizenIndex citizen)
    {
        var nation = run.Setup.Nation;
        var traits = run.Setup.Populations[district].TraitsOf(citizen);
        return nation.Districts[district].Province == "IS-B"
            && traits.Urban
            && traits.Age is >= 20 and <= 50
            && nation.People.Work[traits.Work].Key == "clerk"
            && nation.People.Classes[traits.Class].Key == "islander";
    }
}
