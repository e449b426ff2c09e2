using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Files;
using MathNet.Numerics.Statistics;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>
/// The values of one measure in the runs of an experiment, for one combination of policy settings (levers): by point of the design (values of the uncertain
/// parameters) and by seed. Analyses of sensitivity read them.
/// </summary>
/// <param name="Levers">The values of the levers.</param>
/// <param name="Date">The day on which the measure is read.</param>
/// <param name="Points">The values by seed, for each point in the order of the design.</param>
internal sealed record DesignValues(
    ImmutableArray<string> Levers,
    AskedMeasure Measure,
    DateOnly Date,
    ImmutableArray<IReadOnlyDictionary<ulong, double>> Points
)
{
    /// <summary>Returns one set of values for each combination of policy settings (levers) and each measure that is recorded once in a run.</summary>
    /// <param name="rows">The runs that are done.</param>
    public static IEnumerable<DesignValues> Of(Experiment experiment, IEnumerable<RunRow> rows)
    {
        var dates = new ReadingDates(experiment.Question.Scenario.Start, experiment.Question.Scenario.Until, experiment.StepDays);
        var runs = rows.Where(row => row.IsDone).ToLookup(row => row.Key.Point);
        var combinations = experiment.Levers.Aggregate(1, (product, lever) => product * lever.Values.Length);
        foreach (var points in experiment.Table.Points.Chunk(experiment.Table.Points.Length / combinations))
        {
            foreach (var (index, measure) in experiment.Scalars.Index())
            {
                yield return new DesignValues(
                    points[0].Values[..experiment.Levers.Length],
                    measure,
                    dates.DateOf(dates.Of(measure)[0]),
                    [.. points.Select(point => Values(runs[point.Number], index))]
                );
            }
        }
    }

    /// <summary>
    /// Returns the values of each point (combination of parameter values) for the seeds that all points have, in order of the seeds; empty arrays if the points
    /// share no seed.
    /// </summary>
    public static double[][] WithSameSeeds(IReadOnlyCollection<IReadOnlyDictionary<ulong, double>> points)
    {
        ulong[] seeds = [.. points.First().Keys.Where(seed => points.All(point => point.ContainsKey(seed))).Order()];
        return [.. points.Select(point => seeds.Select(seed => point[seed]).ToArray())];
    }

    /// <summary>
    /// Returns the mean of each point (combination of parameter values) over the seeds that all points have; null if the points share no seed.
    /// </summary>
    public static double[]? MeansOf(IReadOnlyCollection<IReadOnlyDictionary<ulong, double>> points) =>
        WithSameSeeds(points) is [{ Length: > 0 }, ..] values ? Array.ConvertAll(values, each => each.Mean()) : null;

    private static Dictionary<ulong, double> Values(IEnumerable<RunRow> runs, int measure) =>
        runs.Where(row => row.Values[measure] is not null).ToDictionary(row => row.Key.Seed, row => row.Values[measure]!.Value);
}
