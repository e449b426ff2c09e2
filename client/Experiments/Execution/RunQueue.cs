using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Files;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>The runs of an experiment that are still to be executed. Several workers take from it.</summary>
internal sealed class RunQueue(IEnumerable<(Point Point, ulong Seed)> runs)
{
    private readonly Lock _lock = new();
    private readonly Queue<(Point Point, ulong Seed)> _runs = new(runs);

    public (Point Point, ulong Seed)? Take()
    {
        lock (_lock)
        {
            return _runs.TryDequeue(out var run) ? run : null;
        }
    }

    /// <summary>Returns a run that could not be started to the queue, so that it is tried again later.</summary>
    public void PutBack((Point Point, ulong Seed) run)
    {
        lock (_lock)
        {
            _runs.Enqueue(run);
        }
    }

    /// <summary>
    /// Returns the runs of an experiment that have not ended: seed by seed, each at all points (combinations of parameter values), so that an interrupted
    /// experiment has results for all points.
    /// </summary>
    /// <param name="first">The first seed.</param>
    /// <param name="count">The number of seeds.</param>
    public static IEnumerable<(Point Point, ulong Seed)> Of(ImmutableArray<Point> points, ulong first, int count, IReadOnlySet<RunKey> ended) =>
        from offset in Enumerable.Range(0, count)
        from point in points
        let seed = first + (ulong)offset
        where !ended.Contains(new RunKey(point.Number, seed))
        select (point, seed);
}
