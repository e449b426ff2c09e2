using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AdoptionSim.Interfaces.Telemetry;

namespace AdoptionSim.Actors.Telemetry;

/// <summary>
/// The vocabulary as instruments, for one place where it is read. Several of them live in one process: whoever listens asks which are this one's. Reading formats what
/// was added up when the tick was done.
/// </summary>
public sealed class SeriesMeter : IDisposable
{
    private readonly ConcurrentDictionary<ISeriesSource, bool> _sources = new();
    private readonly Durations _durations;
    private readonly Meter _meter;
    private RunSeries[] _told = [];

    public SeriesMeter()
    {
        _meter = new Meter(new MeterOptions(Vocabulary.MeterName) { Scope = this });
        _durations = new Durations(this);
        foreach (var (index, series) in PlaceSeries.All.GroupBy(series => series.Metric).Index())
        {
            Make(series.Key, () => Of(index == 0 ? Take() : _told, done => done.Places, [.. series]));
        }

        foreach (var series in PlaceSeries.OfProvinces)
        {
            Make(series.Metric, () => Of(_told, done => done.Provinces, [series]));
        }

        foreach (var series in RunLevelSeries.All)
        {
            Make(series.Metric, () => _told.SelectMany(series.Read));
        }

        Make(Vocabulary.SiloDistricts, part => part.Districts);
        Make(Vocabulary.SiloCitizens, part => part.Citizens);
        Make(Vocabulary.CitizenTicks, part => part.CitizenTicks);
        Make(Vocabulary.ReplayedTicks, part => part.ReplayedTicks);
        Make(Vocabulary.SiloMemory, Memory);
    }

    /// <summary>Of several sources that tell of one run the one that has come farthest.</summary>
    private IEnumerable<RunSeries> Runs => _sources.Keys
        .SelectMany(source => source.Runs)
        .GroupBy(run => run.Identity.Name)
        .Select(run => run.MaxBy(series => series.Last?.Tick ?? -1)!);

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
        _meter.Dispose();
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
    private RunSeries[] Take() => _told = [.. Runs.Select(run => run.AsOfNow())];

    private static IEnumerable<Measurement<double>> Of(RunSeries[] runs, Func<DoneTick, IEnumerable<DoneTick.PlaceCounts>> places, PlaceSeries[] all)
    {
        foreach (var place in runs.SelectMany(run => run.Done is { } done ? places(done) : []))
        {
            foreach (var series in all)
            {
                if (series.Read(place) is { } value)
                {
                    yield return new Measurement<double>(value, series.State is { } state ? [.. place.Tags, new(Vocabulary.State, state)] : place.Tags);
                }
            }
        }
    }

    private IEnumerable<Measurement<double>> Memory()
    {
        _durations.AreRead();
        return [new Measurement<double>(Environment.WorkingSet)];
    }

    /// <summary>Silos of one process are told as one.</summary>
    private void Make(Metric metric, Func<SiloPart, long> value) => Make(metric, () => _sources.Keys
        .SelectMany(source => source.Parts)
        .GroupBy(part => part.Run)
        .Select(run => new Measurement<double>(run.Sum(value), new KeyValuePair<string, object?>(Vocabulary.Run, run.Key))));

    private void Make(Metric metric, Func<IEnumerable<Measurement<double>>> read)
    {
        if (metric.Kind == MetricKind.Counter)
        {
            _meter.CreateObservableCounter(metric.Name, read, UnitOf(metric), metric.Help);
        }
        else
        {
            _meter.CreateObservableGauge(metric.Name, read, UnitOf(metric), metric.Help);
        }
    }
}
