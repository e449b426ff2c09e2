using System.Collections.Immutable;
using static AdoptionSim.Interfaces.Telemetry.MetricKind;

namespace AdoptionSim.Interfaces.Telemetry;

/// <summary>Every metric of the simulation, by its name in Prometheus. What the runtime and Orleans tell of themselves comes besides.</summary>
/// <remarks>
/// Counts of people, lines and things are of real ones: the simulated divided by the run's scale, not rounded, so that they add up. Those of the nation and of its network come from the silo that
/// leads the run, from ticks that are done, as absolute values: neither a rollback nor the loss of a silo makes them fall or double. Where several silos tell of the same run, the largest value is the latest.
/// </remarks>
public static class Vocabulary
{
    public const string MeterName = "AdoptionSim";

    /// <summary>The run's name.</summary>
    public const string Run = "run";

    /// <summary>A province's key.</summary>
    public const string Province = "province";

    /// <summary>What kind of places its districts are: capital, main_city, road, small_city, county, closed.</summary>
    public const string Settlement = "settlement";

    /// <summary>A district's key; only where the silo was told to tell of districts.</summary>
    public const string District = "district";

    /// <summary>A cohort of foreigners, as their ids begin.</summary>
    public const string Cohort = "cohort";

    /// <summary>Of a station on_air or off_air; of a run preparing, running, done, cancelled, failed or interrupted.</summary>
    public const string State = "state";

    /// <summary>Of a tick: wish, allot, buy, word_of_mouth, use, collect, hash, checkpoint.</summary>
    public const string Phase = "phase";

    public static readonly Metric People = OfPlaces("adoptsim_people", Gauge, "people", "People.");
    public static readonly Metric Subscribers = OfPlaces("adoptsim_subscribers", Gauge, "lines", "Active lines.");
    public static readonly Metric UrbanSubscribers = OfPlaces("adoptsim_urban_subscribers", Gauge, "lines", "Active lines of people in urban cores.");
    public static readonly Metric UniqueOwners = OfPlaces("adoptsim_unique_owners", Gauge, "people", "People with at least one active line.");
    public static readonly Metric Penetration = OfPlaces("adoptsim_penetration_ratio", Gauge, "ratio", "Active lines per person.");
    public static readonly Metric AwarePeople = OfPlaces("adoptsim_aware_people", Gauge, "people", "People who know of the phone.");
    public static readonly Metric GrossAdditions = OfPlaces("adoptsim_gross_additions_total", Counter, "lines", "Lines begun.");
    public static readonly Metric Lapses = OfPlaces("adoptsim_lapses_total", Counter, "lines", "Lines ended.");
    public static readonly Metric UnmetDemand = OfPlaces("adoptsim_unmet_demand", Gauge, "people", "People who could pay and were not served in the last tick.");
    public static readonly Metric Applications = OfPlaces("adoptsim_applications_total", Counter, "applications", "Applications for a line.");
    public static readonly Metric Refusals = OfPlaces("adoptsim_refusals_total", Counter, "applications", "Applications for a line that were refused.");
    public static readonly Metric NewHandsets = OfPlaces("adoptsim_new_handsets_total", Counter, "handsets", "New handsets sold.");
    public static readonly Metric SecondHandSales = OfPlaces("adoptsim_second_hand_sales_total", Counter, "handsets", "Used handsets sold.");
    public static readonly Metric Goodwill = OfPlaces("adoptsim_goodwill_ratio", Gauge, "ratio", "How content subscribers are with the network, 0 to 1, their mean.");

    public static readonly Metric Calls = OfPlaces("adoptsim_calls_total", Counter, "calls", "Calls made.");
    public static readonly Metric BlockedCalls = OfPlaces("adoptsim_blocked_calls_total", Counter, "calls", "Calls lost, for want of channels or of power.");
    public static readonly Metric CallSeconds = OfPlaces("adoptsim_call_seconds_total", Counter, "seconds", "Time talked by the callers.");
    public static readonly Metric Texts = OfPlaces("adoptsim_texts_total", Counter, "texts", "Texts sent.");
    public static readonly Metric Photos = OfPlaces("adoptsim_photos_total", Counter, "photos", "Photos taken.");
    public static readonly Metric Newspapers = OfPlaces("adoptsim_newspapers_total", Counter, "newspapers", "Newspapers read on the phone.");
    public static readonly Metric Books = OfPlaces("adoptsim_books_total", Counter, "books", "Books read on the phone.");
    public static readonly Metric Revenue = OfPlaces("adoptsim_revenue_usd_total", Counter, "US dollars", "Fees and airtime, at the market rate, in constant US dollars.");
    public static readonly Metric HandsetSpending = OfPlaces("adoptsim_handset_spending_usd_total", Counter, "US dollars", "Handsets and activation, at the market rate, in constant US dollars.");

