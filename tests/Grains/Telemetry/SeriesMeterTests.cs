using System.Diagnostics.Metrics;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Telemetry;
using Microsoft.Extensions.Time.Testing;

namespace AdoptionSim.Grains.Tests.Telemetry;

public sealed class SeriesMeterTests : IDisposable
{
    private readonly SeriesMeter _meter = new();
    private readonly Reader _reader;
    private readonly LedSeries _led = new(SeriesOptions.Default, new FakeTimeProvider());

    public SeriesMeterTests()
    {
        _reader = new Reader(_meter);
        _meter.Add(_led);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void Instruments_match_the_metric_vocabulary_in_name_and_kind()
    {
        Record("any");

        Assert.Equal(Vocabulary.All.Select(metric => metric.Name).Order(StringComparer.Ordinal), _reader.Instruments.Keys.Order(StringComparer.Ordinal));
        Assert.All(Vocabulary.All, metric => Assert.IsType(
                metric.Kind switch
                {
                    MetricKind.Counter => typeof(ObservableCounter<double>),
                    MetricKind.Gauge => typeof(ObservableGauge<double>),
                    _ => typeof(Histogram<double>),
                },
                _reader.Instruments[metric.Name]
            ));
    }

    [Fact]
    public void Meters_in_one_process_read_only_their_own_runs()
    {
        using var other = new SeriesMeter();
        using var reader = new Reader(other);
        var series = Lead(new Tick(3));

        Assert.Contains(_reader.Read(), read => read.Name == Vocabulary.Tick.Name && (string?)read.Tags[Vocabulary.Run] == series.Identity.Name);
        Assert.DoesNotContain(reader.Read(), read => read.Tags.ContainsKey(Vocabulary.Run));
    }

    [Fact]
    public void Samples_have_exactly_the_tags_of_their_metric()
    {
        Lead(new Tick(3));
        Record("series");

        var tagsOf = Vocabulary.All.ToDictionary(metric => metric.Name, metric => metric.Tags.Order(StringComparer.Ordinal).ToArray());
        Assert.All(_reader.Read(), read => Assert.Equal(tagsOf[read.Name], read.Tags.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Foreigners_have_a_cohort_tag_and_delay_is_in_seconds()
    {
        Lead(new Tick(3));

        var read = _reader.Read();
        var delay = 3 * (1 + (int)NationMeasure.VettingMedianDelayDays);
        Assert.Equal(delay * 86_400, Assert.Single(read, each => each.Name == "adoptsim_vetting_median_delay_seconds").Value);
        Assert.Equal(
            new object?[] { ("FR/one", Lines(0)), ("FR/two", Lines(1)) },
            read.Where(each => each.Name == "adoptsim_foreigner_lines").Select(each => (object?)((string)each.Tags[Vocabulary.Cohort]!, each.Value))
        );

        static double Lines(int cohort) => 3 * (1 + NationSeries.IndexOf(cohort, ForeignMeasure.Lines)) / Rows.Run.Scale;
    }

    [Fact]
    public void Meter_reads_a_run_from_its_most_advanced_series()
    {
        Lead(new Tick(3));
        var other = new LedSeries(SeriesOptions.Default, new FakeTimeProvider());
        var farther = Rows.Series();
        other.Begin(farther);
        farther.Update(Rows.Of(0..6), Rows.At(new Tick(5)));
        _meter.Add(other);

        Assert.Equal(5, Assert.Single(_reader.Read(), read => read.Name == Vocabulary.Tick.Name).Value);
    }

    [Fact]
    public void A_tick_finished_during_a_read_appears_in_the_next()
    {
        var series = Lead(new Tick(3));
        _reader.Meanwhile = () => series.Update(Rows.Of(4..5), Rows.At(new Tick(4)));

        Assert.Equal((3, Rows.OfAll(3)), TickAndSubscribers());
        Assert.Equal((4, Rows.OfAll(4)), TickAndSubscribers());
    }

    [Fact]
    public void The_state_of_a_run_is_one_of_all()
    {
        Lead(new Tick(3));

        var states = _reader
            .Read()
            .Where(read => read.Name == Vocabulary.RunState.Name)
            .ToDictionary(read => (string)read.Tags[Vocabulary.State]!, read => read.Value);

        Assert.Equal(
            Enum.GetNames<RunState>().Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal),
            states.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal(["running"], states.Where(state => state.Value == 1).Select(state => state.Key));
    }

    [Fact]
    public void The_record_shows_the_latest_figure_by_simulated_date()
    {
        var record = Rows.Run.Setup().Nation.PublishedSubscribers;
        var first = record.First();
        var calendar = Rows.Run.Setup().Calendar;
        var identity = RunIdentity.Of(Rows.Run.Specification());

        Assert.Null(identity.RecordedOn(first.Date.AddDays(-1)));
        Assert.All(record.Zip(record.Skip(1)), pair => Assert.Equal(pair.First.Published, identity.RecordedOn(pair.Second.Date.AddDays(-1))));
        Assert.Equal(record[^1].Published, identity.RecordedOn(calendar.DateOf(new Tick(100_000))));
    }

    [Fact]
    public void Durations_of_a_dropped_run_disappear_and_others_start_anew()
    {
        var durations = Durations();
        durations.Tick("gone", TimeSpan.FromSeconds(1));
        var before = _reader.Instruments[Vocabulary.TickDuration.Name];
        var series = Lead(new Tick(3));

        _led.Drop(series);
        var without = _reader.Instruments.ContainsKey(Vocabulary.TickDuration.Name);
        durations.Tick("other", TimeSpan.FromSeconds(1));
        _reader.Read();
        _reader.Read();
        _reader.Read();
        durations.Tick("other", TimeSpan.FromSeconds(2));

        Assert.False(without);
        Assert.NotSame(before, _reader.Instruments[Vocabulary.TickDuration.Name]);
        Assert.Equal(2, Assert.Single(_reader.Read(), read => read.Name == Vocabulary.TickDuration.Name).Value);
    }

    private RunSeries Lead(Tick tick)
    {
        var series = Rows.Series();
        _led.Begin(series);
        series.Update(Rows.Of(0..(tick.Value + 1)), Rows.At(tick), checkpoints: new CheckpointTally(1, 0, 100));
        return series;
    }

    private (double Tick, double Subscribers) TickAndSubscribers()
    {
        var read = _reader.Read();
        return (read.Single(each => each.Name == Vocabulary.Tick.Name).Value, read.Where(each => each.Name == "adoptsim_subscribers").Sum(each => each.Value));
    }

    private Durations Durations() => _led.Durations!;

    private void Record(string run)
    {
        Durations().Tick(run, TimeSpan.FromSeconds(1));
        Durations().Phase(run, TickPhase.Wish, TimeSpan.FromSeconds(1), [TimeSpan.Zero]);
        Durations().Checkpoint(run, TimeSpan.FromSeconds(1));
    }
}
