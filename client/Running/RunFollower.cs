using AdoptionSim.Client.Progress;
using AdoptionSim.Client.Results;
using AdoptionSim.Interfaces.Runs;

namespace AdoptionSim.Client.Running;

/// <summary>Follows a run to its end: shows how far it is and takes its rows as they come.</summary>
internal sealed class RunFollower(IRun run, RunRecorder recorder, IProgressView view, TimeProvider time)
{
    /// <summary>Rows fetched at once: a few megabytes.</summary>
    private const int Batch = 32;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(125);

    /// <summary>Shorter until the first tick is done, because how long that takes is a result.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(15);

    /// <summary>When the first tick was seen finished, by the time's clock; null while there was none.</summary>
    public DateTimeOffset? FirstTick { get; private set; }

    /// <summary>Returns the run's last progress, with all its rows taken.</summary>
    /// <param name="cancellation">Cancels the run at its next tick boundary; it is followed until it has stopped.</param>
    /// <exception cref="RunFailedException">The run failed.</exception>
    public async Task<RunProgress> FollowAsync(CancellationToken cancellation)
    {
        var isCancelled = false;
        while (true)
        {
            if (cancellation.IsCancellationRequested && !isCancelled)
            {
                await run.Cancel();
                isCancelled = true;
            }

            var progress = await run.Progress();
            await TakeRowsAsync();
            FirstTick ??= progress.Tick > 0 ? time.GetUtcNow() : null;
            view.Show(progress);
            if (progress.State == RunState.Failed)
            {
                throw new RunFailedException($"The run failed: {progress.Error}");
            }

            if (progress.State is RunState.Done or RunState.Cancelled)
            {
                return progress;
            }

            await PauseAsync(isCancelled ? CancellationToken.None : cancellation);
        }
    }

    private async Task TakeRowsAsync()
    {
        while (await run.Rows(recorder.Next, Batch) is { Length: > 0 } rows)
        {
            foreach (var row in rows)
            {
                recorder.Take(row);
            }
        }
    }

    private async Task PauseAsync(CancellationToken cancellation) =>
        await Task.Delay(FirstTick is null ? FirstPause : Pause, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
