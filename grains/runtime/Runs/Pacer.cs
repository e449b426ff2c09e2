namespace AdoptionSim.Runtime.Runs;

/// <summary>Limits a run to a number of ticks per second, for people who watch it. It has no effect on the content of a tick.</summary>
/// <param name="ticksPerSecond">The maximum number of ticks per second; 0 for no limit.</param>
/// <param name="released">A task whose completion ends the current wait and all later ones.</param>
internal sealed class Pacer(double ticksPerSecond, Task released, TimeProvider time)
{
    private long _next = time.GetTimestamp();

    /// <summary>Waits until the next tick may begin. Time lost by a slow tick is not made up for.</summary>
    public async Task Turn()
    {
        if (ticksPerSecond == 0 || released.IsCompleted)
        {
            return;
        }

        var now = time.GetTimestamp();
        var wait = _next > now ? time.GetElapsedTime(now, _next) : TimeSpan.Zero;
        _next = Math.Max(_next, now) + (long)(time.TimestampFrequency / ticksPerSecond);
        if (wait > TimeSpan.Zero)
        {
            using var isOver = new CancellationTokenSource();
            await Task.WhenAny(Task.Delay(wait, time, isOver.Token), released);
            await isOver.CancelAsync();
        }
    }
}
