using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;

namespace AdoptionSim.Client.Watching;

/// <summary>All that is seen of a run at one time.</summary>
/// <param name="Silos">Those of the cluster, whether they carry the run or not; none while they have not answered.</param>
/// <param name="Speed">How fast the run goes.</param>
/// <param name="Notice">What went wrong last; null where nothing did.</param>
internal sealed record Sight(RunTitle Title, RunProgress Progress, RunTimings Timings, SiloView[] Silos, WatchedRows Rows, Speed Speed, string? Notice)
{
    /// <summary>The share of its ticks that is done, 0 to 1.</summary>
    public double Done => Progress.Ticks > 0 ? (double)Progress.Tick / Progress.Ticks : 0;

    /// <summary>The day of the latest row; the start where there is none.</summary>
    public DateOnly Date => Progress.Tick > 0 ? Progress.Date : Title.Start;
}

/// <summary>How fast a run goes.</summary>
/// <param name="TicksPerSecond">Null while nothing can be said.</param>
/// <param name="Left">Until its end; null likewise.</param>
internal readonly record struct Speed(double? TicksPerSecond, TimeSpan? Left)
{
    /// <summary>As the run says itself; where it says nothing, as it is seen from here. A run that has ended has none.</summary>
    public static Speed Of(RunState state, RunTimings timings, Progress.Pace pace) => state != RunState.Running
        ? default
        : timings.TicksPerSecond > 0 ? new Speed(timings.TicksPerSecond, timings.Left) : new Speed(pace.TicksPerSecond, pace.Left);
}