    public static readonly Metric Stations = OfPlaces("adoptsim_stations", Gauge, "stations", "Base stations built, by whether they are on the air.", State);
    public static readonly Metric CoveredPeople = OfPlaces("adoptsim_covered_people", Gauge, "people", "People whose home lies under a station on the air.");
    public static readonly Metric OfferedTraffic = OfPlaces("adoptsim_offered_traffic_erlangs", Gauge, "erlangs", "Offered traffic of the busy hour.");
    public static readonly Metric LostTraffic = OfPlaces("adoptsim_lost_traffic_erlangs", Gauge, "erlangs", "Traffic of the busy hour lost, for want of channels or of power.");
    public static readonly Metric CongestedTraffic = OfPlaces("adoptsim_congested_traffic_erlangs", Gauge, "erlangs", "Of the lost traffic, what Erlang B blocks while stations are on the air: more channels would carry it.");
    public static readonly Metric Blocking = OfPlaces("adoptsim_blocking_ratio", Gauge, "ratio", "Share of the busy hour's offered traffic that is lost, for want of channels or of power.");

    /// <summary>What there is besides the phone, by province.</summary>
    public static readonly Metric IntranetReaders = OfProvinces("adoptsim_intranet_readers", Gauge, "people", "People who read on the intranet: have come to a terminal, or read on the phone, and have not given it up.");
    public static readonly Metric TerminalVisits = OfProvinces("adoptsim_terminal_visits_total", Counter, "visits", "Visits to the intranet at a terminal.");
    public static readonly Metric TerminalTurnedAway = OfProvinces("adoptsim_terminal_turned_away_total", Counter, "visits", "Visits to a terminal that found no seat.");
    public static readonly Metric IntranetPhoneVisits = OfProvinces("adoptsim_intranet_phone_visits_total", Counter, "visits", "Visits to the intranet on the phone.");
    public static readonly Metric IntranetArticlesRead = OfProvinces("adoptsim_intranet_articles_read_total", Counter, "articles", "Articles of state media and reference works read on the intranet.");
    public static readonly Metric VettedArticlesRead = OfProvinces("adoptsim_vetted_articles_read_total", Counter, "articles", "Vetted articles from abroad read on the intranet.");
    public static readonly Metric InternetVisits = OfProvinces("adoptsim_internet_visits_total", Counter, "visits", "Visits of citizens to the international Internet.");
    public static readonly Metric InternetAwarePeople = OfProvinces("adoptsim_internet_aware_people", Gauge, "people", "People who know that the international Internet exists.");
    public static readonly Metric GadgetSights = OfProvinces("adoptsim_gadget_sights_total", Counter, "sights", "Times that a citizen saw a foreigner's gadget.");
    public static readonly Metric Birthdays = OfProvinces("adoptsim_birthdays_total", Counter, "birthdays", "Birthdays of citizens.");
    public static readonly Metric BirthdaysRemembered = OfProvinces("adoptsim_birthdays_remembered_total", Counter, "birthdays", "Birthdays on which somebody left a post on the person's board.");
    public static readonly Metric BoardPosts = OfProvinces("adoptsim_board_posts_total", Counter, "posts", "Posts left on birthday boards.");
    public static readonly Metric CinemaSeats = OfProvinces("adoptsim_cinema_seats_total", Counter, "seats", "Cinema seats taken.");
    public static readonly Metric CinemaCallsAnswered = OfProvinces("adoptsim_cinema_calls_answered_total", Counter, "calls", "Calls answered during a film.");
    public static readonly Metric CinemaAnnoyed = OfProvinces("adoptsim_cinema_annoyed_total", Counter, "spectators", "Spectators annoyed by calls or shoes.");
    public static readonly Metric HouseholdsWithComputer = OfProvinces("adoptsim_households_with_computer", Gauge, "households", "Households with a computer.");
    public static readonly Metric HouseholdsWithPlayer = OfProvinces("adoptsim_households_with_player", Gauge, "households", "Households with a media player.");
    public static readonly Metric ForeignTraffic = OfProvinces("adoptsim_foreign_traffic_erlangs", Gauge, "erlangs", "Of the busy hour's offered traffic, that of foreigners.");
    public static readonly Metric ReaderTraffic = OfProvinces("adoptsim_reader_traffic_erlangs", Gauge, "erlangs", "Of the busy hour's offered traffic, that of citizens' reading on the phone.");

