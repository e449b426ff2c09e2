using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Runtime.Experiments;
using AdoptionSim.Runtime.Telemetry;
using Microsoft.Extensions.Time.Testing;

namespace AdoptionSim.Grains.Tests.Experiments;

public sealed class ReportedExperimentsTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly ReportedExperiments _reported;

    public ReportedExperimentsTests() => _reported = new ReportedExperiments(SeriesOptions.Default, _time);

    [Fact]
    public void A_running_experiment_without_reports_counts_as_silent()
    {
        var reported = _time.GetUtcNow();
        _reported.Add(Reports.Of("price"));
        _time.Advance(IExperiments.Silence);
        Assert.Equal(ExperimentState.Running, Assert.Single(_reported.All).State);

        _time.Advance(TimeSpan.FromSeconds(1));

        var silent = Assert.Single(_reported.All);
        Assert.Equal((ExperimentState.Silent, reported), (silent.State, silent.Reported));
        Assert.Equal((0, 4), (silent.Runs.Running, silent.Runs.Waiting));
        Assert.Equal((0, 1), (silent.Points.Running, silent.Points.Waiting));
    }

    [Fact]
    public void An_experiment_that_has_ended_is_never_silent()
    {
        _reported.Add(Reports.Of("price", state: ExperimentState.Done));
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(ExperimentState.Done, Assert.Single(_reported.All).State);
    }

    [Fact]
    public void A_report_that_arrives_late_replaces_no_newer_one()
    {
        _reported.Add(Reports.Of("price", number: 2, state: ExperimentState.Done));
        _reported.Add(Reports.Of("price", number: 1));

        Assert.Equal(ExperimentState.Done, Assert.Single(_reported.All).State);
    }

    [Fact]
    public void A_resumed_experiment_replaces_itself()
    {
        _reported.Add(Reports.Of("price", number: 9, state: ExperimentState.Cancelled));
        _reported.Add(Reports.Of("price", number: 1, hour: 1));

        Assert.Equal(ExperimentState.Running, Assert.Single(_reported.All).State);
    }

    [Fact]
    public void The_experiment_reported_longest_ago_is_dropped_first()
    {
        for (var number = 0; number <= IExperiments.Most; number++)
        {
            _reported.Add(Reports.Of($"number-{number:D2}", hour: number));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(
            Enumerable.Range(1, IExperiments.Most).Reverse().Select(number => $"number-{number:D2}"),
            _reported.All.Select(entry => entry.Report.Name)
        );
    }

    [Fact]
    public void Metrics_stay_as_long_as_those_of_ended_runs()
    {
        _reported.Add(Reports.Of("price", state: ExperimentState.Done));
        _time.Advance(SeriesOptions.Default.Keep);
        Assert.Single(_reported.Exposed);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(_reported.Exposed);
        Assert.Single(_reported.All);
    }

    [Fact]
    public void Longer_reports_than_clients_may_send_are_refused()
    {
        var report = Reports.Of("price", figures: ExperimentReport.MostFigures);
        _reported.Add(report);
        ExperimentReport[] wrong =
        [
            Reports.Of("price", figures: ExperimentReport.MostFigures + 1),
            report with
            {
                Name = "no name",
            },
            report with
            {
                Question = new string('?', ExperimentReport.LongestText + 1),
            },
        ];

        Assert.All(wrong, each => Assert.Throws<ArgumentException>(() => _reported.Add(each)));
        Assert.Same(report, Assert.Single(_reported.All).Report);
    }
}
