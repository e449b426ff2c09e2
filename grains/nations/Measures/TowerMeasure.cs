namespace AdoptionSim.Nations.Measures;

/// <summary>
/// The measures that are counted for every base station at every tick. Traffic is given for real people: the simulated traffic divided by the scale.
/// </summary>
public enum TowerMeasure
{
    [Counted("district", MeasureKind.Stock, "ordinal", "The ordinal of the station's district.", IsReal = true)]
    District,

    [Counted("tower", MeasureKind.Stock, "number", "The station's number within its district, from 0.", IsReal = true)]
    Number,

    [Counted("on_air_throughout", MeasureKind.Level, "stations", "1 if on the air during the whole tick, 0 if off for a part of it or for all.", IsReal = true)]
    OnAir,

    [Counted("sectors", MeasureKind.Stock, "sectors", "Sectors of the station.", IsReal = true)]
    Sectors,

    [Counted("channels_per_sector", MeasureKind.Stock, "channels", "Voice channels of each sector.", IsReal = true)]
    Channels,

    [Counted("offered_erlangs", MeasureKind.Level, "erlangs", "Busy-hour offered traffic.", PartsOfUnit = 1_000, IsReal = true)]
    OfferedMilliErlangs,

    [Counted("lost_erlangs", MeasureKind.Level, "erlangs", "Of the offered traffic, that which was lost.", PartsOfUnit = 1_000, IsReal = true)]
    LostMilliErlangs,

    [Counted(
        "blocking_probability",
        MeasureKind.Level,
        "probability",
        "The chance that a call is lost, because no channel is free or the power fails.",
        PartsOfUnit = 1_000_000,
        IsReal = true
    )]
    BlockingPpm,

    [Counted("downtime_share", MeasureKind.Level, "share of the tick", "Time off the air because the power failed.", PartsOfUnit = 1_000, IsReal = true)]
    DowntimePermille,

    [Counted(
        "congestion_probability",
        MeasureKind.Level,
        "probability",
        "Erlang B's blocking probability while on the air: what more channels would help against.",
        PartsOfUnit = 1_000_000,
        IsReal = true
    )]
    CongestionPpm,
}

/// <summary>Gives the length of a base station's row of counts, and computes the traffic lost to busy channels from such counts.</summary>
public static class TowerMeasures
{
    private const double Thousand = 1e3;
    private const double Million = 1e6;

    /// <summary>The number of counts in the row of a base station, one for each <see cref="TowerMeasure"/>.</summary>
    public static readonly int Count = Enum.GetValues<TowerMeasure>().Length;

    /// <summary>
    /// Returns the traffic that a base station blocked while on the air because all channels were busy. It is in milli-erlangs, for real (not simulated)
    /// people. More channels would carry this traffic.
    /// </summary>
    public static long CongestedMilliErlangs(long offeredMilliErlangs, long downtimePermille, long congestionPpm) =>
        (long)Math.Round(offeredMilliErlangs * (1 - (downtimePermille / Thousand)) * congestionPpm / Million);
}
