using System.Diagnostics;
using System.Text.Json;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Telemetry;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>The ticks of a silo's runs as traces: a span for each tick, and below it one for each phase. Without a listener it costs a comparison.</summary>
public sealed class TickTraces : IDisposable
{
    public const string Run = "adoptsim.run";
    public const string TickNumber = "adoptsim.tick";
    public const string PhaseName = "adoptsim.phase";

    private readonly ActivitySource _source = new(Vocabulary.MeterName);

    /// <summary>Null where nobody listens. The caller ends it.</summary>
    internal Activity? Begin(string run, int tick)
    {
        if (!_source.HasListeners())
        {
            return null;
        }

        var before = Activity.Current;
        var span = _source.StartActivity("tick", ActivityKind.Internal, default(ActivityContext), [new(Run, run), new(TickNumber, tick)]);

        // The grain's turns are no part of the span, which ends in another of them.
        Activity.Current = before;
        return span;
    }

    /// <summary>A phase that has just ended.</summary>
    internal void Phase(Activity? tick, TickPhase phase, TimeSpan duration, DateTimeOffset ended)
    {
        if (tick is null)
        {
            return;
        }

        var before = Activity.Current;
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(phase.ToString());
        using var span = _source.StartActivity(
            name, ActivityKind.Internal, tick.Context, [.. tick.TagObjects, new(PhaseName, name)], startTime: ended - duration);
        span?.SetEndTime(ended.UtcDateTime);
        span?.Stop();
        Activity.Current = before;
    }

    public void Dispose() => _source.Dispose();
}
