using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using System.Globalization;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Telemetry;
using CohortCounts = AdoptionSim.Runtime.Telemetry.NationCounts.CohortCounts;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// A metric with values for a run as a whole rather than for places (groups of districts), and the function that reads the values from the run's metrics.
/// </summary>
internal sealed record RunLevelSeries(Metric Metric, Func<RunSeries, IEnumerable<Measurement<double>>> Read)
{
    public static readonly ImmutableArray<RunLevelSeries> All =
    [
        new(Vocabulary.RunInfo, InfoOf),
        new(Vocabulary.RunState, StatesOf),
        One(Vocabulary.SimulatedDate, run => run.Last is { } last ? SecondsOf(last.Date) : null),
        One(Vocabulary.Tick, run => run.Last?.Tick),
        One(Vocabulary.PlannedTicks, run => run.Progress?.Ticks),
        One(Vocabulary.Citizens, run => run.Progress?.Citizens),
        One(Vocabulary.Recoveries, run => run.Progress?.Recoveries),
        One(Vocabulary.RecordSubscribers, run => run.Last is { } last ? run.Identity.RecordedOn(last.Date) : null),
        One(Vocabulary.CrossSiloBytes, run => run.Progress?.CrossSiloBytes),
        One(Vocabulary.CheckpointTick, run => run.Progress?.Checkpoint),
        One(Vocabulary.Checkpoints, run => run.Checkpoints.Made),
        One(Vocabulary.CheckpointFailures, run => run.Checkpoints.Failed),
        One(Vocabulary.CheckpointBytes, run => run.Checkpoints.Bytes),
        .. NationMetric.All.Select(metric => One(metric.Metric, run => run.Done?.Nation.Of(metric))),
        .. CohortMetric.All.Select(metric => Each(metric.Metric, cohort => cohort.Of(metric))),
        .. GroupMetric.All.Select(metric => new RunLevelSeries(metric.Metric, run => GroupsOf(run, metric))),
        .. DivideMetric.All.Select(metric => new RunLevelSeries(metric.Metric, run => FiguresOf(run, metric))),
    ];

    private static RunLevelSeries One(Metric metric, Func<RunSeries, double?> value) =>
        new(metric, run => value(run) is { } found ? [new Measurement<double>(found, NameOf(run))] : []);

    private static RunLevelSeries Each(Metric metric, Func<CohortCounts, double> value) =>
        new(metric, run =>
            (run.Done?.Nation.Cohorts ?? []).Select(cohort => new Measurement<double>(value(cohort), NameOf(run), new(Vocabulary.Cohort, cohort.Key)))
        );

    private static IEnumerable<Measurement<double>> GroupsOf(RunSeries run, GroupMetric metric) =>
        (run.Done?.Groups.Of(metric) ?? []).Select(each => new Measurement<double>(
            each.Value,
            NameOf(run),
            new(Vocabulary.Dimension, each.Group.Dimension),
            new(Vocabulary.Group, each.Group.Key)
        ));

    private static IEnumerable<Measurement<double>> FiguresOf(RunSeries run, DivideMetric metric) =>
        metric
            .Figures.Select(figure => (figure.Key, Value: run.Done?.Groups.Of(figure)))
            .Where(figure => figure.Value is not null)
            .Select(figure => new Measurement<double>(figure.Value!.Value, NameOf(run), new(metric.Metric.Tags[^1], figure.Key)));

    private static KeyValuePair<string, object?> NameOf(RunSeries run) => new(Vocabulary.Run, run.Identity.Name);

    private static double SecondsOf(DateOnly date) => new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();

    private static IEnumerable<Measurement<double>> InfoOf(RunSeries run)
    {
        var identity = run.Identity;
        object?[] values =
        [
            identity.Scenario,
            identity.Nation,
            identity.Seed.ToString(CultureInfo.InvariantCulture),
            identity.Scale.ToString(CultureInfo.InvariantCulture),
            identity.Version.ToString(CultureInfo.InvariantCulture),
        ];
        yield return new Measurement<double>(1, [NameOf(run), .. Vocabulary.RunInfo.Tags.Skip(1).Zip(values, KeyValuePair.Create)]);
    }

    private static IEnumerable<Measurement<double>> StatesOf(RunSeries run) =>
        run.Progress is not { } progress
            ? []
            : Enum.GetValues<RunState>()
                .Select(state => new Measurement<double>(
                    state == progress.State ? 1 : 0,
                    NameOf(run),
                    new(Vocabulary.State, state.ToString().ToLowerInvariant())
                ));
}
