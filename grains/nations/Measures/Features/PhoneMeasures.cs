namespace AdoptionSim.Nations.Measures.Features;

/// <summary>The measures of the phone: lines, their owners, applications, handsets, and calls, texts and revenue.</summary>
public static class PhoneMeasures
{
    [Counted("subscribers_simulated", MeasureKind.Stock, "lines", "Active lines (simulated).", RealName = "subscribers")]
    [Exposed("adoptsim_subscribers", "lines", "Active lines.", Order = 20)]
    public const Measure Subscribers = (Measure)0;

    [Counted("urban_subscribers", MeasureKind.Stock, "lines", "Active lines of people in the urban part of their district.")]
    [Exposed("adoptsim_urban_subscribers", "lines", "Active lines of people in urban cores.", Order = 30)]
    public const Measure UrbanSubscribers = (Measure)1;

    [Counted("gross_additions", MeasureKind.Flow, "lines", "Lines that began in the tick.")]
    [Exposed("adoptsim_gross_additions_total", "lines", "Lines begun.", Order = 70)]
    public const Measure GrossAdditions = (Measure)2;

    [Counted("lapses", MeasureKind.Flow, "lines", "Lines that ended in the tick.")]
    [Exposed("adoptsim_lapses_total", "lines", "Lines ended.", Order = 80)]
    public const Measure Lapses = (Measure)3;

    [Counted("second_lines", MeasureKind.Stock, "lines", "Active lines that are somebody's second, registered in another's name.")]
    public const Measure SecondLines = (Measure)4;

    [Counted("unique_owners", MeasureKind.Stock, "people", "People with at least one active line.")]
    [Exposed("adoptsim_unique_owners", "people", "People with at least one active line.", Order = 40)]
    public const Measure UniqueOwners = (Measure)5;

    [Counted(
        "unmet_demand",
        MeasureKind.Stock,
        "people",
        "People who could pay at a shop and wait to be served. Each person is counted once, however long the wait."
    )]
    [Exposed("adoptsim_unmet_demand", "people", "People who could pay at a shop and wait to be served.", Order = 90)]
    public const Measure UnmetDemand = (Measure)7;

    [Counted("wishes", MeasureKind.Flow, "people", "People who wished to buy new in the tick.")]
    public const Measure Wishes = (Measure)8;

    [Counted("aware_people", MeasureKind.Stock, "people", "People who know of the phone.")]
    [Exposed("adoptsim_aware_people", "people", "People who know of the phone.", Order = 60)]
    public const Measure Aware = (Measure)9;

    [Counted("applications", MeasureKind.Flow, "applications", "Applications made in the tick.")]
    [Exposed("adoptsim_applications_total", "applications", "Applications for a line.", Order = 100)]
    public const Measure Applications = (Measure)10;

    [Counted("refusals", MeasureKind.Flow, "applications", "Applications refused in the tick.")]
    [Exposed("adoptsim_refusals_total", "applications", "Applications for a line that were refused.", Order = 110)]
    public const Measure Refusals = (Measure)11;

    [Counted("new_handsets", MeasureKind.Flow, "handsets", "New handsets sold in the tick, replacements included.")]
    [Exposed("adoptsim_new_handsets_total", "handsets", "New handsets sold.", Order = 120)]
    public const Measure NewHandsets = (Measure)12;

    [Counted("second_hand_sales", MeasureKind.Flow, "handsets", "Handsets that changed hands in the tick.")]
    [Exposed("adoptsim_second_hand_sales_total", "handsets", "Used handsets sold.", Order = 130)]
    public const Measure SecondHandSales = (Measure)13;

    [Counted("breakages", MeasureKind.Flow, "handsets", "Handsets that broke in the tick.")]
    public const Measure Breakages = (Measure)14;

    [Counted("replacements", MeasureKind.Flow, "handsets", "Broken handsets replaced in the tick.")]
    public const Measure Replacements = (Measure)15;

    [Counted("handsets_on_sale", MeasureKind.Stock, "handsets", "Used handsets on sale.")]
    public const Measure HandsetsOnSale = (Measure)16;

    [Counted("gifts", MeasureKind.Flow, "handsets", "Handsets given away by an intervention or a command in the tick.")]
    public const Measure Gifts = (Measure)17;

    [Counted("calls", MeasureKind.Flow, "calls", "Calls made in the tick.")]
    [Exposed("adoptsim_calls_total", "calls", "Calls made.", Order = 150)]
    public const Measure Calls = (Measure)18;

    [Counted("blocked_calls", MeasureKind.Flow, "calls", "Calls blocked in the tick.")]
    [Exposed("adoptsim_blocked_calls_total", "calls", "Calls lost, because no channel was free or the power failed.", Order = 160)]
    public const Measure BlockedCalls = (Measure)19;

    [Counted("call_seconds", MeasureKind.Flow, "seconds", "Seconds talked in the tick by the callers.")]
    [Exposed("adoptsim_call_seconds_total", "seconds", "Time talked by the callers.", Order = 170)]
    public const Measure CallSeconds = (Measure)20;

