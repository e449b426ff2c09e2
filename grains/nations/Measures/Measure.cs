namespace AdoptionSim.Nations.Measures;

/// <summary>What is counted in every district at every tick: the digest series, fixed, named and versioned.</summary>
/// <remarks>
/// The order is part of the digest: a new measure goes to the end. Each declares at its name everything that tables, metrics, pages and reports show of it. Stocks and
/// levels are as of the tick's date; flows are of the tick that ended on it. All are integers, so that sums do not depend on their order.
/// </remarks>
public enum Measure
{
    [Counted("subscribers_simulated", MeasureKind.Stock, MeasureGroup.Phone, "lines", "Active lines (simulated).", RealName = "subscribers")]
    [Exposed("adoptsim_subscribers", "lines", "Active lines.", Order = 20)]
    Subscribers,

    [Counted("urban_subscribers", MeasureKind.Stock, MeasureGroup.Phone, "lines", "Active lines of people in the urban part of their district.")]
    [Exposed("adoptsim_urban_subscribers", "lines", "Active lines of people in urban cores.", Order = 30)]
    UrbanSubscribers,

    [Counted("gross_additions", MeasureKind.Flow, MeasureGroup.Phone, "lines", "Lines that began in the tick.")]
    [Exposed("adoptsim_gross_additions_total", "lines", "Lines begun.", Order = 70)]
    GrossAdditions,

    [Counted("lapses", MeasureKind.Flow, MeasureGroup.Phone, "lines", "Lines that ended in the tick.")]
    [Exposed("adoptsim_lapses_total", "lines", "Lines ended.", Order = 80)]
    Lapses,

    [Counted("second_lines", MeasureKind.Stock, MeasureGroup.Phone, "lines", "Active lines that are somebody's second, registered in another's name.")]
    SecondLines,

    [Counted("unique_owners", MeasureKind.Stock, MeasureGroup.Phone, "people", "People with at least one active line.")]
    [Exposed("adoptsim_unique_owners", "people", "People with at least one active line.", Order = 40)]
    UniqueOwners,

    [Counted("owners_15_plus", MeasureKind.Stock, MeasureGroup.Phone, "people", "People with at least one active line who are 15 or older.")]
    OwnersFrom15,

    [Counted("unmet_demand", MeasureKind.Level, MeasureGroup.Phone, "people", "People who wished to buy in the tick and were not served.")]
    [Exposed("adoptsim_unmet_demand", "people", "People who could pay and were not served in the last tick.", Order = 90)]
    UnmetDemand,

    [Counted("wishes", MeasureKind.Flow, MeasureGroup.Phone, "people", "People who wished to buy new in the tick.")]
    Wishes,

    [Counted("aware_people", MeasureKind.Stock, MeasureGroup.Phone, "people", "People who know of the phone.")]
    [Exposed("adoptsim_aware_people", "people", "People who know of the phone.", Order = 60)]
    Aware,

    [Counted("applications", MeasureKind.Flow, MeasureGroup.Phone, "applications", "Applications made in the tick.")]
    [Exposed("adoptsim_applications_total", "applications", "Applications for a line.", Order = 100)]
    Applications,

    [Counted("refusals", MeasureKind.Flow, MeasureGroup.Phone, "applications", "Applications refused in the tick.")]
    [Exposed("adoptsim_refusals_total", "applications", "Applications for a line that were refused.", Order = 110)]
    Refusals,

    [Counted("new_handsets", MeasureKind.Flow, MeasureGroup.Phone, "handsets", "New handsets sold in the tick, replacements included.")]
    [Exposed("adoptsim_new_handsets_total", "handsets", "New handsets sold.", Order = 120)]
    NewHandsets,

    [Counted("second_hand_sales", MeasureKind.Flow, MeasureGroup.Phone, "handsets", "Handsets that changed hands in the tick.")]
    [Exposed("adoptsim_second_hand_sales_total", "handsets", "Used handsets sold.", Order = 130)]
    SecondHandSales,

