using System.Collections.Concurrent;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// The metrics of the runs that a silo leads. Invariant: after a run has ended, its last values stay for a while. The values of a run that was deleted, or that
/// another silo leads, are removed. The object keeps no reference to the runs' people, so that it may outlive its silo.
/// </summary>
public sealed class LedSeries(SeriesOptions options, TimeProvider time) : ISeriesSource
{
    private readonly ConcurrentDictionary<string, RunSeries> _led = new(StringComparer.Ordinal);

    public Durations? Durations { get; set; }

    public IEnumerable<SiloPart> Parts => [];

    public IEnumerable<RunSeries> Runs
    {
        get
        {
            foreach (var series in _led.Values.Where(series => IsOver(series.Ended)))
            {
                Drop(series);
            }

            return _led.Values;
        }
    }

    /// <summary>
    /// Begins to expose the metrics of a run that this silo leads from now on. If this silo led the run before, the last values stay until there are new ones.
    /// </summary>
    public void Begin(RunSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (_led.TryGetValue(series.Identity.Name, out var before))
        {
            series.GoOnFrom(before);
        }

        _led[series.Identity.Name] = series;
    }

    /// <summary>Marks the metrics of a run as ended, because the run has ended for good; they stay exposed for a while.</summary>
    public void End(RunSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        series.Ended ??= time.GetTimestamp();
    }

    /// <summary>
    /// Returns a copy of these metrics, to be exposed when the silo has stopped. All of them count as ended and stay for a while, whatever happens to the
    /// original.
    /// </summary>
    public LedSeries Last()
    {
        var last = new LedSeries(options, time);
        foreach (var series in _led.Values)
        {
            last.Begin(series);
            last.End(series);
        }

        return last;
    }

    /// <summary>Removes the metrics of a run, for example because another silo leads it.</summary>
    public void Drop(RunSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (_led.TryRemove(KeyValuePair.Create(series.Identity.Name, series)))
        {
            Durations?.Forget();
        }
    }

    /// <summary>Removes the metrics of a deleted run.</summary>
    public void Forget(string run)
    {
        if (_led.TryGetValue(run, out var series))
        {
            Drop(series);
        }
    }

    /// <summary>Removes the metrics of a run whose execution had ended on this silo, because the run now continues and another silo may expose them.</summary>
    internal void ForgetEnded(string run)
    {
        if (_led.TryGetValue(run, out var series) && series.Ended is not null)
        {
            Drop(series);
        }
    }

    internal bool IsOver(long? ended) => ended is { } since && time.GetElapsedTime(since) > options.Keep;
}
