using MathNet.Numerics.Statistics;

namespace AdoptionSim.Client.Experiments.Statistics;

/// <summary>
/// The variance of a measure over runs, split into luck (seeds) and ignorance (values of the uncertain parameters). More runs narrow neither: they only
/// estimate them better.
/// </summary>
/// <remarks>
/// Unbiased estimators from mean squares: Searle, Casella and McCulloch (1992), Variance Components, chapter 4.
/// </remarks>
/// <param name="Luck">The variance over seeds at one point, in the squared unit of the measure.</param>
/// <param name="Ignorance">The variance over points of the mean over all seeds. Its unbiased estimate may be below 0 if luck hides the differences.</param>
internal sealed record VarianceSplit(double Luck, double Ignorance)
{
    /// <summary>The share of the variance that chance (the seed) causes, from 0 to 1; null if nothing varies.</summary>
    public double? LuckShare => 1 - IgnoranceShare;

    /// <summary>
    /// The share of the variance that the uncertain parameters cause, from 0 to 1, where an estimate below 0 counts as 0; null if nothing varies.
    /// </summary>
    public double? IgnoranceShare => Luck + Math.Max(Ignorance, 0) is > 0 and var total ? Math.Max(Ignorance, 0) / total : null;

    /// <summary>
    /// Returns the variance, split into luck and ignorance, of points (sets of values of the uncertain parameters) that were all run with the same seeds. An
    /// effect that a seed has at all points alike does not separate the points, so the usual one-way estimate of ignorance would be too small.
    /// </summary>
    /// <param name="points">The values by point and seed; all points have the same seeds in the same order.</param>
    /// <returns>The split; null for fewer than two points or two seeds.</returns>
    /// <exception cref="ArgumentException">The points have different numbers of values.</exception>
    public static VarianceSplit? SameSeeds(IReadOnlyList<double[]> points)
    {
        if (points.Count < 2 || points[0].Length < 2)
        {
            return null;
        }

        var seeds = points[0].Length;
        if (points.Any(values => values.Length != seeds))
        {
            throw new ArgumentException("Expected the same seeds at every point.", nameof(points));
        }

        var means = Array.ConvertAll([.. points], values => values.Mean());
        var within = points.Sum(SquaresAroundMean);
        double[] ofSeeds = [.. Enumerable.Range(0, seeds).Select(seed => points.Average(values => values[seed]))];
        var interaction = within - (points.Count * SquaresAroundMean(ofSeeds));
        var error = interaction / ((points.Count - 1) * (seeds - 1));
        return new VarianceSplit(within / (points.Count * (seeds - 1)), means.Variance() - (error / seeds));
    }

    private static double SquaresAroundMean(double[] values)
    {
        var mean = values.Mean();
        return values.Sum(value => Squared(value - mean));
    }

    private static double Squared(double value) => value * value;
}
