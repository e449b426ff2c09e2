using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;

namespace AdoptionSim.Client.Commands.Watch;

/// <summary>The state of a watched run and its silos at one moment, as it is shown to the user.</summary>
/// <param name="Silos">All silos of the cluster, even those that do not execute the run; empty until they have answered.</param>
/// <param name="Speed">The run's speed.</param>
/// <param name="Notice">The latest problem; null if there was none.</param>
internal sealed record WatchSnapshot(RunTitle Title, RunProgress Progress, RunTimings Timings, SiloView[] Silos, WatchedRows Rows, Speed Speed, string? Notice)
{
    /// <summary>The share of the run's ticks (steps of simulated time) that is finished, 0 to 1.</summary>
    public double Done => Progress.Ticks > 0 ? (double)Progress.Tick / Progress.Ticks : 0;

    /// <summary>The simulated date after the latest tick (step of simulated time); the start date before the first tick.</summary>
    public DateOnly Date => Progress.Tick > 0 ? Progress.Date : Title.Start;
}

/// <summary>The speed of a run, and the time that it needs until its end at this speed.</summary>
/// <param name="TicksPerSecond">Ticks per second; null until it can be measured.</param>
/// <param name="Left">The estimated time until the end; null until it can be estimated.</param>
internal readonly record struct Speed(double? TicksPerSecond, TimeSpan? Left)
{
    /// <summary>Returns the speed that the run reports, or else the one that this process measured; no speed if the run is not running.</summary>
    public static Speed Of(RunState state, RunTimings timings, Progress.Pace pace) =>
        state != RunState.Running ? default
        : timings.TicksPerSecond > 0 ? new Speed(timings.TicksPerSecond, timings.Left)
        : new Speed(pace.TicksPerSecond, pace.Left);
}
