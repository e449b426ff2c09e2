using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Grains.Tests.Telemetry;
using AdoptionSim.Runtime.Experiments;
using AdoptionSim.Runtime.Telemetry;
using Microsoft.Extensions.Time.Testing;

namespace AdoptionSim.Grains.Tests.Experiments;

public sealed class ExperimentMeterTests : IDisposable
{
    private readonly SeriesMeter _meter = new();
    private readonly Reader _reader;
    private readonly ReportedExperiments _reported = new(SeriesOptions.Default, new FakeTimeProvider());

    public ExperimentMeterTests()
    {
        _reader = new Reader(_meter);
        _meter.Add(_reported);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void Every_metric_has_a_value_with_exactly_its_tags()
    {
        _reported.Add(Reports.Of("price"));

        var read = _reader.Read();

        Assert.All(ExperimentMetric.All, metric =>
        {
            var values = read.Where(each => each.Name == metric.Metric.Name).ToArray();
            Assert.NotEmpty(values);
            Assert.All(values, value => Assert.Equal(metric.Metric.Tags, value.Tags.Keys));
            Assert.All(values, value => Assert.Equal("price", value.Tags[ExperimentMetric.Experiment]));
        });
    }

    [Fact]
    public void Runs_by_state_add_up_to_those_planned()
    {
        _reported.Add(Reports.Of("price"));

        var states = Values("adoptsim_experiment_runs").ToDictionary(each => (string)each.Tags[Vocabulary.State]!, each => each.Value);

        Assert.Equal([("done", 3), ("failed", 1), ("running", 2), ("waiting", 2)], states.OrderBy(each => each.Key).Select(each => (each.Key, each.Value)));
    }

    [Fact]
    public void Figures_are_provisional_until_the_experiment_is_done()
    {
        _reported.Add(Reports.Of("price"));
        Assert.Equal(1, Assert.Single(Values("adoptsim_experiment_provisional")).Value);

        _reported.Add(Reports.Of("price", number: 2, state: ExperimentState.Done));

        Assert.Equal(0, Assert.Single(Values("adoptsim_experiment_provisional")).Value);
        Assert.Empty(Values("adoptsim_experiment_left_seconds"));
    }

    [Fact]
    public void Any_number_of_experiments_gets_slots_one_after_the_other()
    {
        const int Experiments = 60;
        for (var number = 0; number < Experiments; number++)
        {
            _reported.Clear();
            _reported.Add(Reports.Of($"number-{number}", figures: ExperimentReport.MostFigures));
            var isRead = false;
            for (var reading = 0; reading < 10 && !isRead; reading++)
            {
                isRead = Values("adoptsim_experiment_mean").Any(each => (string?)each.Tags[ExperimentMetric.Experiment] == $"number-{number}");
            }

            Assert.True(isRead, $"Experiment {number} was not exposed.");
        }
    }

    private IEnumerable<(string Name, double Value, Dictionary<string, object?> Tags)> Values(string metric) =>
        _reader.Read().Where(each => each.Name == metric);
}
