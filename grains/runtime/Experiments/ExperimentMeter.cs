using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Runtime.Telemetry;

namespace AdoptionSim.Runtime.Experiments;

/// <summary>
/// Exposes the metrics of experiments (planned sets of runs) to metrics exporters. An exporter has a limited number of slots, and keeps one for every time
/// series that it has ever seen. When no slot is free for a new series, the instruments are dropped and created anew.
/// </summary>
internal sealed class ExperimentMeter(object scope) : IDisposable
{
    private readonly ConcurrentDictionary<IExperimentSource, bool> _sources = new();
    private readonly RenewedMeter _meter = new(scope, SeriesAllotment.MostSeries);
    private ExperimentEntry[] _latest = [];

    public void Begin() => _meter.Begin(MakeAll);

    public void Add(IExperimentSource source) => _sources[source] = true;

    /// <summary>
    /// Frees the slots that an exporter keeps for time series, once all are used up: drops the instruments, and creates them again some readings later. Called
    /// at each reading of the metrics.
    /// </summary>
    public void Renew() => _meter.Renew();

    public void Dispose() => _meter.Dispose();

    private void MakeAll(Meter meter)
    {
        foreach (var (index, metric) in ExperimentMetric.All.Index())
        {
            SeriesMeter.Make(meter, metric.Metric, () => (index == 0 ? Take() : _latest).SelectMany(entry => Read(metric, entry)));
        }
    }

    /// <summary>
    /// Returns the experiments whose metrics are exposed now. Also stores them in a field, so that all instruments use the same experiments during one reading.
    /// If several experiments have the same name, only the one that was reported last is returned.
    /// </summary>
    private ExperimentEntry[] Take() =>
        _latest = [
            .. _meter
                .Slots.Take([
                    .. _sources
                        .Keys.SelectMany(source => source.Exposed)
                        .GroupBy(entry => entry.Report.Name, StringComparer.Ordinal)
                        .Select(named => new SlotUser(named.MaxBy(entry => entry.Reported)!)),
                ])
                .Select(user => user.Entry),
        ];

    private static IEnumerable<Measurement<double>> Read(ExperimentMetric metric, ExperimentEntry entry) =>
        metric
            .Read(entry)
            .Select(each => new Measurement<double>(
                each.Value,
                [
                    new(ExperimentMetric.Experiment, entry.Report.Name),
                    .. metric.Metric.Tags.Skip(1).Zip(each.Tags, (tag, value) => KeyValuePair.Create(tag, (object?)value)),
                ]
            ));

    /// <summary>
    /// An experiment that takes up some of the limited number of slots that a metrics exporter has for time series. An experiment that is started again is
    /// counted separately, because it may have other series.
    /// </summary>
    private sealed record SlotUser(ExperimentEntry Entry) : ISlotUser
    {
        public string Key => $"{Entry.Report.Id} {Entry.Report.Began:O}";

        public int MostSeries => ExperimentReport.MostFigures;
    }
}
