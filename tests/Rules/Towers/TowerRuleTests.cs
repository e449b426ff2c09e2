using System.Runtime.CompilerServices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Towers;

namespace AdoptionSim.Rules.Tests.Towers;

public sealed class TowerRuleTests
{
    private static readonly Words NoCut = new(0, 0, 0, 0);
    private static readonly TowerKnowledge Weekly = TowerKnowledge.Of(NationBuilder.Network(), capital: true, powerCutFactor: 1, stepDays: 7, scale: 1);

    [Fact]
    public void A_row_is_32_bytes_that_all_hold_state()
    {
        Assert.Equal(32, Unsafe.SizeOf<TowerRow>());
    }

    [Fact]
    public void New_tower_is_on_air_with_the_nations_channels()
    {
        var row = TowerRule.Open(NationBuilder.Network(), NationBuilder.Launch, urban: true);
        Assert.True(row.OnAir && row.Urban && !row.SwitchedOff);
        Assert.Equal((3, 60, NationBuilder.Launch), (row.Sectors, row.Channels, row.Opened));
    }

    [Fact]
    public void Traffic_is_split_over_sectors_before_blocking_is_computed()
    {
        var row = NewTower();
        var outcome = TowerRule.Step(ref row, 3 * 49_644, Weekly, NoCut);
        Assert.InRange(outcome.BlockingPpm, 19_990, 20_010);
        Assert.Equal(outcome.BlockingPpm, row.CongestionPpm);
        Assert.Equal((148_932L * outcome.BlockingPpm + 500_000) / 1_000_000, outcome.LostMilliErlangs);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(10)]
    public void The_scale_changes_the_simulated_traffic_and_not_the_blocking(double scale)
    {
        var (row, scaled) = (NewTower(), NewTower());
        var real = TowerRule.Step(ref row, 180_000, Weekly, NoCut);
        var outcome = TowerRule.Step(ref scaled, (long)Math.Round(180_000 * scale), Weekly with { Scale = scale }, NoCut);
        Assert.Equal(row, scaled);
        Assert.Equal((real.BlockingPpm, 180_000), (outcome.BlockingPpm, outcome.OfferedRealMilliErlangs));
        Assert.Equal(real.LostMilliErlangs * scale, outcome.LostMilliErlangs, 0.51 + (0.5 * scale));
    }

    [Fact]
    public void Switched_off_tower_loses_all_calls_until_switched_on()
    {
        var row = NewTower();
        TowerRule.Apply(ref row, TowerCommand.SwitchOff);
        var off = TowerRule.Step(ref row, 1_000, Weekly, NoCut);
        Assert.Equal(new TowerOutcome(1_000_000, 1_000, LostToPowerCuts: 1_000, 1_000, 1_000, WantsSite: false), off);
        Assert.False(row.OnAir);

        TowerRule.Apply(ref row, TowerCommand.SwitchOn);
        Assert.Equal(0, TowerRule.Step(ref row, 1_000, Weekly, NoCut).BlockingPpm);
        Assert.True(row.OnAir);
    }

    [Fact]
    public void Switched_off_tower_without_traffic_still_reports_full_blocking()
    {
        var row = NewTower();
        TowerRule.Apply(ref row, TowerCommand.SwitchOff);
        Assert.Equal(1_000_000, TowerRule.Step(ref row, 0, Weekly, NoCut).BlockingPpm);
    }

    [Fact]
    public void A_power_cut_loses_its_share_of_the_tick()
    {
        var row = NewTower();
        var known = Weekly with { PowerCuts = new PoissonTable(1), PowerCutMinutes = 1_008 };
        var outcome = TowerRule.Step(ref row, 10_000, known, new Words(uint.MaxValue / 2, 0, 0, 0));
        Assert.Equal((100, 100_000, 1_000), (outcome.DowntimePermille, outcome.BlockingPpm, outcome.LostMilliErlangs));
        Assert.True(row.OnAir);
    }