    [Counted("breakages", MeasureKind.Flow, MeasureGroup.Phone, "handsets", "Handsets that broke in the tick.")]
    Breakages,

    [Counted("replacements", MeasureKind.Flow, MeasureGroup.Phone, "handsets", "Broken handsets replaced in the tick.")]
    Replacements,

    [Counted("handsets_on_sale", MeasureKind.Stock, MeasureGroup.Phone, "handsets", "Used handsets on sale.")]
    HandsetsOnSale,

    [Counted("gifts", MeasureKind.Flow, MeasureGroup.Phone, "handsets", "Handsets given away by an intervention or a command in the tick.")]
    Gifts,

    [Counted("calls", MeasureKind.Flow, MeasureGroup.Phone, "calls", "Calls made in the tick.")]
    [Exposed("adoptsim_calls_total", "calls", "Calls made.", Order = 150)]
    Calls,

    [Counted("blocked_calls", MeasureKind.Flow, MeasureGroup.Phone, "calls", "Calls blocked in the tick.")]
    [Exposed("adoptsim_blocked_calls_total", "calls", "Calls lost, for want of channels or of power.", Order = 160)]
    BlockedCalls,

    [Counted("call_seconds", MeasureKind.Flow, MeasureGroup.Phone, "seconds", "Seconds talked in the tick by the callers.")]
    [Exposed("adoptsim_call_seconds_total", "seconds", "Time talked by the callers.", Order = 170)]
    CallSeconds,

    [Counted("texts", MeasureKind.Flow, MeasureGroup.Phone, "texts", "Texts sent in the tick.")]
    [Exposed("adoptsim_texts_total", "texts", "Texts sent.", Order = 180)]
    Texts,

    [Counted("photos", MeasureKind.Flow, MeasureGroup.Phone, "photos", "Photos taken in the tick.")]
    [Exposed("adoptsim_photos_total", "photos", "Photos taken.", Order = 190)]
    Photos,

    [Counted("newspapers", MeasureKind.Flow, MeasureGroup.Phone, "newspapers", "Newspapers read on the phone in the tick.")]
    [Exposed("adoptsim_newspapers_total", "newspapers", "Newspapers read on the phone.", Order = 200)]
    Newspapers,

    [Counted("books", MeasureKind.Flow, MeasureGroup.Phone, "books", "Books read on the phone in the tick.")]
    [Exposed("adoptsim_books_total", "books", "Books read on the phone.", Order = 210)]
    Books,

    [Counted("revenue_usd_cents", MeasureKind.Flow, MeasureGroup.Phone, "US dollars", "What subscribers spent on fees and airtime in the tick, in US cents at the market rate.", PartsOfUnit = 100)]
    [Exposed("adoptsim_revenue_usd_total", "US dollars", "Fees and airtime, at the market rate, in constant US dollars.", Order = 220)]
    RevenueCents,

    [Counted("handset_spending_usd_cents", MeasureKind.Flow, MeasureGroup.Phone, "US dollars", "What households spent on handsets and activation in the tick, in US cents.", PartsOfUnit = 100)]
    [Exposed("adoptsim_handset_spending_usd_total", "US dollars", "Handsets and activation, at the market rate, in constant US dollars.", Order = 230)]
    HandsetCents,

    [Counted("covered_people", MeasureKind.Stock, MeasureGroup.Network, "people", "People whose home lies under a station on the air.")]
    [Exposed("adoptsim_covered_people", "people", "People whose home lies under a station on the air.", Order = 250)]
    Covered,

    [Counted("stations", MeasureKind.Stock, MeasureGroup.Network, "stations", "Stations built.", IsReal = true)]
    Stations,

    [Counted("stations_on_air", MeasureKind.Stock, MeasureGroup.Network, "stations", "Stations on the air.", IsReal = true)]
    StationsOnAir,