    /// <summary>Of the vetting, which the nation has but once.</summary>
    public static readonly Metric VettingSubmitted = OfRun("adoptsim_vetting_submitted_total", Counter, "articles", "Articles of the international Internet put to the vetting.");
    public static readonly Metric VettingPassed = OfRun("adoptsim_vetting_passed_total", Counter, "articles", "Articles that passed the vetting.");
    public static readonly Metric VettingRefused = OfRun("adoptsim_vetting_refused_total", Counter, "articles", "Articles that the vetting refused.");
    public static readonly Metric VettingWaiting = OfRun("adoptsim_vetting_waiting_articles", Gauge, "articles", "Articles that wait for the vetting.");
    public static readonly Metric VettingMedianDelay = OfRun("adoptsim_vetting_median_delay_seconds", Gauge, "seconds", "Simulated time, in whole days, until half of the articles that have passed appeared.");

    /// <summary>Of each cohort of foreigners.</summary>
    public static readonly Metric Foreigners = OfCohorts("adoptsim_foreigners", Gauge, "people", "Foreigners in the country.");
    public static readonly Metric ForeignerLines = OfCohorts("adoptsim_foreigner_lines", Gauge, "lines", "Foreigners with a phone of their own on the network.");
    public static readonly Metric ForeignerDataUsers = OfCohorts("adoptsim_foreigner_data_users", Gauge, "people", "Foreigners with mobile data.");
    public static readonly Metric ForeignerPosts = OfCohorts("adoptsim_foreigner_posts_total", Counter, "posts", "Short messages and photos posted to international services.");
    public static readonly Metric ForeignerPostsOverData = OfCohorts("adoptsim_foreigner_posts_over_data_total", Counter, "posts", "Of both, those posted over mobile data.");
    public static readonly Metric ForeignerCallSeconds = OfCohorts("adoptsim_foreigner_call_seconds_total", Counter, "seconds", "Time talked abroad and to other foreigners.");
    public static readonly Metric ForeignerDataBytes = OfCohorts("adoptsim_foreigner_data_bytes_total", Counter, "bytes", "Mobile data, in whole kilobytes of 1,000 bytes.");
    public static readonly Metric ForeignerSpending = OfCohorts("adoptsim_foreigner_spending_usd_total", Counter, "US dollars", "SIM cards, calls and data.");

    public static readonly Metric RecordSubscribers = OfRun("adoptsim_record_subscribers", Gauge, "lines", "Active lines last published by the simulated date.");

    public static readonly Metric RunInfo = OfRun("adoptsim_run_info", Gauge, "", "1; what the run is.", "scenario", "nation", "seed", "scale", "model_version");
    public static readonly Metric RunState = OfRun("adoptsim_run_state", Gauge, "", "1 for the state that the run is in, 0 for the others.", State);
    public static readonly Metric SimulatedDate = OfRun("adoptsim_simulated_date_seconds", Gauge, "seconds", "The day on which the last tick's counts hold, as seconds since 1970-01-01.");
    public static readonly Metric Tick = OfRun("adoptsim_tick", Gauge, "ticks", "The last tick that is done.");
    public static readonly Metric PlannedTicks = OfRun("adoptsim_planned_ticks", Gauge, "ticks", "Ticks that the run will have done at its end.");
    public static readonly Metric Citizens = OfRun("adoptsim_citizens", Gauge, "citizens", "Simulated citizens.");
    public static readonly Metric Recoveries = OfRun("adoptsim_recoveries_total", Counter, "recoveries", "How often the run went back to a checkpoint because a silo was lost.");
    public static readonly Metric CheckpointTick = OfRun("adoptsim_checkpoint_tick", Gauge, "ticks", "The tick of the last whole checkpoint.");

