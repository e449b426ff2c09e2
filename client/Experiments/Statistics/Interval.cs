namespace AdoptionSim.Client.Experiments.Statistics;

/// <summary>A confidence interval of a mean over runs that differ in their seed.</summary>
/// <param name="Mean">The mean of the runs, in the unit of the measure.</param>
/// <param name="Low">The lower end; at most the mean.</param>
/// <param name="High">The upper end; at least the mean. For skewed values the mean is not in the middle.</param>
/// <param name="Level">The share of such intervals that contain the true mean, between 0 and 1.</param>
/// <param name="Count">The number of runs, at least 2.</param>
internal sealed record Interval(double Mean, double Low, double High, double Level, int Count)
{
    /// <summary>The default confidence level: the share of intervals that contain the true mean.</summary>
    public const double UsualLevel = 0.9;

    /// <summary>Half the distance between the ends of the interval.</summary>
    public double HalfWidth => (High - Low) / 2;

    /// <summary>True if the given value lies within the interval, so that it may be the true mean.</summary>
    public bool Contains(double value) => Low <= value && value <= High;
}
