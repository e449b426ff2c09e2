namespace AdoptionSim.Runtime.Runs;

/// <summary>Holds a run back to a number of ticks a second, for those who want to watch it. What a tick does knows nothing of it.</summary>
/// <param name="ticksPerSecond">0 is as fast as can be.</param>
internal sealed class Pacer(double ticksPerSecond, TimeProvider time)
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _next = time.GetTimestamp();

    /// <summary>From now on nobody waits.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Done when the next tick may begin; a tick that took longer than its share is not made up for.</summary>
    public async Task Turn()
    {
        if (ticksPerSecond == 0 || _released.Task.IsCompleted)
        {
            return;
        }

        var now = time.GetTimestamp();
        var wait = _next > now ? time.GetElapsedTime(now, _next) : TimeSpan.Zero;
        _next = Math.Max(_next, now) + (long)(time.TimestampFrequency / ticksPerSecond);
        if (wait > TimeSpan.Zero)
        {
            using var isOver = new CancellationTokenSource();
            await Task.WhenAny(Task.Delay(wait, time, isOver.Token), _released.Task);
            await isOver.CancelAsync();
        }
    }
}
