using System.Collections.Immutable;
using AdoptionSim.Contracts.Experiments;
using static AdoptionSim.Contracts.Telemetry.MetricKind;

namespace AdoptionSim.Contracts.Telemetry;

/// <summary>
/// A Prometheus metric of an experiment, with the function that reads its values. The client exposes it, and so does the silo that receives the client's
/// reports.
/// </summary>
/// <param name="Read">Returns the values, each with those tags of the metric that follow the experiment's name.</param>
public sealed record ExperimentMetric(Metric Metric, Func<ExperimentEntry, IEnumerable<(double Value, string[] Tags)>> Read)
{
    /// <summary>The tag for the experiment's name.</summary>
    public const string Experiment = "experiment";

    /// <summary>The tag for the number of an experiment's point (a setting of the varied parameters).</summary>
    public const string Point = "point";

    private static readonly string[] OfFigure = [Point, "setting", "measure", "unit"];

    public static ImmutableArray<ExperimentMetric> All { get; } =
    [
        new(Of("adoptsim_experiment_info", "", "1; the question of the experiment.", "question"), entry => [(1, [entry.Report.Question])]),
        new(Of("adoptsim_experiment_state", "", "1 for the state that the experiment is in, 0 for the others.", Vocabulary.State), entry =>
            Enum.GetValues<ExperimentState>().Select(state => (state == entry.State ? 1.0 : 0, new[] { Word(state) }))
        ),
        new(Of("adoptsim_experiment_runs", "runs", "Runs of the experiment, by state; all of them are those planned.", Vocabulary.State), entry =>
            ByState(entry.Runs)
        ),
        new(
            Of(
                "adoptsim_experiment_points",
                "points",
                "Points of the experiment, by state: done if all of their runs are, failed if any run failed.",
                Vocabulary.State
            ),
            entry => ByState(entry.Points)
        ),
        One(Of("adoptsim_experiment_runs_per_second", "runs", "Runs that end in a second, since the client started."), entry =>
            entry.Report.RunsPerHour is { } rate ? rate / TimeSpan.SecondsPerHour : null
        ),
        One(Of("adoptsim_experiment_left_seconds", "seconds", "Estimated time until the last run ends."), entry =>
            entry.State == ExperimentState.Running ? entry.Report.SecondsLeft : null
        ),
        One(Of("adoptsim_experiment_report_timestamp_seconds", "seconds", "The time of the client's last report, as seconds since 1970-01-01."), entry =>
            entry.Reported.ToUnixTimeMilliseconds() / 1000.0
        ),
        One(Of("adoptsim_experiment_provisional", "", "1 until all planned runs have ended, because means and intervals can still change; then 0."), entry =>
            entry.Report.IsProvisional ? 1 : 0
        ),
        Figures("adoptsim_experiment_mean", "", "Mean of a measure at a point over the runs that are done.", figure => figure.Mean),
        Figures("adoptsim_experiment_interval90_low", "", "Lower end of the 90 % interval of that mean, by luck.", figure => figure.Low),
        Figures("adoptsim_experiment_interval90_high", "", "Upper end of the 90 % interval of that mean, by luck.", figure => figure.High),
        Figures("adoptsim_experiment_mean_runs", "runs", "Runs behind that mean.", figure => figure.Runs),
    ];

    private static ExperimentMetric One(Metric metric, Func<ExperimentEntry, double?> value) =>
        new(metric, entry => value(entry) is { } found ? [(found, Array.Empty<string>())] : []);

    private static ExperimentMetric Figures(string name, string unit, string help, Func<ExperimentFigure, double?> value) =>
        new(Of(name, unit, help, OfFigure), entry =>
            from figure in entry.Report.Figures
            let found = value(figure)
            where found is not null
            select (
                found.Value,
                new[] { figure.Point.ToString(System.Globalization.CultureInfo.InvariantCulture), figure.Setting, figure.Measure, figure.Unit }
            )
        );

    private static Metric Of(string name, string unit, string help, params string[] tags) => new(name, Gauge, unit, help, [Experiment, .. tags]);

    private static IEnumerable<(double Value, string[] Tags)> ByState(ExperimentCounts counts) =>
        [(counts.Waiting, ["waiting"]), (counts.Running, ["running"]), (counts.Done, ["done"]), (counts.Failed, ["failed"])];

    private static string Word(ExperimentState state) => state.ToString().ToLowerInvariant();
}
