namespace AdoptionSim.Runtime.Telemetry;

/// <summary>Which series a silo offers, and how long.</summary>
/// <param name="Keep">How long those of a run that has ended stay.</param>
/// <param name="ByDistrict">Whether those of places are told district by district, which makes ten times as many.</param>
public sealed record SeriesOptions(TimeSpan Keep, bool ByDistrict = false)
{
    /// <summary>Long enough to look at a run that took half a minute.</summary>
    public const int DefaultMinutes = 15;

    public static readonly SeriesOptions Default = new(TimeSpan.FromMinutes(DefaultMinutes));
}