    [Counted("texts", MeasureKind.Flow, "texts", "Texts sent in the tick.")]
    [Exposed("adoptsim_texts_total", "texts", "Texts sent.", Order = 180)]
    public const Measure Texts = (Measure)21;

    [Counted("photos", MeasureKind.Flow, "photos", "Photos taken in the tick.")]
    [Exposed("adoptsim_photos_total", "photos", "Photos taken.", Order = 190)]
    public const Measure Photos = (Measure)22;

    [Counted("newspapers", MeasureKind.Flow, "newspapers", "Newspapers read on the phone in the tick.")]
    [Exposed("adoptsim_newspapers_total", "newspapers", "Newspapers read on the phone.", Order = 200)]
    public const Measure Newspapers = (Measure)23;

    [Counted("books", MeasureKind.Flow, "books", "Books read on the phone in the tick.")]
    [Exposed("adoptsim_books_total", "books", "Books read on the phone.", Order = 210)]
    public const Measure Books = (Measure)24;

    [Counted(
        "revenue_usd_cents",
        MeasureKind.Flow,
        "US dollars",
        "What subscribers spent on fees and airtime in the tick, in US cents at the market rate.",
        PartsOfUnit = 100
    )]
    [Exposed("adoptsim_revenue_usd_total", "US dollars", "Fees and airtime, at the market rate, in constant US dollars.", Order = 220)]
    public const Measure RevenueCents = (Measure)25;

    [Counted(
        "handset_spending_usd_cents",
        MeasureKind.Flow,
        "US dollars",
        "What households spent on handsets and activation in the tick, in US cents.",
        PartsOfUnit = 100
    )]
    [Exposed("adoptsim_handset_spending_usd_total", "US dollars", "Handsets and activation, at the market rate, in constant US dollars.", Order = 230)]
    public const Measure HandsetCents = (Measure)26;

    [Counted(
        "revenue_official_usd_cents",
        MeasureKind.Flow,
        "US dollars",
        "What subscribers spent on fees and airtime in the tick, in US cents at the official rate, as the operator reports it.",
        PartsOfUnit = 100
    )]
    [Exposed("adoptsim_revenue_official_usd_total", "US dollars", "Fees and airtime, at the official rate.", Order = 222)]
    public const Measure RevenueOfficialCents = (Measure)56;

    [Counted(
        "revenue_domestic_hundredths",
        MeasureKind.Flow,
        "domestic currency",
        "What subscribers spent on fees and airtime in the tick, in hundredths of the domestic currency of the day; airtime at the official rate.",
        PartsOfUnit = 100
    )]
    [Exposed("adoptsim_revenue_domestic_total", "domestic currency", "Fees and airtime in the domestic currency of the day.", Order = 224)]
    public const Measure RevenueDomestic = (Measure)57;

    [Counted("applicants", MeasureKind.Stock, "people", "People who have applied for a line and wait for the answer.")]
    [Exposed("adoptsim_applicants", "people", "People who have applied for a line and wait for the answer.", Order = 95)]
    public const Measure Applicants = (Measure)58;

    [Counted("turned_away", MeasureKind.Flow, "people", "People who could pay and whom a shop did not serve at their first visit, in the tick.")]
    [Exposed("adoptsim_turned_away_total", "people", "People who could pay and whom a shop did not serve at their first visit.", Order = 98)]
    public const Measure TurnedAway = (Measure)59;

    public static readonly Ratio Penetration = new(
        "penetration_percent",
        "percent",
        Subscribers,
        null,
        PlaceConstant.People,
        100,
        "Active lines per 100 people.",
        Metric: new("adoptsim_penetration_ratio", "ratio", "Active lines per person.") { Order = 50 }
    );

    public static readonly Ratio PenetrationFrom15 = new(
        "penetration_15_plus_percent",
        "percent",
        UniqueOwners,
        null,
        PlaceConstant.PeopleFrom15,
        100,
        "Owners of a line, who are at least as old as the minimum age, per 100 people of 15 or older."
    );

    public static readonly Ratio BlockedCallsShare = new(
        "blocked_calls_percent",
        "percent",
        BlockedCalls,
        Calls,
        null,
        100,
        "Calls blocked, per 100 calls made.",
        IsColumn: false
    );

    public static readonly Ratio UrbanShare = new(
        "urban_subscribers_percent",
        "percent",
        UrbanSubscribers,
        Subscribers,
        null,
        100,
        "Lines of people in the urban part of their district, per 100 active lines.",
        IsColumn: false
    );

    public static readonly YearTable ByYear = new(
        "By year: stocks at its end, flows in the ticks that began in it",
        [
            new("subscribers", Subscribers),
            new("per 100 people", Penetration, 2),
            new("of them urban, %", UrbanShare, 1),
            new("lines begun", GrossAdditions),
            new("lines ended", Lapses),
            new("new handsets", NewHandsets),
        ]
    );

    public static Feature Feature { get; } =
        new("phone", typeof(PhoneMeasures))
        {
            IsService = false,
            OfStrata = typeof(StratumMeasure),
            Ratios = [Penetration, PenetrationFrom15, BlockedCallsShare, UrbanShare],
        };
}
