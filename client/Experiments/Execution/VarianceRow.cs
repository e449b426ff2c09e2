using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Experiments.Statistics;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>
/// A row of <c>variance.csv</c>: the variance of a measure over runs, split into luck (seeds) and ignorance (values of the uncertain parameters).
/// </summary>
/// <param name="Values">The combination of levers and the measure.</param>
/// <param name="Points">The number of points with values.</param>
/// <param name="Seeds">The number of seeds that all these points have.</param>
internal sealed record VarianceRow(DesignValues Values, int Points, int Seeds, VarianceSplit Split)
{
    /// <summary>
    /// True if luck (seeds) and ignorance (uncertain parameters) can be separated: a Latin hypercube or a Sobol sequence samples the parameters, and each of
    /// its points has several seeds.
    /// </summary>
    public static bool ExistFor(Experiment experiment) =>
        experiment.Form.Design?.Kind is DesignKind.LatinHypercube or DesignKind.Sobol && experiment.Form.Seeds.Count > 1;

    /// <summary>
    /// Returns the variance of each measure, split into luck and ignorance; nothing for designs that do not sample the parameters, and for a measure whose
    /// points share fewer than two seeds.
    /// </summary>
    /// <param name="rows">The runs that are done.</param>
    public static IEnumerable<VarianceRow> Of(Experiment experiment, IEnumerable<RunRow> rows)
    {
        foreach (var values in ExistFor(experiment) ? DesignValues.Of(experiment, rows) : [])
        {
            IReadOnlyDictionary<ulong, double>[] points = [.. values.Points.Where(point => point.Count > 0)];
            if (points.Length > 1 && DesignValues.WithSameSeeds(points) is var same && VarianceSplit.SameSeeds(same) is { } split)
            {
                yield return new VarianceRow(values, points.Length, same[0].Length, split);
            }
        }
    }
}
