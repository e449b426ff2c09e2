using System.Diagnostics.Metrics;
using System.Text.Json;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Telemetry;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// Records the durations of ticks, phases and checkpoints in histograms. Readers of the metrics keep each series (such as those of a run) as long as its
/// instrument exists. To remove the series of a run, all instruments are therefore dropped, and created again, from zero, after some readings without them.
/// </summary>
public sealed class Durations(object scope) : IDisposable
{
    /// <summary>
    /// The number of readings of the metrics between dropping the instruments and creating them again. The first of these readings still shows the dropped
    /// instruments, the second shows none.
    /// </summary>
    private const int ReadingsWithout = 2;

    private static readonly string[] Phases = [.. Enum.GetValues<TickPhase>().Select(phase => JsonNamingPolicy.SnakeCaseLower.ConvertName(phase.ToString()))];

    private readonly Lock _lock = new();
    private Instruments? _instruments = new(scope);
    private int _readings;

    public void Tick(string run, TimeSpan duration) => _instruments?.Tick.Record(duration.TotalSeconds, Of(run));

    /// <param name="waits">The time for which each silo except the last waited for the last one.</param>
    public void Phase(string run, TickPhase phase, TimeSpan duration, IEnumerable<TimeSpan> waits)
    {
        ArgumentNullException.ThrowIfNull(waits);
        var instruments = _instruments;
        var ofPhase = new KeyValuePair<string, object?>(Vocabulary.Phase, Phases[(int)phase]);
        instruments?.Phase.Record(duration.TotalSeconds, Of(run), ofPhase);
        foreach (var wait in waits)
        {
            instruments?.Wait.Record(wait.TotalSeconds, Of(run), ofPhase);
        }
    }

    public void Checkpoint(string run, TimeSpan duration) => _instruments?.Checkpoint.Record(duration.TotalSeconds, Of(run));

    public void Dispose() => _instruments?.Dispose();

    /// <summary>Removes a run's series from the metrics by dropping all instruments; the series of other runs start again from zero.</summary>
    internal void Forget()
    {
        lock (_lock)
        {
            _instruments?.Dispose();
            (_instruments, _readings) = (null, 0);
        }
    }

    /// <summary>Creates the instruments again if they were dropped and enough readings have passed since. Called at each reading of the metrics.</summary>
    internal void AreRead()
    {
        lock (_lock)
        {
            if (_instruments is null && ++_readings > ReadingsWithout)
            {
                _instruments = new Instruments(scope);
            }
        }
    }

    private static KeyValuePair<string, object?> Of(string run) => new(Vocabulary.Run, run);

    private sealed class Instruments(object scope) : IDisposable
    {
        private readonly Meter _meter = new(new MeterOptions(Vocabulary.MeterName) { Scope = scope });

        public Histogram<double> Tick => field ??= Make(Vocabulary.TickDuration);

        public Histogram<double> Phase => field ??= Make(Vocabulary.PhaseDuration);

        public Histogram<double> Wait => field ??= Make(Vocabulary.BarrierWait);

        public Histogram<double> Checkpoint => field ??= Make(Vocabulary.CheckpointDuration);

        public void Dispose() => _meter.Dispose();

        private Histogram<double> Make(Metric metric) => _meter.CreateHistogram<double>(metric.Name, SeriesMeter.UnitOf(metric), metric.Help);
    }
}
