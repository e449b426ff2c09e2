using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Grains.Tests.Runs;

public sealed class DeterminismTests(SmallCluster cluster) : IClassFixture<SmallCluster>
{
    [Theory]
    [InlineData("islandia", 0.02)]
    [InlineData("baseline", 0.0002)]
    public async Task Grain_run_has_the_digest_of_a_local_run(string scenario, double scale)
    {
        var small = new SmallRun($"rules-{scenario}")
        {
            Scenario = scenario,
            Scale = scale,
            Ticks = 105,
        };

        var progress = await small.ToEnd(cluster.Grains);

        var rules = await new LocalRun(small.Setup()).ToEnd();
        Assert.Equal(RunState.Done, progress.State);
        Assert.Equal(105, progress.Tick);
        Assert.Equal(0, progress.Messages);
        Assert.Equal(rules.Digest, progress.Digest);
    }

    [Fact]
    public async Task Grain_run_has_the_rows_of_a_local_run()
    {
        var small = new SmallRun("rows") { Scale = 0.02 };

        var run = await small.Start(cluster.Grains);
        await run.ToEnd();

        var rules = await new LocalRun(small.Setup()).ToEnd();
        var rows = await run.Rows(new Tick(0), int.MaxValue);
        Assert.Equal(rules.Series, rows.Select(row => row.Districts));
        Assert.Equal(Enumerable.Range(0, 54), rows.Select(row => row.Tick.Value));
        Assert.Equal([51, 52], (await run.Rows(new Tick(51), 2)).Select(row => row.Tick.Value));
        Assert.True(rules.Nation(53, PhoneMeasures.Subscribers) > 0, "Nobody took up the phone: the comparison says nothing.");
    }

    [Fact]
    public async Task Equal_seeds_give_equal_digests_and_different_seeds_different_ones()
    {
        var first = await new SmallRun("seed-1").ToEnd(cluster.Grains);
        var again = await new SmallRun("seed-1-again").ToEnd(cluster.Grains);
        var other = await new SmallRun("seed-2") { Seed = 2 }.ToEnd(cluster.Grains);

        Assert.Equal(first.Digest, again.Digest);
        Assert.NotEqual(first.Digest, other.Digest);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(4, 3)]
    public async Task The_digest_does_not_depend_on_silos_and_threads(int silos, int threads)
    {
        await using var several = await GrainCluster.StartAsync(silos);
        var small = new SmallRun("silos") { Scale = 0.02, Threads = threads };

        var progress = await small.ToEnd(several.Grains);

        Assert.Equal(silos, progress.Silos);
        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
    }

    [Theory]
    [InlineData("islandia", 0.01, 1)]
    [InlineData("baseline", 0.00005, 2)]
    public async Task Message_and_resident_delivery_have_equal_digests_including_final_rows(string scenario, double scale, int silos)
    {
        await using var several = await GrainCluster.StartAsync(silos);
        var small = new SmallRun("message")
        {
            Scenario = scenario,
            Scale = scale,
            Delivery = Delivery.Message,
        };

        var progress = await small.ToEnd(several.Grains);

        Assert.True(progress.Messages >= progress.Citizens * progress.Ticks);
        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
    }

    [Fact]
    public async Task Every_citizen_step_is_counted_as_one_message()
    {
        // The first tick has only the citizens' steps, because nobody can have a handset before it.
        var progress = await new SmallRun("counted")
        {
            Ticks = 1,
            Delivery = Delivery.Message,
            Scenario = "baseline",
            Scale = 0.00002,
        }.ToEnd(cluster.Grains);

        Assert.Equal(progress.Citizens, progress.Messages);
    }

    [Fact]
    public void Compared_runs_are_long_enough_to_hash_their_rows() => Assert.InRange(DigestChain.RowInterval, 1, 53);
}
