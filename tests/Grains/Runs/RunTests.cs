using AdoptionSim.Contracts.Districts;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Grains.Tests.Runs;

public sealed class RunTests(SmallCluster cluster) : IClassFixture<SmallCluster>
{
    [Fact]
    public async Task A_second_start_with_the_same_specification_changes_nothing()
    {
        var small = new SmallRun("twice");
        var run = await small.Start(cluster.Grains);

        await run.Start(small.Specification());

        Assert.Equal(RunState.Done, (await run.ToEnd()).State);
    }

    /// <summary>Simulates a client that got no answer in time and sends the start again.</summary>
    [Fact]
    public async Task Starts_at_once_with_the_same_specification_begin_one_run()
    {
        var small = new SmallRun("at-once") { Scale = 0.1 };
        var run = cluster.Grains.GetGrain<IRun>(small.Name);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => run.Start(small.Specification())));

        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, (await run.ToEnd()).Digest);
    }

    [Fact]
    public async Task A_second_start_with_another_specification_is_refused()
    {
        var run = await new SmallRun("other").Start(cluster.Grains);

        await Assert.ThrowsAsync<InvalidOperationException>(() => run.Start(new SmallRun("other") { Seed = 7 }.Specification()));
    }

    [Fact]
    public async Task Cancelled_run_ends_at_tick_boundary_and_keeps_its_rows()
    {
        var run = await new SmallRun("cancel")
        {
            Scenario = "baseline",
            Scale = 0.001,
            Ticks = 360,
        }.Start(cluster.Grains);
        await run.Reach(new Tick(2));

        await run.Cancel();

        var progress = await run.ToEnd();
        Assert.Equal(RunState.Cancelled, progress.State);
        Assert.InRange(progress.Tick, 2, 359);
        var rows = await run.Rows(new Tick(0), int.MaxValue);
        Assert.Equal(progress.Tick + 1, rows.Length);
        Assert.Equal(progress.Digest, rows[^1].Digest);
        var district = await cluster.Grains.GetGrain<IDistrict>("cancel/KP-01.01").Describe();
        Assert.Equal(progress.Tick, district.Tick);
    }

    [Fact]
    public async Task Rows_beyond_what_is_done_are_none()
    {
        var run = await new SmallRun("beyond") { Ticks = 2 }.Start(cluster.Grains);
        await run.ToEnd();

        Assert.Empty(await run.Rows(new Tick(3), 10));
    }

    [Fact]
    public async Task Calls_lost_to_power_cuts_and_full_towers_are_counted()
    {
        var run = await new SmallRun("lost") { Ticks = 60 }.Start(cluster.Grains);
        await run.ToEnd();

        var stations = (await run.Rows(new Tick(0), int.MaxValue)).SelectMany(row => row.Towers.Chunk(TowerMeasures.Count)).ToList();
        Assert.Contains(stations, station => station[(int)TowerMeasure.DowntimePermille] > 0);
        Assert.All(stations, station =>
            Assert.InRange(
                station[(int)TowerMeasure.BlockingPpm] / 1e6,
                Lost(station[(int)TowerMeasure.DowntimePermille] - 0.5, station[(int)TowerMeasure.CongestionPpm]) - 2e-6,
                Lost(station[(int)TowerMeasure.DowntimePermille] + 0.5, station[(int)TowerMeasure.CongestionPpm]) + 2e-6
            )
        );

        static double Lost(double downPermille, long congestionPpm) => 1 - ((1 - (downPermille / 1e3)) * (1 - (congestionPpm / 1e6)));
    }

    /// <summary>
    /// Nobody there calls other districts. A former defect looked up the calls of its first citizen nevertheless, for some seeds without end.
    /// </summary>
    [Fact]
    public async Task Nation_with_closed_last_district_runs_to_the_end()
    {
        var small = new SmallRun("closed")
        {
            Scale = 0.005,
            Seed = 2,
            Ticks = 6,
        };
        Assert.Equal(SettlementType.Closed, small.Setup().Nation.Districts[^1].Place);

        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, (await small.ToEnd(cluster.Grains)).Digest);
    }

    [Fact]
    public async Task Two_runs_side_by_side_do_not_see_each_other()
    {
        var both = await Task.WhenAll(new SmallRun("left") { Seed = 3 }.ToEnd(cluster.Grains), new SmallRun("right") { Seed = 4 }.ToEnd(cluster.Grains));
        var alone = await new SmallRun("alone") { Seed = 3 }.ToEnd(cluster.Grains);

        Assert.Equal(alone.Digest, both[0].Digest);
        Assert.NotEqual(both[0].Digest, both[1].Digest);
    }
}
