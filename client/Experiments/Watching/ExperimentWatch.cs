using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Experiments.Pages;
using AdoptionSim.Contracts.Experiments;

namespace AdoptionSim.Client.Experiments.Watching;

/// <summary>
/// Counts the runs of a running experiment and its points (combinations of parameter values) by state, and keeps the values of finished runs, to report its
/// progress and its means so far. It does not affect the experiment. Workers write to it while others read reports.
/// </summary>
internal sealed class ExperimentWatch
{
    private readonly Lock _lock = new();
    private readonly Experiment _experiment;
    private readonly (string Id, string Name, DateTimeOffset Began) _identity;
    private readonly SortedDictionary<int, WatchedPoint> _points;
    private int _seeds;
    private long _number;
    private string? _firstFailure;
    private ExperimentProgress? _progress;
    private ExperimentState _state = ExperimentState.Running;

    /// <param name="id">The first part of the names of the runs.</param>
    /// <param name="began">The time at which this client started.</param>
    public ExperimentWatch(Experiment experiment, string id, string name, DateTimeOffset began)
    {
        (_experiment, _identity, _seeds) = (experiment, (id, name, began), experiment.Form.Seeds.Count);
        var (measures, scenario) = (WatchedMeasures.Of(experiment), experiment.Question.Scenario);
        var dates = new ReadingDates(scenario.Start, scenario.Until, experiment.StepDays);
        _points = new(experiment.Table.Points.ToDictionary(point => point.Number, point => new WatchedPoint(experiment, point, measures, dates)));
        LeftOut = measures.LeftOut;
    }

    /// <summary>A sentence that names the measures whose means are left out of the reports to keep these short; null if no measure is left out.</summary>
    public string? LeftOut { get; }

    /// <summary>The number of seeds so far at every point (combination of parameter values). The precision that the experiment asks for may add more.</summary>
    public int Seeds
    {
        set
        {
            lock (_lock)
            {
                _seeds = value;
            }
        }
    }

    /// <summary>Adds the runs that ended before this process started or resumed the experiment.</summary>
    public void Add(IEnumerable<RunRow> rows)
    {
        lock (_lock)
        {
            foreach (var row in rows)
            {
                Add(row);
            }
        }
    }

    /// <summary>Returns a function that executes a run with the given function, and counts the run as in progress and then as ended.</summary>
    public ExecuteRun Around(ExecuteRun run) =>
        async (point, seed, cancellation) =>
        {
            Locked(point, watched => watched.Start());
            try
            {
                var result = await run(point, seed, cancellation);
                Locked(point, _ => Add(result.Row));
                return result;
            }
            finally
            {
                Locked(point, watched => watched.Stop());
            }
        };

    /// <summary>Stores the latest progress, from which reports take the runs per hour and the time left.</summary>
    public void Show(ExperimentProgress progress)
    {
        lock (_lock)
        {
            _progress = progress;
        }
    }

    /// <summary>Sets the final state of the experiment: done, cancelled or failed.</summary>
    public void End(ExperimentState state)
    {
        lock (_lock)
        {
            _state = state;
        }
    }

    /// <summary>Returns a report on the experiment as of now.</summary>
    public ExperimentReport Report()
    {
        lock (_lock)
        {
            var asked = _experiment.Form.Seeds.Count;
            return new ExperimentReport(
                _identity.Id,
                _identity.Name,
                Short(_experiment.Form.Question),
                _identity.Began,
                ++_number,
                _state,
                Runs(),
                Points(),
                _progress?.PerHour,
                _state == ExperimentState.Running ? _progress?.Left?.TotalSeconds : null,
                _firstFailure is { } failure ? Short(failure) : null,
                [.. _points.Values.SelectMany(point => point.Figures(firstSeeds: _seeds > asked ? asked : null))],
                LeftOut is { } leftOut ? Short(leftOut) : null
            );
        }
    }

    private void Locked(Point point, Action<WatchedPoint> change)
    {
        lock (_lock)
        {
            change(_points[point.Number]);
        }
    }

    private void Add(RunRow row)
    {
        _points[row.Key.Point].Add(row);
        if (!row.IsDone)
        {
            _firstFailure ??= ExperimentRecords.FailureOf(row);
        }
    }

    private ExperimentCounts Runs() =>
        new(
            (long)_points.Count * _seeds,
            _points.Values.Sum(point => (long)point.Done),
            _points.Values.Sum(point => (long)point.Failed),
            _points.Values.Sum(point => (long)point.Running)
        );

    private ExperimentCounts Points()
    {
        var (done, failed) = (_points.Values.Count(point => point.Done >= _seeds), _points.Values.Count(point => point.Failed > 0));
        return new(_points.Count, done, failed, _points.Values.Count(IsUnderWay));
    }

    private bool IsUnderWay(WatchedPoint point) => point.Failed == 0 && point.Done < _seeds && point.Done + point.Running > 0;

    private static string Short(string text) => SettingText.Short(text, ExperimentReport.LongestText);
}
