namespace AdoptionSim.Runtime.Telemetry;

/// <summary>The settings of a silo's metrics: if districts are reported one by one, and how long the metrics of an ended run stay.</summary>
/// <param name="Keep">The time for which the series of an ended run stay.</param>
/// <param name="ByDistrict">True to report places district by district, which makes ten times as many series.</param>
public sealed record SeriesOptions(TimeSpan Keep, bool ByDistrict = false)
{
    /// <summary>The default time, in minutes, for which the metrics of an ended run stay: long enough to look at a run that took half a minute.</summary>
    public const int DefaultMinutes = 15;

    public static readonly SeriesOptions Default = new(TimeSpan.FromMinutes(DefaultMinutes));
}
