using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Telemetry;
using Microsoft.Extensions.Time.Testing;

namespace AdoptionSim.Grains.Tests.Telemetry;

public sealed class LedSeriesTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly LedSeries _led;

    public LedSeriesTests() => _led = new LedSeries(new SeriesOptions(TimeSpan.FromMinutes(15)), _clock);

    [Fact]
    public void A_finished_run_stays_exposed_for_a_while()
    {
        var series = Led(RunState.Done);
        _led.End(series);

        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(Rows.OfAll(3), Assert.Single(_led.Runs).Subscribers());

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(_led.Runs);
    }

    [Fact]
    public void A_run_in_progress_stays_exposed()
    {
        Led(RunState.Running);

        _clock.Advance(TimeSpan.FromDays(12));

        Assert.Single(_led.Runs);
    }

    [Fact]
    public void Runs_deleted_or_led_by_another_silo_disappear_at_once()
    {
        _led.Drop(Led(RunState.Running));
        Assert.Empty(_led.Runs);

        Led(RunState.Done);
        _led.Forget("series");
        Assert.Empty(_led.Runs);
    }

    [Fact]
    public void Removing_old_series_keeps_those_of_a_newer_execution()
    {
        var earlier = Led(RunState.Running);
        var later = Led(RunState.Running);

        _led.Drop(earlier);

        Assert.Same(later, Assert.Single(_led.Runs));
    }

    private RunSeries Led(RunState state)
    {
        var series = Rows.Series();
        _led.Begin(series);
        series.Update(Rows.Of(0..4), Rows.At(new Tick(3), state));
        return series;
    }
}
