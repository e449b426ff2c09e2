using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Runs;

/// <summary>Tests that the luck of a person does not depend on the numbers of handsets, which the purchases of others change.</summary>
public sealed class SharedLuckTests
{
    private const int Given = 150;

    [Theory]
    [InlineData("islandia", 0.2, 261)]
    [InlineData("intranet-on-the-phone", 0.001, 160)]
    public async Task A_run_with_other_numbers_of_handsets_is_the_same(string scenario, double scale, int ticks)
    {
        var setup = Setups.Of(scenario, scale);
        var plain = await new LocalRun(setup).ToEnd(ticks: ticks);
        var renumbered = new LocalRun(setup);
        renumbered.Open();
        Renumber(renumbered);
        for (var tick = 1; tick <= ticks; tick++)
        {
            renumbered.Step(new Tick(tick));
        }

        Assert.True(plain.Nation(new Tick(ticks), PhoneMeasures.Subscribers) > 100);
        Assert.Equal(plain.Series.Count, renumbered.Series.Count);
        for (var tick = 0; tick < plain.Series.Count; tick++)
        {
            var first = Enumerable.Range(0, plain.Series[tick].Length).FirstOrDefault(at => plain.Series[tick][at] != renumbered.Series[tick][at], -1);
            Assert.True(first < 0, $"tick {tick}, district {first / Measures.Count}, measure {first % Measures.Count}");
        }
    }

    /// <summary>
    /// A citizen who is given a handset has another phone book to offer to ties, and nothing else changes within the tick: the draws of all others stay.
    /// </summary>
    [Fact]
    public async Task A_gift_changes_nobody_elses_luck()
    {
        var setup = Setups.Of("islandia", 0.2);
        var plain = await new LocalRun(setup).ToEnd(ticks: Given);
        var citizen = plain.Districts[0].Snapshot().Citizens.Index().First(each => CitizenEffects.CanBegin(each.Item)).Index;
        var gifted = await new LocalRun(setup).ToEnd(
            (tick, district) => tick == Given && district == 0 ? [new DistrictCommand(CommandKind.Give, citizen, 0)] : [],
            ticks: Given
        );

        var compared = 0;
        for (var district = 0; district < plain.Districts.Count; district++)
        {
            var after = gifted.Districts[district].Snapshot().AllHandsets().ToArray().Where(row => row.HasLine).ToDictionary(row => row.Registrant);
            foreach (var row in plain.Districts[district].Snapshot().AllHandsets().ToArray().Where(row => row.HasLine))
            {
                if (after.TryGetValue(row.Registrant, out var same) && same.Contacts == row.Contacts)
                {
                    Assert.Equal((row.Calls, row.Seconds, row.Used, row.State, row.Goodwill), (same.Calls, same.Seconds, same.Used, same.State, same.Goodwill));
                    compared++;
                }
            }
        }

        Assert.Equal(1, gifted.Nation(new Tick(Given), PhoneMeasures.Gifts));
        Assert.True(compared > 500, $"{compared} handsets");
    }

    /// <summary>Makes all later handsets of every other district have a number one higher, by an unused handset before the first.</summary>
    private static void Renumber(LocalRun run)
    {
        for (var district = 0; district < run.Districts.Count; district += 2)
        {
            var unused = new HandsetRow
            {
                Owner = CitizenIndex.None,
                Registrant = CitizenIndex.None,
                State = HandsetState.Scrapped,
            };
            run.Districts[district].Rows.Make(unused);
        }
    }
}