    [Counted("offered_traffic_milli_erlangs", MeasureKind.Level, MeasureGroup.Network, "erlangs", "Busy-hour offered traffic in milli-erlangs (simulated people).", PartsOfUnit = 1000)]
    [Exposed("adoptsim_offered_traffic_erlangs", "erlangs", "Offered traffic of the busy hour.", Order = 260)]
    OfferedMilliErlangs,

    [Counted("lost_traffic_milli_erlangs", MeasureKind.Level, MeasureGroup.Network, "erlangs", "Busy-hour traffic that was lost, in milli-erlangs (simulated people).", PartsOfUnit = 1000)]
    [Exposed("adoptsim_lost_traffic_erlangs", "erlangs", "Traffic of the busy hour lost, for want of channels or of power.", Order = 270)]
    LostMilliErlangs,

    [Counted("goodwill_255ths", MeasureKind.Level, MeasureGroup.Network, "content lines", "Sum of the goodwill of all active lines, 0 to 255 each.", PartsOfUnit = 255)]
    Goodwill,

    [Counted("intranet_readers", MeasureKind.Stock, MeasureGroup.Intranet, "people", "Citizens who read on the intranet, at terminals or on the handset.")]
    [Exposed("adoptsim_intranet_readers", "people", "People who read on the intranet: have come to a terminal, or read on the phone, and have not given it up.", Order = 300)]
    IntranetReaders,

    [Counted("terminal_visits", MeasureKind.Flow, MeasureGroup.Intranet, "visits", "Visits to the intranet at a terminal in the tick.")]
    [Exposed("adoptsim_terminal_visits_total", "visits", "Visits to the intranet at a terminal.", Order = 310)]
    TerminalVisits,

    [Counted("terminal_turned_away", MeasureKind.Flow, MeasureGroup.Intranet, "visits", "Visits in the tick that found no seat.")]
    [Exposed("adoptsim_terminal_turned_away_total", "visits", "Visits to a terminal that found no seat.", Order = 320)]
    TerminalTurnedAway,

    [Counted("terminal_seats", MeasureKind.Stock, MeasureGroup.Intranet, "seats", "Seats at terminals.", IsReal = true)]
    TerminalSeats,

    [Counted("intranet_phone_visits", MeasureKind.Flow, MeasureGroup.Intranet, "visits", "Visits to the intranet on the phone in the tick.")]
    [Exposed("adoptsim_intranet_phone_visits_total", "visits", "Visits to the intranet on the phone.", Order = 330)]
    IntranetPhoneVisits,

    [Counted("intranet_articles_read", MeasureKind.Flow, MeasureGroup.Intranet, "articles", "Articles read on the intranet in the tick: state media and reference works.")]
    [Exposed("adoptsim_intranet_articles_read_total", "articles", "Articles of state media and reference works read on the intranet.", Order = 340)]
    IntranetReading,

    [Counted("vetted_articles_read", MeasureKind.Flow, MeasureGroup.Intranet, "articles", "Vetted articles from abroad read on the intranet in the tick.")]
    [Exposed("adoptsim_vetted_articles_read_total", "articles", "Vetted articles from abroad read on the intranet.", Order = 350)]
    VettedReading,

    [Counted("internet_visits", MeasureKind.Flow, MeasureGroup.Internet, "visits", "Visits of citizens to the international Internet in the tick.")]
    [Exposed("adoptsim_internet_visits_total", "visits", "Visits of citizens to the international Internet.", Order = 360)]
    InternetVisits,

    [Counted("birthdays", MeasureKind.Flow, MeasureGroup.Boards, "birthdays", "Citizens who had their birthday in the tick.")]
    [Exposed("adoptsim_birthdays_total", "birthdays", "Birthdays of citizens.", Order = 390)]
    Birthdays,

    [Counted("birthdays_remembered", MeasureKind.Flow, MeasureGroup.Boards, "birthdays", "Birthdays in the tick on which somebody left a post on the person's board.")]
    [Exposed("adoptsim_birthdays_remembered_total", "birthdays", "Birthdays on which somebody left a post on the person's board.", Order = 400)]
    BirthdaysRemembered,

