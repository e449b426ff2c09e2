using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Files;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>One run of an experiment: a point with a seed.</summary>
internal readonly record struct RunKey(int Point, ulong Seed) : IComparable<RunKey>
{
    public int CompareTo(RunKey other) => Point != other.Point ? Point.CompareTo(other.Point) : Seed.CompareTo(other.Seed);
}

/// <summary>The values of <c>status</c> in <c>results.csv</c>.</summary>
internal static class RunStatus
{
    public const string Done = "done";
    public const string Failed = "failed";
}

/// <summary>A row of <c>results.csv</c>: a run that has ended, well or not.</summary>
internal sealed record RunRow
{
    public required RunKey Key { get; init; }

    /// <summary>One of <see cref="RunStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The values of the varied parameters, as texts.</summary>
    public required ImmutableArray<string> Parameters { get; init; }

    /// <summary>The values of the measures that are no series; null if a value does not exist, and for a failed run.</summary>
    public required ImmutableArray<double?> Values { get; init; }

    /// <summary>The digest of the whole run; empty for a failed run.</summary>
    public required string Digest { get; init; }

    /// <summary>The version of the model that the silos have; null if the run failed before they said so.</summary>
    public required int? ModelVersion { get; init; }

    /// <summary>The time from the start of the run to its end.</summary>
    public required double Seconds { get; init; }

    /// <summary>Where and why the run failed; empty if it is done.</summary>
    public required string Error { get; init; }

    /// <summary>The shell command that repeats the run.</summary>
    public required string Command { get; init; }

    public Point Point => new(Key.Point, Parameters);

    public bool IsDone => Status == RunStatus.Done;
}

/// <summary>A value of a measure on a date, for <c>series.csv</c>.</summary>
internal readonly record struct SeriesValue(DateOnly Date, string Measure, double? Value);

/// <summary>The result of a run, with its rows of <c>series.csv</c>.</summary>
internal sealed record RunResult(RunRow Row, ImmutableArray<SeriesValue> Series);
