namespace AdoptionSim.Nations.Measures.Features;

/// <summary>The measures of the intranet: terminals, visits, readers, articles read, and the vetting of articles from abroad.</summary>
public static class IntranetMeasures
{
    [Counted("intranet_readers", MeasureKind.Stock, "people", "Citizens who read on the intranet, at terminals or on the handset.")]
    [Exposed(
        "adoptsim_intranet_readers",
        "people",
        "People who read on the intranet: have come to a terminal, or read on the phone, and have not given it up.",
        Order = 300
    )]
    public const Measure Readers = (Measure)33;

    [Counted("terminal_visits", MeasureKind.Flow, "visits", "Visits to the intranet at a terminal in the tick.")]
    [Exposed("adoptsim_terminal_visits_total", "visits", "Visits to the intranet at a terminal.", Order = 310)]
    public const Measure TerminalVisits = (Measure)34;

    [Counted("terminal_turned_away", MeasureKind.Flow, "visits", "Visits in the tick that found no seat.")]
    [Exposed("adoptsim_terminal_turned_away_total", "visits", "Visits to a terminal that found no seat.", Order = 320)]
    public const Measure TerminalTurnedAway = (Measure)35;

    [Counted("terminal_seats", MeasureKind.Stock, "seats", "Seats at terminals.", IsReal = true)]
    public const Measure TerminalSeats = (Measure)36;

    [Counted("intranet_phone_visits", MeasureKind.Flow, "visits", "Visits to the intranet on the phone in the tick.")]
    [Exposed("adoptsim_intranet_phone_visits_total", "visits", "Visits to the intranet on the phone.", Order = 330)]
    public const Measure PhoneVisits = (Measure)37;

    [Counted("intranet_articles_read", MeasureKind.Flow, "articles", "Articles read on the intranet in the tick: state media and reference works.")]
    [Exposed("adoptsim_intranet_articles_read_total", "articles", "Articles of state media and reference works read on the intranet.", Order = 340)]
    public const Measure ArticlesRead = (Measure)38;

    [Counted("vetted_articles_read", MeasureKind.Flow, "articles", "Vetted articles from abroad read on the intranet in the tick.")]
    [Exposed("adoptsim_vetted_articles_read_total", "articles", "Vetted articles from abroad read on the intranet.", Order = 350)]
    public const Measure VettedArticlesRead = (Measure)39;

    [Counted(
        "reader_traffic_milli_erlangs",
        MeasureKind.Level,
        "erlangs",
        "Busy-hour traffic that citizens' reading on the phone offered to the district's stations, in milli-erlangs (simulated people).",
        PartsOfUnit = 1000
    )]
    [Exposed("adoptsim_reader_traffic_erlangs", "erlangs", "Of the busy hour's offered traffic, that of citizens' reading on the phone.", Order = 480)]
    public const Measure OfferedMilliErlangs = (Measure)55;

    public static readonly NationRatio VettingPassed = new(
        "vetting_passed_share",
        "ratio",
        NationMeasure.VettedArticles,
        [NationMeasure.VettedArticles, NationMeasure.VettingRefused],
        "Share of the articles decided since the start that passed the vetting, 0 to 1."
    );

    public static Feature Feature { get; } =
        new("intranet", typeof(IntranetMeasures))
        {
            OfNation = typeof(NationMeasure),
            NationRatios = [VettingPassed],
            Charts =
            [
                new(
                    "The intranet",
                    "visits a day",
                    [
                        new("at a terminal", TerminalVisits),
                        new("found no seat", TerminalTurnedAway),
                        new("on the phone", PhoneVisits),
                        new("to the Internet", InternetMeasures.Visits),
                    ]
                ),
                new(
                    "Articles from abroad: the vetting",
                    "passed, % since the start",
                    [
                        new("share that passed", VettingPassed, 100),
                        new("median delay", NationMeasure.VettingMedianDelayDays, Given: VettingPassed, IsOnRight: true),
                    ],
                    "median delay, days"
                ),
            ],
            Tables =
            [
                new(
                    "The intranet, by year",
                    [
                        new("readers", Readers),
                        new("visits to terminals", TerminalVisits),
                        new("found no seat", TerminalTurnedAway),
                        new("visits on the phone", PhoneVisits),
                        new("visits to the Internet", InternetMeasures.Visits),
                    ]
                ),
                new(
                    "Vetted articles, by year",
                    [new("articles vetted since the start: passed, %", VettingPassed, 1, 100), new("median delay, days", NationMeasure.VettingMedianDelayDays)]
                ),
            ],
            OnPage = [new("readers", "Readers of the intranet", Readers)],
            InWatch = [new("intranet", [TerminalVisits, PhoneVisits])],
        };
}