    [Counted("board_posts", MeasureKind.Flow, MeasureGroup.Boards, "posts", "Posts left on the boards of the district's people in the tick.")]
    [Exposed("adoptsim_board_posts_total", "posts", "Posts left on birthday boards.", Order = 410)]
    BoardPosts,

    [Counted("board_posts_read", MeasureKind.Flow, MeasureGroup.Boards, "posts", "Posts left in the tick whose addressee reads the board.")]
    BoardPostsRead,

    [Counted("cinema_seats_taken", MeasureKind.Flow, MeasureGroup.Cinema, "seats", "Cinema seats taken in the tick.")]
    [Exposed("adoptsim_cinema_seats_total", "seats", "Cinema seats taken.", Order = 420)]
    CinemaSeats,

    [Counted("cinema_phone_owners", MeasureKind.Flow, MeasureGroup.Cinema, "spectators", "Cinema seats taken in the tick by owners of a phone.")]
    CinemaOwners,

    [Counted("cinema_calls_answered", MeasureKind.Flow, MeasureGroup.Cinema, "calls", "Calls answered during the film in the tick.")]
    [Exposed("adoptsim_cinema_calls_answered_total", "calls", "Calls answered during a film.", Order = 430)]
    CinemaCallsAnswered,

    [Counted("cinema_shoes_off", MeasureKind.Flow, MeasureGroup.Cinema, "spectators", "Spectators who took off their shoes in the tick.")]
    CinemaShoesOff,

    [Counted("cinema_annoyed", MeasureKind.Flow, MeasureGroup.Cinema, "spectators", "Spectators annoyed in the tick, by calls or by shoes.")]
    [Exposed("adoptsim_cinema_annoyed_total", "spectators", "Spectators annoyed by calls or shoes.", Order = 440)]
    CinemaAnnoyed,

    [Counted("internet_aware_people", MeasureKind.Stock, MeasureGroup.Internet, "people", "Citizens who know that the international Internet exists.")]
    [Exposed("adoptsim_internet_aware_people", "people", "People who know that the international Internet exists.", Order = 370)]
    AwareOfInternet,

    [Counted("gadget_sights", MeasureKind.Flow, MeasureGroup.Gadgets, "sights", "Times in the tick that a citizen saw a foreigner's gadget.")]
    [Exposed("adoptsim_gadget_sights_total", "sights", "Times that a citizen saw a foreigner's gadget.", Order = 380)]
    GadgetSights,

    [Counted("households_with_computer", MeasureKind.Stock, MeasureGroup.Gadgets, "households", "Households with a computer.")]
    [Exposed("adoptsim_households_with_computer", "households", "Households with a computer.", Order = 450)]
    Computers,

    [Counted("households_with_player", MeasureKind.Stock, MeasureGroup.Gadgets, "households", "Households with a gadget other than phone and computer (a media player).")]
    [Exposed("adoptsim_households_with_player", "households", "Households with a media player.", Order = 460)]
    Players,

    [Counted("foreign_traffic_milli_erlangs", MeasureKind.Level, MeasureGroup.Foreigners, "erlangs", "Busy-hour traffic that foreigners offered to the district's stations, in milli-erlangs (simulated people).", PartsOfUnit = 1000)]
    [Exposed("adoptsim_foreign_traffic_erlangs", "erlangs", "Of the busy hour's offered traffic, that of foreigners.", Order = 470)]
    ForeignMilliErlangs,

    [Counted("reader_traffic_milli_erlangs", MeasureKind.Level, MeasureGroup.Intranet, "erlangs", "Busy-hour traffic that citizens' reading on the phone offered to the district's stations, in milli-erlangs (simulated people).", PartsOfUnit = 1000)]
    [Exposed("adoptsim_reader_traffic_erlangs", "erlangs", "Of the busy hour's offered traffic, that of citizens' reading on the phone.", Order = 480)]
    ReaderMilliErlangs,
}