    /// <summary>Of the process that leads the run: these begin anew where another silo takes the run over.</summary>
    public static readonly Metric TickDuration = OfRun("adoptsim_tick_duration_seconds", Histogram, "seconds", "Real time of a tick, checkpoint and pace left out.");
    public static readonly Metric PhaseDuration = OfRun("adoptsim_phase_duration_seconds", Histogram, "seconds", "Real time of a phase, from its begin to the last silo's end.", Phase);
    public static readonly Metric BarrierWait = OfRun("adoptsim_barrier_wait_seconds", Histogram, "seconds", "How long a silo that is through with a phase waits for the last one.", Phase);
    public static readonly Metric CrossSiloBytes = OfRun("adoptsim_cross_silo_bytes_total", Counter, "bytes", "What the run's silos have sent each other, ticks done again included.");
    public static readonly Metric Checkpoints = OfRun("adoptsim_checkpoints_total", Counter, "checkpoints", "Checkpoints made whole.");
    public static readonly Metric CheckpointFailures = OfRun("adoptsim_checkpoint_failures_total", Counter, "checkpoints", "Checkpoints that could not be stored.");
    public static readonly Metric CheckpointDuration = OfRun("adoptsim_checkpoint_duration_seconds", Histogram, "seconds", "From the tick boundary of a checkpoint until it is whole.");
    public static readonly Metric CheckpointBytes = OfRun("adoptsim_checkpoint_size_bytes", Gauge, "bytes", "What the last whole checkpoint takes when stored.");

    /// <summary>Of each silo.</summary>
    public static readonly Metric SiloDistricts = OfRun("adoptsim_silo_districts", Gauge, "districts", "Districts of the run that rest on the silo.");
    public static readonly Metric SiloCitizens = OfRun("adoptsim_silo_citizens", Gauge, "citizens", "Simulated citizens of the run that rest on the silo.");
    public static readonly Metric CitizenTicks = OfRun("adoptsim_citizen_ticks_total", Counter, "citizen-ticks", "Work done by the silo's process: citizens times ticks, those done again included.");
    public static readonly Metric ReplayedTicks = OfRun("adoptsim_replayed_ticks_total", Counter, "ticks", "Ticks that the silo's process did again after a loss.");
    public static readonly Metric SiloMemory = new("adoptsim_silo_memory_bytes", Gauge, "bytes", "Working set of the silo's process.");

    /// <summary>All, in the order of this page.</summary>
    public static readonly ImmutableArray<Metric> All =
    [
        People, Subscribers, UrbanSubscribers, UniqueOwners, Penetration, AwarePeople, GrossAdditions, Lapses, UnmetDemand, Applications, Refusals, NewHandsets, SecondHandSales, Goodwill,
        Calls, BlockedCalls, CallSeconds, Texts, Photos, Newspapers, Books, Revenue, HandsetSpending,
        Stations, CoveredPeople, OfferedTraffic, LostTraffic, CongestedTraffic, Blocking,
        IntranetReaders, TerminalVisits, TerminalTurnedAway, IntranetPhoneVisits, IntranetArticlesRead, VettedArticlesRead, InternetVisits, InternetAwarePeople, GadgetSights,
        Birthdays, BirthdaysRemembered, BoardPosts, CinemaSeats, CinemaCallsAnswered, CinemaAnnoyed, HouseholdsWithComputer, HouseholdsWithPlayer, ForeignTraffic, ReaderTraffic,
        VettingSubmitted, VettingPassed, VettingRefused, VettingWaiting, VettingMedianDelay,
        Foreigners, ForeignerLines, ForeignerDataUsers, ForeignerPosts, ForeignerPostsOverData, ForeignerCallSeconds, ForeignerDataBytes, ForeignerSpending,
        RecordSubscribers,
        RunInfo, RunState, SimulatedDate, Tick, PlannedTicks, Citizens, Recoveries, CheckpointTick,
        TickDuration, PhaseDuration, BarrierWait, CrossSiloBytes, Checkpoints, CheckpointFailures, CheckpointDuration, CheckpointBytes,
        SiloDistricts, SiloCitizens, CitizenTicks, ReplayedTicks, SiloMemory,
    ];

    private static Metric OfPlaces(string name, MetricKind kind, string unit, string help, params string[] tags) => new(name, kind, unit, help, [Run, Province, Settlement, .. tags]);

    private static Metric OfProvinces(string name, MetricKind kind, string unit, string help) => new(name, kind, unit, help, Run, Province);

    private static Metric OfCohorts(string name, MetricKind kind, string unit, string help) => new(name, kind, unit, help, Run, Cohort);

    private static Metric OfRun(string name, MetricKind kind, string unit, string help, params string[] tags) => new(name, kind, unit, help, [Run, .. tags]);
}
