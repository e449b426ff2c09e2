using System.Diagnostics;
using System.Text.Json;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// Records traces of the ticks of a silo's runs: a span for each tick, with a child span for each phase of it. Without a listener the cost is one comparison.
/// </summary>
public sealed class TickTraces : IDisposable
{
    public const string Run = "adoptsim.run";
    public const string TickNumber = "adoptsim.tick";
    public const string PhaseName = "adoptsim.phase";

    private readonly ActivitySource _source = new(Vocabulary.MeterName);

    /// <summary>Begins and returns the span of a tick, which the caller must end; null if there is no listener.</summary>
    internal Activity? Begin(string run, Tick tick)
    {
        if (!_source.HasListeners())
        {
            return null;
        }

        var before = Activity.Current;
        var span = _source.StartActivity("tick", ActivityKind.Internal, default(ActivityContext), [new(Run, run), new(TickNumber, tick.Value)]);

        // The grain's turns are not part of the span, which ends in another turn.
        Activity.Current = before;
        return span;
    }

    /// <summary>Records the span of a phase that has just ended.</summary>
    internal void Phase(Activity? tick, TickPhase phase, TimeSpan duration, DateTimeOffset ended)
    {
        if (tick is null)
        {
            return;
        }

        var before = Activity.Current;
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(phase.ToString());
        using var span = _source.StartActivity(
            name,
            ActivityKind.Internal,
            tick.Context,
            [.. tick.TagObjects, new(PhaseName, name)],
            startTime: ended - duration
        );
        span?.SetEndTime(ended.UtcDateTime);
        span?.Stop();
        Activity.Current = before;
    }

    public void Dispose() => _source.Dispose();
}
