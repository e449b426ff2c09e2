namespace AdoptionSim.Runtime.Telemetry;

/// <summary>The selection of series that a silo exposes, and the time for which it keeps them.</summary>
/// <param name="Keep">The time for which the series of an ended run stay.</param>
/// <param name="ByDistrict">True to report places district by district, which makes ten times as many series.</param>
public sealed record SeriesOptions(TimeSpan Keep, bool ByDistrict = false)
{
    /// <summary>The default time, in minutes, for which the series of an ended run stay: long enough to look at a run that took half a minute.</summary>
    public const int DefaultMinutes = 15;

    public static readonly SeriesOptions Default = new(TimeSpan.FromMinutes(DefaultMinutes));
}
