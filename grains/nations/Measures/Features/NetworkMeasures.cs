namespace AdoptionSim.Nations.Measures.Features;

/// <summary>The measures of the mobile network: base stations, people covered, offered and lost traffic, and how content subscribers are with it.</summary>
public static class NetworkMeasures
{
    [Counted("covered_people", MeasureKind.Stock, "people", "People whose home lies under a station on the air.")]
    [Exposed("adoptsim_covered_people", "people", "People whose home lies under a station on the air.", Order = 250)]
    public const Measure Covered = (Measure)27;

    [Counted("stations", MeasureKind.Stock, "stations", "Stations built.", IsReal = true)]
    public const Measure Stations = (Measure)28;

    [Counted("stations_on_air", MeasureKind.Stock, "stations", "Stations on the air.", IsReal = true)]
    public const Measure StationsOnAir = (Measure)29;

    [Counted(
        "offered_traffic_milli_erlangs",
        MeasureKind.Level,
        "erlangs",
        "Busy-hour offered traffic in milli-erlangs (simulated people).",
        PartsOfUnit = 1000
    )]
    [Exposed("adoptsim_offered_traffic_erlangs", "erlangs", "Offered traffic of the busy hour.", Order = 260)]
    public const Measure OfferedMilliErlangs = (Measure)30;

    [Counted(
        "lost_traffic_milli_erlangs",
        MeasureKind.Level,
        "erlangs",
        "Busy-hour traffic that was lost, in milli-erlangs (simulated people).",
        PartsOfUnit = 1000
    )]
    [Exposed("adoptsim_lost_traffic_erlangs", "erlangs", "Traffic of the busy hour lost, because no channel was free or the power failed.", Order = 270)]
    public const Measure LostMilliErlangs = (Measure)31;

    [Counted(
        "lost_to_power_cuts_milli_erlangs",
        MeasureKind.Level,
        "erlangs",
        "The part of the lost busy-hour traffic that met a station off the air, in milli-erlangs (simulated people); the rest met congestion.",
        PartsOfUnit = 1000
    )]
    [Exposed("adoptsim_lost_to_power_cuts_erlangs", "erlangs", "Traffic of the busy hour lost because a station was off the air.", Order = 275)]
    public const Measure LostToPowerCuts = (Measure)60;

    [Counted("goodwill_255ths", MeasureKind.Level, "content lines", "Sum of the goodwill of all active lines, 0 to 255 each.", PartsOfUnit = 255)]
    public const Measure Goodwill = (Measure)32;

    public static readonly Ratio CoveredShare = new(
        "covered_percent",
        "percent",
        Covered,
        null,
        PlaceConstant.People,
        100,
        "People whose home lies under a station on the air, per 100 people."
    );

    public static readonly Ratio MeanGoodwill = new(
        "goodwill_percent",
        "percent",
        Goodwill,
        PhoneMeasures.Subscribers,
        null,
        100,
        "How content subscribers are with the network, 0 to 100, their mean.",
        Metric: new("adoptsim_goodwill_ratio", "ratio", "How content subscribers are with the network, 0 to 1, their mean.") { Order = 140 }
    );

    public static readonly Ratio LostShare = new(
        "lost_traffic_percent",
        "percent",
        LostMilliErlangs,
        OfferedMilliErlangs,
        null,
        100,
        "Busy-hour traffic that is lost, per 100 erlangs offered.",
        IsColumn: false,
        new("adoptsim_blocking_ratio", "ratio", "Share of the busy hour's offered traffic that is lost, because no channel was free or the power failed.")
        {
            Order = 290,
        }
    );

    public static readonly YearTable ByYear = new(
        "By year: stocks and busy-hour traffic at its end, calls in it",
        [
            new("stations on the air", StationsOnAir),
            new("covered people, %", CoveredShare, 1),
            new("offered traffic, erlangs", OfferedMilliErlangs),
            new("lost traffic, %", LostShare, 2),
            new("calls, million", PhoneMeasures.Calls, 1, Divisor: 1e6),
            new("of them blocked, %", PhoneMeasures.BlockedCallsShare, 2),
            new("revenue, million USD", PhoneMeasures.RevenueCents, 1, Divisor: 1e6),
        ]
    );

    public static Feature Feature { get; } =
        new("network", typeof(NetworkMeasures))
        {
            IsService = false,
            OfTowers = typeof(TowerMeasure),
            Ratios = [CoveredShare, MeanGoodwill, LostShare],
        };
}
