using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;
using static AdoptionSim.Contracts.Telemetry.MetricKind;

namespace AdoptionSim.Contracts.Telemetry;

/// <summary>
/// The metrics of the simulation in Prometheus, and the names of their tags. A metric that shows a measure (a counted thing) or a ratio is declared together
/// with that measure or ratio; the others are declared here.
/// </summary>
/// <remarks>
/// Counts of people, lines and things are of real ones: the simulated divided by the run's scale, not rounded, so that they add up. Counts of the nation and
/// its network come from the silo that leads the run, after finished ticks, as absolute values: neither a rollback nor the loss of a silo makes them fall or
/// double. If several silos report the same run, the largest value is the latest.
/// </remarks>
public static class Vocabulary
{
    public const string MeterName = "AdoptionSim";

    /// <summary>The tag for the run's name.</summary>
    public const string Run = "run";

    /// <summary>The tag for a province's key.</summary>
    public const string Province = "province";

    /// <summary>The tag for a settlement type: capital, main_city, road, small_city, county, closed.</summary>
    public const string Settlement = "settlement";

    /// <summary>The tag for a district's key; used only if the silo is configured to report by district.</summary>
    public const string District = "district";

    /// <summary>The tag whose value names a cohort (group of foreigners); the ids of its members begin with the same text.</summary>
    public const string Cohort = "cohort";

    /// <summary>The tag for a property by which people are grouped: total, place, income, settlement, class, work or age.</summary>
    public const string Dimension = "dimension";

    /// <summary>The tag for a group of people within its dimension, such as one age band.</summary>
    public const string Group = "group";

    /// <summary>The tag for the kind of groups between which inequality is measured: districts, or tenths of income.</summary>
    public const string Across = "across";

    /// <summary>The tag for the two groups that a gap compares, such as urban_to_rural.</summary>
    public const string Between = "between";

    /// <summary>
    /// The tag for the state of a base station (on_air or off_air), of a run (preparing, running, done, cancelled, failed or interrupted), of an experiment
    /// (running, done, cancelled, failed or silent), or of an experiment's runs and points (waiting, running, done or failed).
    /// </summary>
    public const string State = "state";

    /// <summary>The tag for the phase of a tick: wish, allot, buy, word_of_mouth, use, collect, hash, checkpoint.</summary>
    public const string Phase = "phase";

    public static readonly Metric People = OfPlaces("adoptsim_people", Gauge, "people", "People.");
    public static readonly Metric Stations = OfPlaces("adoptsim_stations", Gauge, "stations", "Base stations built, by whether they are on the air.", State);
    public static readonly Metric CongestedTraffic = OfPlaces(
        "adoptsim_congested_traffic_erlangs",
        Gauge,
        "erlangs",
        "Of the lost traffic, what Erlang B blocks while stations are on the air: more channels would carry it."
    );

    public static readonly Metric OwnersGini = OfRun(
        "adoptsim_owners_gini_ratio",
        Gauge,
        "ratio",
        "Gini coefficient of owners per person across groups, weighted by people: 0 if all groups are equal.",
        Across
    );
    public static readonly Metric OwnersTheil = OfRun(
        "adoptsim_owners_theil_ratio",
        Gauge,
        "ratio",
        "Theil's T of owners per person across groups, weighted by people: 0 if all groups are equal.",
        Across
    );
    public static readonly Metric OwnersGap = OfRun(
        "adoptsim_owners_gap_ratio",
        Gauge,
        "ratio",
        "Owners per person of one group, divided by those of another.",
        Between
    );

    public static readonly Metric RecordSubscribers = OfRun(
        "adoptsim_record_subscribers",
        Gauge,
        "lines",
        "Active lines last published by the simulated date."
    );

    public static readonly Metric RunInfo = OfRun(
        "adoptsim_run_info",
        Gauge,
        "",
        "1; what the run is.",
        "scenario",
        "nation",
        "seed",
        "scale",
        "model_version"
    );
    public static readonly Metric RunState = OfRun("adoptsim_run_state", Gauge, "", "1 for the state that the run is in, 0 for the others.", State);
    public static readonly Metric SimulatedDate = OfRun(
        "adoptsim_simulated_date_seconds",
        Gauge,
        "seconds",
        "The day on which the last tick's counts hold, as seconds since 1970-01-01."
    );
    public static readonly Metric Tick = OfRun("adoptsim_tick", Gauge, "ticks", "The last tick that is done.");
    public static readonly Metric PlannedTicks = OfRun("adoptsim_planned_ticks", Gauge, "ticks", "Ticks that the run will have done at its end.");
    public static readonly Metric Citizens = OfRun("adoptsim_citizens", Gauge, "citizens", "Simulated citizens.");
    public static readonly Metric Recoveries = OfRun(
        "adoptsim_recoveries_total",
        Counter,
        "recoveries",
        "How often the run went back to a checkpoint because a silo was lost."
    );
    public static readonly Metric CheckpointTick = OfRun("adoptsim_checkpoint_tick", Gauge, "ticks", "The tick of the last whole checkpoint.");

