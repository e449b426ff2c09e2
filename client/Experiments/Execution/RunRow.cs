using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Files;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>Identifies a run of an experiment by the number of its point (a combination of parameter values) and its seed.</summary>
internal readonly record struct RunKey(int Point, ulong Seed) : IComparable<RunKey>
{
    public int CompareTo(RunKey other) => Point != other.Point ? Point.CompareTo(other.Point) : Seed.CompareTo(other.Seed);
}

/// <summary>The words for the status of a run in the column <c>status</c> of <c>results.csv</c>.</summary>
internal static class RunStatus
{
    public const string Done = "done";
    public const string Failed = "failed";
}

/// <summary>A row of <c>results.csv</c>: the result of a run of an experiment that has ended, done or failed.</summary>
internal sealed record RunRow
{
    public required RunKey Key { get; init; }

    /// <summary>The status of the run, one of <see cref="RunStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The values of the varied parameters, as texts.</summary>
    public required ImmutableArray<string> Parameters { get; init; }

    /// <summary>The values of the measures that are recorded once in a run; null if a value does not exist, and for a failed run.</summary>
    public required ImmutableArray<double?> Values { get; init; }

    /// <summary>The hash of the results of all ticks (steps of simulated time), which is equal for equal runs; empty for a failed run.</summary>
    public required string Digest { get; init; }

    /// <summary>The version of the model that the silos have; null if the run failed before the version was known.</summary>
    public required int? ModelVersion { get; init; }

    /// <summary>The time from the start of the run to its end, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Where and why the run failed; empty if it is done.</summary>
    public required string Error { get; init; }

    /// <summary>The shell command that repeats the run.</summary>
    public required string Command { get; init; }

    public Point Point => new(Key.Point, Parameters);

    public bool IsDone => Status == RunStatus.Done;
}

/// <summary>The value of a measure on one date of a run, for a row of <c>series.csv</c>.</summary>
internal readonly record struct SeriesValue(DateOnly Date, string Measure, double? Value);

/// <summary>The result of a run of an experiment: its row of <c>results.csv</c>, and its dated values for <c>series.csv</c>.</summary>
internal sealed record RunResult(RunRow Row, ImmutableArray<SeriesValue> Series)
{
    /// <summary>Returns the result of a finished run.</summary>
    /// <param name="reader">The reader of the run's measures, after it has read the values of all ticks.</param>
    public static RunResult Done(Point point, ulong seed, MeasureReader reader, string digest, int modelVersion, TimeSpan ran, string command) =>
        new(RowOf(point, seed, RunStatus.Done, reader.Values, modelVersion, ran, command) with { Digest = digest }, reader.Series);

    /// <summary>Returns the result of a run that failed.</summary>
    /// <param name="modelVersion">The version of the model; null if it is not known.</param>
    /// <param name="error">Where and why it failed.</param>
    public static RunResult Failed(Experiment experiment, Point point, ulong seed, int? modelVersion, TimeSpan ran, string error, string command) =>
        new(RowOf(point, seed, RunStatus.Failed, [.. experiment.Scalars.Select(_ => (double?)null)], modelVersion, ran, command) with { Error = error }, []);

    private static RunRow RowOf(Point point, ulong seed, string status, ImmutableArray<double?> values, int? modelVersion, TimeSpan ran, string command) =>
        new()
        {
            Key = new RunKey(point.Number, seed),
            Status = status,
            Parameters = point.Values,
            Values = values,
            Digest = "",
            ModelVersion = modelVersion,
            Seconds = ran.TotalSeconds,
            Error = "",
            Command = command,
        };
}
