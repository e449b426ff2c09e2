using MathNet.Numerics.Statistics;

namespace AdoptionSim.Client.Experiments.Statistics;

/// <summary>
/// The mean difference of a measure between two settings (combinations of parameter values) that are run with the same seeds. Both share their luck, so most of
/// it cancels.
/// </summary>
/// <param name="Difference">The interval of the mean difference, second minus first.</param>
/// <param name="VarianceReduction">
/// The variance of the difference with independent seeds, divided by that with the same seeds: 4 means that the interval is half as wide, or that a quarter of
/// the runs suffices. Null if the difference is the same at all seeds, as of a setting to itself.
/// </param>
internal sealed record PairedDifference(Interval Difference, double? VarianceReduction)
{
    /// <summary>
    /// The factor by which the interval is narrower than if the two settings did not share their seeds: the root of <see cref="VarianceReduction"/>. Null if
    /// that is null.
    /// </summary>
    public double? TimesNarrower => VarianceReduction is { } ratio ? Math.Sqrt(ratio) : null;

    /// <summary>Returns the mean difference between two settings (combinations of parameter values), over the seeds that both have.</summary>
    /// <param name="first">The values of the first setting, by seed.</param>
    /// <param name="second">The values of the second setting, by seed.</param>
    /// <param name="level">The level, between 0 and 1.</param>
    /// <returns>The difference; null if fewer than two seeds are in both.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of range.</exception>
    /// <remarks>Law and Kelton (2000), Simulation Modeling and Analysis, sections 10.2.1 (paired t) and 11.2 (common random numbers).</remarks>
    public static PairedDifference? Of(IReadOnlyDictionary<ulong, double> first, IReadOnlyDictionary<ulong, double> second, double level = Interval.UsualLevel)
    {
        // In the order of the seeds, so that sums do not depend on which run ended first.
        ulong[] seeds = [.. first.Keys.Where(second.ContainsKey).Order()];
        var (ones, others) = (Array.ConvertAll(seeds, seed => first[seed]), Array.ConvertAll(seeds, seed => second[seed]));
        double[] differences = [.. others.Zip(ones, (other, one) => other - one)];
        return MeanInterval.Of(differences, level) is { } interval ? new PairedDifference(interval, Reduction(ones, others, differences)) : null;
    }

    private static double? Reduction(double[] ones, double[] others, double[] differences) =>
        differences.Variance() is > 0 and var variance ? (ones.Variance() + others.Variance()) / variance : null;
}
