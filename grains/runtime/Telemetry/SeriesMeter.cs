using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AdoptionSim.Contracts.Telemetry;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// The vocabulary as instruments, for one place where it is read. Several of them live in one process: whoever listens asks which are this one's. Reading formats what
/// was added up when the tick was done.
/// </summary>
public sealed class SeriesMeter : IDisposable
{
    private readonly ConcurrentDictionary<ISeriesSource, bool> _sources = new();
    private readonly SeriesAllotment _allotment = new(SeriesAllotment.MostSeries);
    private readonly Durations _durations;
    private readonly SeriesSlots _slots = new(SeriesAllotment.MostSeries);
    private readonly Meter _steady;
    private Meter? _meter;
    private RunSeries[] _told = [];

    public SeriesMeter()
    {
        _durations = new Durations(this);
        MakeAll(_meter = NewMeter());
        _steady = NewMeter();
        _steady.CreateObservableGauge(Vocabulary.SiloMemory.Name, Memory, UnitOf(Vocabulary.SiloMemory), Vocabulary.SiloMemory.Help);
    }

    private Meter NewMeter() => new(new MeterOptions(Vocabulary.MeterName) { Scope = this });

    private void MakeAll(Meter meter)
    {
        void Make(Metric metric, Func<IEnumerable<Measurement<double>>> read) => SeriesMeter.Make(meter, metric, read);

        void MakePart(Metric metric, Func<SiloPart, long> value) => Make(metric, () => PartsBy(value));

        foreach (var (index, series) in PlaceMetric.OfPlaces.GroupBy(series => series.Metric).Index())
        {
            Make(series.Key, () => Of(index == 0 ? Take() : _told, done => done.Places, [.. series]));
        }

        foreach (var series in PlaceMetric.OfProvinces)
        {
            Make(series.Metric, () => Of(_told, done => done.Provinces, [series]));
        }

        foreach (var series in RunLevelSeries.All)
        {
            Make(series.Metric, () => _told.SelectMany(series.Read));
        }

        MakePart(Vocabulary.SiloDistricts, part => part.Districts);
        MakePart(Vocabulary.SiloCitizens, part => part.Citizens);
        MakePart(Vocabulary.CitizenTicks, part => part.CitizenTicks);
        MakePart(Vocabulary.ReplayedTicks, part => part.ReplayedTicks);
    }

    /// <summary>Of several sources that tell of one run the one that has come farthest.</summary>
    private IEnumerable<RunSeries> Runs => _sources.Keys
        .SelectMany(source => source.Runs)
        .GroupBy(run => run.Identity.Name)
        .Select(run => run.MaxBy(series => series.Last?.Tick ?? -1)!);

    /// <summary>Called once for each run whose series are not exposed, because there are too many.</summary>
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

    public void Remove(ISeriesSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        source.Durations = null;
        _sources.TryRemove(source, out _);
    }

    /// <summary>Whether an instrument is one of these, and not of another place where the same is read.</summary>
    public bool Has(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        return ReferenceEquals(instrument.Meter.Scope, this);
    }

    public void Dispose()
    {
        _durations.Dispose();
        _meter?.Dispose();
        _steady.Dispose();
    }

    /// <summary>As instruments have it: the name's own suffix says the same.</summary>
    internal static string? UnitOf(Metric metric) => metric.Unit switch
    {
        "" => null,
        "seconds" => "s",
        "bytes" => "By",
        "ratio" => "1",
        _ => $"{{{metric.Unit}}}",
    };

    /// <summary>The first instrument that is read takes what all tell of: a tick that is done meanwhile is told by the next reading, and a count belongs to its date.</summary>
    private RunSeries[] Take() => _told = Array.ConvertAll(_slots.Take(_allotment.Choose(Runs)), run => run.AsOfNow());

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

    /// <summary>This instrument is always there: by its readings the others go and come.</summary>
    private IEnumerable<Measurement<double>> Memory()
    {
        _durations.AreRead();
        Renew();
        return [new Measurement<double>(Environment.WorkingSet)];
    }

    /// <summary>
    /// Exporters keep a place for every series that an instrument has ever had. Once they have no place for those of a new run, the instruments go, and come anew after they
    /// have been read without.
    /// </summary>
    private void Renew()
    {
        switch (_slots.Next(_meter is not null))
        {
            case SeriesSlots.Step.Drop:
                _meter?.Dispose();
                _meter = null;
                break;
            case SeriesSlots.Step.Renew:
                MakeAll(_meter = NewMeter());
                break;
        }
    }

    /// <summary>Silos of one process are told as one.</summary>
    private IEnumerable<Measurement<double>> PartsBy(Func<SiloPart, long> value) => _sources.Keys
        .SelectMany(source => source.Parts)
        .GroupBy(part => part.Run)
        .Select(run => new Measurement<double>(run.Sum(value), new KeyValuePair<string, object?>(Vocabulary.Run, run.Key)));

    private static void Make(Meter meter, Metric metric, Func<IEnumerable<Measurement<double>>> read)
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
