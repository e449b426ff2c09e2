using System.Buffers;
using AdoptionSim.Model.Checkpoints;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Checkpoints;

public sealed class DistrictStateTests
{
    /// <summary>
    /// Packs every district, discards it and restores it from its bytes at various ticks: in the first boom of the year, and around a hash of all rows.
    /// </summary>
    [Theory]
    [InlineData("islandia", 0.05, 1, 7, 52, 53, 100)]
    [InlineData("baseline", 0.001, 30, 51, 104, 150)]
    [InlineData("power-cuts", 0.001, 60, 130, 159)]
    [InlineData("phones-for-students", 0.001, 100, 158)]
    public async Task Run_restored_midway_has_the_digest_of_an_uninterrupted_run(string scenario, double scale, params int[] stored)
    {
        var question = Question.Load(scenario);
        var until = question.Scenario.Start.AddDays(7 * 160);
        var setup = new RunSetup(question.Nation, Question.Load(scenario, until: until).Scenario, 1, scale, 7);
        var straight = new LocalRun(setup);
        await straight.ToEnd();
        var interrupted = new LocalRun(setup);

        await interrupted.ToEnd(afterTick: tick =>
        {
            if (stored.Contains(tick))
            {
                interrupted.StoreAndReadBack();
            }
        });

        Assert.True(straight.Over(1, 160, PhoneMeasures.Lapses) > 0, "No line ever lapsed: the comparison says little.");
        Assert.Equal(straight.Series.Count, interrupted.Series.Count);
        Assert.Equal(straight.Digest, interrupted.Digest);
    }

    [Fact]
    public async Task A_pack_that_was_cut_is_not_read()
    {
        var question = Question.Load("islandia");
        var run = new LocalRun(new RunSetup(question.Nation, question.Scenario, 1, 0.01, 7));
        await run.ToEnd(ticks: 60);
        var state = run.Districts[1].Save();
        var bytes = new ArrayBufferWriter<byte>();
        StatePack.Write(state, bytes);

        Assert.Equal(60, StatePack.Read(bytes.WrittenSpan).Tick);
        Assert.Throws<InvalidDataException>(() => StatePack.Read(bytes.WrittenSpan[..(bytes.WrittenCount / 2)]));
        Assert.Throws<InvalidDataException>(() => StatePack.Read(bytes.WrittenSpan[..3]));
    }
}
