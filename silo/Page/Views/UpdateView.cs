using System.Collections.Immutable;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Silo.Page.Views;

/// <summary>The answer to the live page's regular request about a run: its progress, and its ticks since the page's last request.</summary>
/// <param name="Progress">The progress, without the digest, which the page does not show.</param>
/// <param name="Curve">The ticks that were asked for, oldest first.</param>
/// <param name="Latest">The last finished tick; null before the first.</param>
internal sealed record UpdateView(ProgressView Progress, PaceView Pace, ImmutableArray<CurveRow> Curve, TickView? Latest);

/// <param name="Checkpoint">The tick of the last complete checkpoint; null before the first one.</param>
internal sealed record ProgressView(
    RunState State,
    int Tick,
    int Ticks,
    DateOnly Date,
    long Subscribers,
    long Citizens,
    int Silos,
    int? Checkpoint,
    int Recoveries,
    string? Warning,
    string? Error
)
{
    public static ProgressView Of(RunProgress run) =>
        new(run.State, run.Tick, run.Ticks, run.Date, run.Subscribers, run.Citizens, run.Silos, run.Checkpoint, run.Recoveries, run.Warning, run.Error);
}

/// <param name="SecondsLeft">The estimated time until the end, in seconds; null while it cannot be estimated.</param>
internal sealed record PaceView(double TicksPerSecond, double? SecondsLeft, ImmutableArray<PhaseView> Phases, ImmutableArray<SiloShare> Silos)
{
    public static PaceView Of(RunTimings run) => new(run.TicksPerSecond, run.Left?.TotalSeconds, [.. run.Phases.Select(PhaseView.Of)], [.. run.Silos]);
}

/// <summary>The time that one phase of a tick took over the latest ticks, in milliseconds.</summary>
/// <param name="Wait">The average time for which a silo that has finished the phase waits for the slowest one.</param>
internal sealed record PhaseView(TickPhase Phase, double Last, double Median, double Longest, double Wait)
{
    public static PhaseView Of(PhaseTiming phase) =>
        new(phase.Phase, phase.Last.TotalMilliseconds, phase.Median.TotalMilliseconds, phase.Longest.TotalMilliseconds, phase.Wait.TotalMilliseconds);
}