    [Fact]
    public void Power_cut_longer_than_the_tick_continues_in_the_next()
    {
        var row = NewTower();
        var known = Weekly with { StepDays = 1, PowerCuts = new PoissonTable(1), PowerCutMinutes = 2_160 };
        Assert.Equal(1_000, TowerRule.Step(ref row, 0, known, new Words(uint.MaxValue / 2, 0, 0, 0)).DowntimePermille);
        Assert.False(row.OnAir);
        Assert.Equal(500, TowerRule.Step(ref row, 0, known, NoCut).DowntimePermille);
        Assert.True(row.OnAir);
        Assert.Equal(0, TowerRule.Step(ref row, 0, known, NoCut).DowntimePermille);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Expected_downtime_is_rate_times_length_at_any_step(int stepDays)
    {
        var network = NationBuilder.Network();
        var known = TowerKnowledge.Of(network, capital: false, powerCutFactor: 1, stepDays, scale: 1);
        const int Towers = 500;
        var ticks = 7 * 365 / stepDays;
        var downtime = 0L;
        for (var tower = 0; tower < Towers; tower++)
        {
            var row = NewTower();
            for (var tick = 1; tick <= ticks; tick++)
            {
                downtime += TowerRule.Step(ref row, 0, known, new Draws(1, 1, tick).Four(tower, Purpose.Power)).DowntimePermille;
            }
        }

        var expected = network.PowerCuts * network.PowerCutLength / (365.25 * 24) * 1000;
        Assert.Equal(1, (double)downtime / Towers / ticks / expected, 0.015);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Lasting_congestion_adds_channels_after_28_days_at_any_step(int stepDays)
    {
        var row = NewTower();
        var known = Weekly with { StepDays = stepDays };
        Run(ref row, known, 28 - stepDays, 200_000);
        Assert.Equal(60, row.Channels);
        Run(ref row, known, stepDays, 200_000);
        Assert.Equal(75, row.Channels);
    }

    [Fact]
    public void Congestion_that_passes_adds_nothing()
    {
        var row = NewTower();
        for (var round = 0; round < 10; round++)
        {
            Run(ref row, Weekly, 21, 200_000);
            Run(ref row, Weekly, 7, 1_000);
        }

        Assert.Equal(60, row.Channels);
    }

    [Fact]
    public void Tower_at_channel_limit_wants_a_site_whenever_congestion_lasts()
    {
        var row = NewTower();
        var wanted = Enumerable.Range(1, 20).Where(_ => TowerRule.Step(ref row, 400_000, Weekly, NoCut).WantsSite).ToArray();
        Assert.Equal(90, row.Channels);
        Assert.Equal([12, 16, 20], wanted);
    }

    [Fact]
    public void What_power_cuts_lose_does_not_add_channels()
    {
        var row = NewTower();
        var known = Weekly with { PowerCuts = new PoissonTable(1), PowerCutMinutes = 5_000 };
        for (var week = 0; week < 20; week++)
        {
            Assert.True(TowerRule.Step(ref row, 1_000, known, new Words(uint.MaxValue / 2, 0, 0, 0)).BlockingPpm > 400_000);
        }

        Assert.Equal(60, row.Channels);
    }

    [Fact]
    public void Channels_can_be_set_within_limits()
    {
        var row = NewTower();
        TowerRule.Apply(ref row, TowerCommand.SetChannels, 240);
        Assert.Equal(240, row.Channels);
        Assert.Throws<ArgumentOutOfRangeException>(() => TowerRule.Apply(ref row, TowerCommand.SetChannels, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TowerRule.Apply(ref row, TowerCommand.SetChannels, 1001));
        Assert.Throws<ArgumentOutOfRangeException>(() => TowerRule.Apply(ref row, (TowerCommand)9));
    }

    [Fact]
    public void The_capital_has_its_own_power()
    {
        var network = NationBuilder.Network();
        Assert.Equal(0, TowerKnowledge.Of(network, capital: true, 1, 7, 1).PowerCuts.Count(uint.MaxValue));
        Assert.True(TowerKnowledge.Of(network, capital: false, 1, 7, 1).PowerCuts.Count(uint.MaxValue) > 0);
        Assert.Equal(0, TowerKnowledge.Of(network, capital: false, 0, 7, 1).PowerCuts.Count(uint.MaxValue));
    }

    private static TowerRow NewTower() => TowerRule.Open(NationBuilder.Network(), NationBuilder.Launch, urban: true);

    private static void Run(ref TowerRow row, in TowerKnowledge known, int days, long offered)
    {
        for (var day = 0; day < days; day += known.StepDays)
        {
            TowerRule.Step(ref row, offered, known, NoCut);
        }
    }
}
