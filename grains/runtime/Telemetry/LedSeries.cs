using System.Collections.Concurrent;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// The series of the runs that a silo leads. Invariant: of a run that has ended the last values stay for a while; of one that was deleted, or that another silo leads,
/// nothing stays. It holds nobody of the runs' people, so that it may outlive its silo.
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

    /// <summary>From now on the run is led here.</summary>
    public void Begin(RunSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (_led.TryGetValue(series.Identity.Name, out var before))
        {
            series.GoOnFrom(before);
        }

        _led[series.Identity.Name] = series;
    }

    /// <summary>The run has ended for good.</summary>
    public void End(RunSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        series.Ended ??= time.GetTimestamp();
    }

    /// <summary>What led them has ended: the same series, which stay for a while whatever becomes of these.</summary>
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

    /// <summary>The run is led by another silo.</summary>
    public void Drop(RunSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (_led.TryRemove(KeyValuePair.Create(series.Identity.Name, series)))
        {
            Durations?.Forget();
        }
    }

    /// <summary>The run is deleted.</summary>
    public void Forget(string run)
    {
        if (_led.TryGetValue(run, out var series))
        {
            Drop(series);
        }
    }

    /// <summary>Another silo may lead a run on that had ended here.</summary>
    internal void ForgetEnded(string run)
    {
        if (_led.TryGetValue(run, out var series) && series.Ended is not null)
        {
            Drop(series);
        }
    }

    internal bool IsOver(long? ended) => ended is { } since && time.GetElapsedTime(since) > options.Keep;
}
