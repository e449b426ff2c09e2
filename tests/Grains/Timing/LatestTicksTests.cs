using System.Net;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Timing;
using Microsoft.Extensions.Time.Testing;

namespace AdoptionSim.Grains.Tests.Timing;

public sealed class LatestTicksTests
{
    private static readonly int[] People = [300, 100];
    private static readonly PlacementPlan Plan = Plans.Of([Silo(1), Silo(2)], People);

    private readonly FakeTimeProvider _clock = new();
    private readonly LatestTicks _latest;
    private readonly TickClock _ticks;

    public LatestTicksTests()
    {
        _latest = new LatestTicks(_clock);
        _ticks = new TickClock(_clock, new Watch(_latest));
    }

    [Fact]
    public void Rate_and_time_left_follow_from_the_latest_ticks()
    {
        for (var tick = 0; tick < 100; tick++)
        {
            _clock.Advance(Seconds(tick < 50 ? 10 : 0.5));
            Tick(wish: [0.1, 0.2]);
        }

        var timings = _latest.Read(Plan, People, toDo: 20);

        Assert.Equal(2, timings.TicksPerSecond, 9);
        Assert.Equal(TimeSpan.FromSeconds(10), timings.Left);
    }

    [Fact]
    public void One_tick_gives_no_rate()
    {
        Tick(wish: [0.1, 0.2]);

        Assert.Equal((0, null), (_latest.Read(Plan, People, 20).TicksPerSecond, _latest.Read(Plan, People, 20).Left));
    }

    [Fact]
    public void A_phase_has_last_median_longest_and_waiting_times()
    {
        Tick(wish: [0.1, 0.3]);
        Tick(wish: [0.1, 0.5]);
        Tick(wish: [0.2, 0.4]);

        var wish = _latest.Read(Plan, People, 0).Phases[0];

        Assert.Equal((TickPhase.Wish, Seconds(0.4), Seconds(0.4), Seconds(0.5)), (wish.Phase, wish.Last, wish.Median, wish.Longest));
        Assert.Equal((0.2 + 0.4 + 0.2) / 3, wish.Wait.TotalSeconds, 6);
    }

    [Fact]
    public void Phases_last_until_the_slowest_district_is_done()
    {
        _ticks.BeginTick(new Tick(1));
        _ticks.AddBuying(Seconds(1), [Seconds(0.3), Seconds(0.5)], [Seconds(0.1), Seconds(0.4)]);
        _ticks.EndTick();

        var phases = _latest.Read(Plan, People, 0).Phases;

        Assert.Equal([TickPhase.Buy, TickPhase.WordOfMouth], phases.Select(phase => phase.Phase));
        Assert.Equal([Seconds(0.5), Seconds(0.5)], phases.Select(phase => phase.Last));
        Assert.Equal([TimeSpan.Zero, Seconds(0.5)], phases.Select(phase => phase.Wait));
    }

    [Fact]
    public void Timings_include_silo_districts_and_citizens_and_the_checkpoint_phase()
    {
        Tick(wish: [0.1, 0.4]);
        _ticks.Add(TickPhase.Checkpoint, Seconds(7), [Seconds(7), Seconds(7)]);

        var timings = _latest.Read(Plan, People, 0);

        Assert.Equal([(1, 300L), (1, 100L)], timings.Silos.Select(silo => (silo.Districts, silo.Citizens)));
        Assert.Contains(timings.Phases, phase => phase.Phase == TickPhase.Checkpoint && phase.Last == Seconds(7));
    }

    private static SiloAddress Silo(int port) => SiloAddress.New(IPAddress.Loopback, port, 0);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Tick(double[] wish)
    {
        _ticks.BeginTick(new Tick(1));
        _ticks.Add(TickPhase.Wish, Seconds(wish.Max()), [.. wish.Select(Seconds)]);
        _ticks.EndTick();
    }

    private sealed class Watch(LatestTicks latest) : ITickWatch
    {
        public void TickBegins(Tick tick) { }

        public void PhaseEnds(TickPhase phase, PhaseTimes times) { }

        public void TickEnds(TickTimes times) => latest.Add(times);
    }
}
