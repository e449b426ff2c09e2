using MathNet.Numerics.Statistics;

namespace AdoptionSim.Client.Tables;

/// <summary>The spread of one number, such as subscribers on a date, over runs that differ only in their seed.</summary>
/// <param name="Low">The 5th percentile, interpolated between the runs (Hyndman and Fan 1996, type 7).</param>
/// <param name="High">The 95th percentile, interpolated in the same way.</param>
internal readonly record struct Band(double Mean, double Low, double High, double Least, double Most)
{
    private const double LowShare = 0.05;
    private const double HighShare = 0.95;

    /// <param name="values">One value per run; at least one.</param>
    public static Band Of(double[] values) =>
        new(
            values.Mean(),
            values.QuantileCustom(LowShare, QuantileDefinition.R7),
            values.QuantileCustom(HighShare, QuantileDefinition.R7),
            values.Min(),
            values.Max()
        );
}

/// <summary>The spread of one number over several runs that differ only in their seed, on one day.</summary>
internal readonly record struct BandPoint(DateOnly Date, Band Band);
