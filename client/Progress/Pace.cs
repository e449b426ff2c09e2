using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Progress;

/// <summary>Measures the speed of a run in ticks (steps of simulated time) per second, starting when the run was first seen in progress.</summary>
internal sealed class Pace(TimeProvider time)
{
    private (long Timestamp, int Tick)? _first;

    /// <summary>The speed of the run in ticks (steps of simulated time) per second; null until it can be measured.</summary>
    public double? TicksPerSecond { get; private set; }

    public TimeSpan? Left { get; private set; }

    public void Update(RunProgress progress)
    {
        if (progress.State == RunState.Preparing)
        {
            return;
        }

        var first = _first ??= (time.GetTimestamp(), progress.Tick);
        var (ticks, elapsed) = (progress.Tick - first.Tick, time.GetElapsedTime(first.Timestamp).TotalSeconds);
        if (ticks > 0 && elapsed > 0)
        {
            TicksPerSecond = ticks / elapsed;
            Left = TimeSpan.FromSeconds((progress.Ticks - progress.Tick) * elapsed / ticks);
        }
    }
}