    /// <summary>The real duration of ticks, measured by the process that leads the run. It restarts from zero if another silo takes the run over.</summary>
    public static readonly Metric TickDuration = OfRun(
        "adoptsim_tick_duration_seconds",
        Histogram,
        "seconds",
        "Real time of a tick, checkpoint and pace left out."
    );
    public static readonly Metric PhaseDuration = OfRun(
        "adoptsim_phase_duration_seconds",
        Histogram,
        "seconds",
        "Real time of a phase, from its begin to the last silo's end.",
        Phase
    );
    public static readonly Metric BarrierWait = OfRun(
        "adoptsim_barrier_wait_seconds",
        Histogram,
        "seconds",
        "How long a silo that is through with a phase waits for the last one.",
        Phase
    );
    public static readonly Metric CrossSiloBytes = OfRun(
        "adoptsim_cross_silo_bytes_total",
        Counter,
        "bytes",
        "What the run's silos have sent each other, ticks done again included."
    );
    public static readonly Metric Checkpoints = OfRun("adoptsim_checkpoints_total", Counter, "checkpoints", "Checkpoints made whole.");
    public static readonly Metric CheckpointFailures = OfRun(
        "adoptsim_checkpoint_failures_total",
        Counter,
        "checkpoints",
        "Checkpoints that could not be stored."
    );
    public static readonly Metric CheckpointDuration = OfRun(
        "adoptsim_checkpoint_duration_seconds",
        Histogram,
        "seconds",
        "From the tick boundary of a checkpoint until it is whole."
    );
    public static readonly Metric CheckpointBytes = OfRun(
        "adoptsim_checkpoint_size_bytes",
        Gauge,
        "bytes",
        "What the last whole checkpoint takes when stored."
    );

    /// <summary>The number of a run's districts on each silo.</summary>
    public static readonly Metric SiloDistricts = OfRun("adoptsim_silo_districts", Gauge, "districts", "Districts of the run that rest on the silo.");
    public static readonly Metric SiloCitizens = OfRun("adoptsim_silo_citizens", Gauge, "citizens", "Simulated citizens of the run that rest on the silo.");
    public static readonly Metric CitizenTicks = OfRun(
        "adoptsim_citizen_ticks_total",
        Counter,
        "citizen-ticks",
        "Work done by the silo's process: citizens times ticks, those done again included."
    );
    public static readonly Metric ReplayedTicks = OfRun(
        "adoptsim_replayed_ticks_total",
        Counter,
        "ticks",
        "Ticks that the silo's process did again after a loss."
    );
    public static readonly Metric SiloMemory = new("adoptsim_silo_memory_bytes", Gauge, "bytes", "Working set of the silo's process.");

    /// <summary>All metrics: those of places, the nation, cohorts and groups of people first, then those of the run, of its silos and of experiments.</summary>
    public static ImmutableArray<Metric> All => Every.Metrics;

    /// <summary>
    /// Returns the metric of a measure (a counted thing), with one value for each settlement type of each province: a counter if its counts add up over time,
    /// otherwise a gauge.
    /// </summary>
    internal static Metric OfPlaces(ExposedAttribute exposed, bool addsUp) => OfPlaces(exposed.Name, KindOf(addsUp), exposed.Unit, exposed.Help);

    /// <summary>
    /// Returns the metric of a measure (a counted thing), with one value for each province: a counter if its counts add up over time, otherwise a gauge.
    /// </summary>
    internal static Metric OfProvinces(ExposedAttribute exposed, bool addsUp) => new(exposed.Name, KindOf(addsUp), exposed.Unit, exposed.Help, Run, Province);

    /// <summary>
    /// Returns the metric of a measure (a counted thing), with one value for each cohort of foreigners: a counter if its counts add up over time, otherwise a
    /// gauge.
    /// </summary>
    internal static Metric OfCohorts(ExposedAttribute exposed, bool addsUp) => new(exposed.Name, KindOf(addsUp), exposed.Unit, exposed.Help, Run, Cohort);

    /// <summary>
    /// Returns the metric of a measure (a counted thing), with one value for each group of people: a counter if its counts add up over time, otherwise a gauge.
    /// </summary>
    internal static Metric OfGroups(ExposedAttribute exposed, bool addsUp) =>
        new(exposed.Name, KindOf(addsUp), exposed.Unit, exposed.Help, Run, Dimension, Group);

    /// <summary>
    /// Returns the metric of a measure of the nation as a whole (a counted thing), with one value for each run: a counter if its counts add up over time,
    /// otherwise a gauge.
    /// </summary>
    internal static Metric OfRun(ExposedAttribute exposed, bool addsUp) => OfRun(exposed.Name, KindOf(addsUp), exposed.Unit, exposed.Help);

    private static MetricKind KindOf(bool addsUp) => addsUp ? Counter : Gauge;

    private static Metric OfPlaces(string name, MetricKind kind, string unit, string help, params string[] tags) =>
        new(name, kind, unit, help, [Run, Province, Settlement, .. tags]);

    private static Metric OfRun(string name, MetricKind kind, string unit, string help, params string[] tags) => new(name, kind, unit, help, [Run, .. tags]);

    /// <summary>Holds the list of all metrics. A nested class, so that the list is created after the single metrics above.</summary>
    private static class Every
    {
        public static readonly ImmutableArray<Metric> Metrics =
        [
            .. PlaceMetric.OfPlaces.Concat(PlaceMetric.OfProvinces).Select(place => place.Metric).Distinct(),
            .. NationMetric.All.Select(nation => nation.Metric),
            .. CohortMetric.All.Select(cohort => cohort.Metric),
            .. GroupMetric.All.Select(group => group.Metric),
            OwnersGini,
            OwnersTheil,
            OwnersGap,
            RecordSubscribers,
            RunInfo,
            RunState,
            SimulatedDate,
            Tick,
            PlannedTicks,
            Citizens,
            Recoveries,
            CheckpointTick,
            TickDuration,
            PhaseDuration,
            BarrierWait,
            CrossSiloBytes,
            Checkpoints,
            CheckpointFailures,
            CheckpointDuration,
            CheckpointBytes,
            SiloDistricts,
            SiloCitizens,
            CitizenTicks,
            ReplayedTicks,
            SiloMemory,
            .. ExperimentMetric.All.Select(experiment => experiment.Metric),
        ];
    }
}
