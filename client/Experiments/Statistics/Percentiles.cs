using MathNet.Numerics.Statistics;

namespace AdoptionSim.Client.Experiments.Statistics;

/// <summary>The range in which nine of ten runs lie, from the 5th to the 95th percentile of a measure. More runs do not narrow it.</summary>
/// <param name="Low">The 5th percentile, interpolated between the runs (Hyndman and Fan 1996, type 7).</param>
/// <param name="High">The 95th percentile.</param>
/// <param name="Count">The number of runs, at least <see cref="FewestRuns"/>.</param>
internal sealed record Percentiles(double Low, double High, int Count)
{
    /// <summary>
    /// The smallest number of runs for which percentiles are computed: with 40, two runs lie beyond each percentile. With fewer, a single extreme run would
    /// decide it.
    /// </summary>
    public const int FewestRuns = 40;

    private const double LowShare = 0.05;
    private const double HighShare = 0.95;

    /// <summary>Returns the 5th and the 95th percentile of some values; null for fewer than <see cref="FewestRuns"/> values.</summary>
    /// <param name="values">One value per run.</param>
    public static Percentiles? Of(double[] values) =>
        values.Length < FewestRuns
            ? null
            : new Percentiles(values.QuantileCustom(LowShare, QuantileDefinition.R7), values.QuantileCustom(HighShare, QuantileDefinition.R7), values.Length);
}
