using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Runtime.Experiments;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// Exposes the metrics of runs, silos and experiments as instruments of .NET meters, for an exporter to read. Several of these objects can live in one process,
/// and a listener must check which instruments belong to this one. A reading only formats values that were added up when the tick was finished.
/// </summary>
public sealed class SeriesMeter : IDisposable
{
    private readonly ConcurrentDictionary<ISeriesSource, bool> _sources = new();
    private readonly SeriesAllotment _allotment = new(SeriesAllotment.MostSeries);
    private readonly Durations _durations;
    private readonly ExperimentMeter _experiments;
    private readonly RenewedMeter _meter;
    private readonly Meter _steady;
    private RunSeries[] _latest = [];

    public SeriesMeter()
    {
        _durations = new Durations(this);
        _experiments = new ExperimentMeter(this);
        _meter = new RenewedMeter(this, SeriesAllotment.MostSeries);
        _meter.Begin(MakeAll);
        _experiments.Begin();
        _steady = new Meter(new MeterOptions(Vocabulary.MeterName) { Scope = this });
        _steady.CreateObservableGauge(Vocabulary.SiloMemory.Name, Memory, UnitOf(Vocabulary.SiloMemory), Vocabulary.SiloMemory.Help);
    }

    private void MakeAll(Meter meter)
    {
        void Make(Metric metric, Func<IEnumerable<Measurement<double>>> read) => SeriesMeter.Make(meter, metric, read);

        void MakePart(Metric metric, Func<SiloPart, long> value) => Make(metric, () => PartsBy(value));

        foreach (var (index, series) in PlaceMetric.OfPlaces.GroupBy(series => series.Metric).Index())
        {
            Make(series.Key, () => Of(index == 0 ? Take() : _latest, done => done.Places, [.. series]));
        }

        foreach (var series in PlaceMetric.OfProvinces)
        {
            Make(series.Metric, () => Of(_latest, done => done.Provinces, [series]));
        }

        foreach (var series in RunLevelSeries.All)
        {
            Make(series.Metric, () => _latest.SelectMany(series.Read));
        }

        MakePart(Vocabulary.SiloDistricts, part => part.Districts);
        MakePart(Vocabulary.SiloCitizens, part => part.Citizens);
        MakePart(Vocabulary.CitizenTicks, part => part.CitizenTicks);
        MakePart(Vocabulary.ReplayedTicks, part => part.ReplayedTicks);
    }

    /// <summary>
    /// The metrics of the runs of all sources (silos and observers). If several sources report the same run, the one with the latest tick is used.
    /// </summary>
    private IEnumerable<RunSeries> Runs =>
        _sources.Keys.SelectMany(source => source.Runs).GroupBy(run => run.Identity.Name).Select(run => run.MaxBy(series => series.Last?.Tick ?? -1)!);

    /// <summary>
    /// Called with a warning when a run's metrics are left out, because a metric would have more series than allowed if this run were added to others. Called
    /// again for a run only if its metrics have been exposed in between.
    /// </summary>
    public Action<string>? Warn
    {
        get => _allotment.Warn;
        set => _allotment.Warn = value;
    }

    public void Add(ISeriesSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        source.Durations = _durations;
        _sources[source] = true;
    }

    public void Add(IExperimentSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        _experiments.Add(source);
    }

    public void Remove(ISeriesSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        source.Durations = null;
        _sources.TryRemove(source, out _);
    }

    /// <summary>True if an instrument belongs to this meter, and not to another one in the process.</summary>
    public bool Has(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        return ReferenceEquals(instrument.Meter.Scope, this);
    }

    public void Dispose()
    {
        _durations.Dispose();
        _meter.Dispose();
        _experiments.Dispose();
        _steady.Dispose();
    }

    /// <summary>Returns the unit of a metric in the form that instruments use, such as "s" for seconds; null if the metric has none.</summary>
    internal static string? UnitOf(Metric metric) =>
        metric.Unit switch
        {
            "" => null,
            "seconds" => "s",
            "bytes" => "By",
            "ratio" => "1",
            _ => $"{{{metric.Unit}}}",
        };

    /// <summary>
    /// Returns a snapshot of the metrics of all exposed runs. Also stores it in a field, so that all instruments use the same snapshot during one reading. A
    /// tick that is finished meanwhile appears in the next reading, because all counts must belong to the same date.
    /// </summary>
    private RunSeries[] Take() => _latest = Array.ConvertAll(_meter.Slots.Take(_allotment.Choose(Runs)), run => run.AsOfNow());

    private static IEnumerable<Measurement<double>> Of(RunSeries[] runs, Func<DoneTick, IEnumerable<DoneTick.PlaceCounts>> places, PlaceMetric[] all)
    {
        foreach (var place in runs.SelectMany(run => run.Done is { } done ? places(done) : []))
        {
            foreach (var series in all)
            {
                if (series.Value(place) is { } value)
                {
                    yield return new Measurement<double>(value, series.State is { } state ? [.. place.Tags, new(Vocabulary.State, state)] : place.Tags);
                }
            }
        }
    }

    /// <summary>
    /// Returns the memory of the process in bytes, for an instrument that always exists. Each reading of that instrument also drops the other instruments, or
    /// creates them again, if this is due.
    /// </summary>
    private IEnumerable<Measurement<double>> Memory()
    {
        _durations.AreRead();
        _meter.Renew();
        _experiments.Renew();
        return [new Measurement<double>(Environment.WorkingSet)];
    }

    /// <summary>
    /// Returns one measurement for each run: the given figure of a silo's part in the run, such as its number of districts, summed over the silos of this
    /// process.
    /// </summary>
    private IEnumerable<Measurement<double>> PartsBy(Func<SiloPart, long> value) =>
        _sources
            .Keys.SelectMany(source => source.Parts)
            .GroupBy(part => part.Run)
            .Select(run => new Measurement<double>(run.Sum(value), new KeyValuePair<string, object?>(Vocabulary.Run, run.Key)));

    /// <summary>Creates an observable counter or gauge for a metric; the given function returns the measurements at each reading.</summary>
    internal static void Make(Meter meter, Metric metric, Func<IEnumerable<Measurement<double>>> read)
    {
        if (metric.Kind == MetricKind.Counter)
        {
            meter.CreateObservableCounter(metric.Name, read, UnitOf(metric), metric.Help);
        }
        else
        {
            meter.CreateObservableGauge(metric.Name, read, UnitOf(metric), metric.Help);
        }
    }
}
