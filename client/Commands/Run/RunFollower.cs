using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Progress;
using AdoptionSim.Client.Tables;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>Follows a run to its end: shows its progress, and records the counts of each tick (step of simulated time) as they arrive.</summary>
/// <param name="name">The run as an argument for <c>runs resume</c>: its name, with <c>--cluster</c> if it is on one.</param>
/// <param name="cancels">True if a cancellation also cancels the run; false if it only stops following it.</param>
internal sealed class RunFollower(string name, IRun run, RunRecorder recorder, IProgressView view, TimeProvider time, RetryPolicy calls, bool cancels)
{
    /// <summary>The number of ticks (steps of simulated time) whose counts are fetched per call: a few megabytes.</summary>
    private const int Batch = 32;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(125);

    /// <summary>
    /// The polling interval until the first tick (step of simulated time) is done. It is short because the time of the first tick is reported.
    /// </summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(15);

    private RunProgress? _before;

    /// <summary>The time at which the first tick (step of simulated time) was seen finished; null before that.</summary>
    public DateTimeOffset? FirstTick { get; private set; }

    /// <summary>Follows the run to its end, records the counts of all its ticks (steps of simulated time) and returns its last progress.</summary>
    /// <param name="cancellation">Cancels the run at its next tick boundary; it is followed until it has stopped.</param>
    /// <exception cref="RunFailedException">The run failed, or all its silos stopped.</exception>
    public async Task<RunProgress> FollowAsync(CancellationToken cancellation)
    {
        try
        {
            return await FollowToItsEndAsync(cancellation);
        }
        catch (RunNotFoundException error)
        {
            throw new RunFailedException($"{error.Message} The run was deleted while this command followed it.", error);
        }
    }

    private async Task<RunProgress> FollowToItsEndAsync(CancellationToken cancellation)
    {
        var isCancelled = false;
        while (true)
        {
            if (cancellation.IsCancellationRequested && !isCancelled)
            {
                if (!cancels)
                {
                    throw new OperationCanceledException(cancellation);
                }

                await AnsweredAsync(calls.AwaitAsync(run.Cancel), cancellation);
                isCancelled = true;
            }

            var progress = await AnsweredAsync(calls.AskAsync(run.Progress), cancellation);
            await TakeRowsAsync(cancellation);
            FirstTick ??= progress.Tick > 0 ? time.GetUtcNow() : null;
            Show(progress);
            if (HasEnded(progress))
            {
                return progress;
            }

            await PauseAsync(isCancelled ? CancellationToken.None : cancellation);
        }
    }

    /// <summary>
    /// True if the run has ended and the counts of all its ticks (steps of simulated time) are recorded. After a recovery from a checkpoint, some may be
    /// missing for a while.
    /// </summary>
    /// <exception cref="RunFailedException">The run failed, was interrupted or is damaged.</exception>
    private bool HasEnded(RunProgress progress) =>
        progress.State switch
        {
            RunState.Failed or RunState.Interrupted or RunState.Damaged => throw new RunFailedException(
                StoppedRun.Reason(name, progress.State, progress.Error)!
            ),
            RunState.Done or RunState.Cancelled => recorder.Next > progress.Tick || progress.Tick == 0,
            _ => false,
        };

    private void Show(RunProgress progress)
    {
        if (progress.Recoveries > (_before?.Recoveries ?? 0))
        {
            view.Print($"A silo was lost; the run continues from tick {progress.Tick}");
        }

        if (progress.Warning is { } warning && warning != _before?.Warning)
        {
            view.Print(warning);
        }

        _before = progress;
        view.Show(progress);
    }

    private async Task TakeRowsAsync(CancellationToken cancellation)
    {
        while (await AnsweredAsync(calls.AskAsync(() => run.Rows(new Tick(recorder.Next), Batch)), cancellation) is { Length: > 0 } rows)
        {
            foreach (var row in rows)
            {
                recorder.Take(row);
            }
        }
    }

    private async Task AnsweredAsync(Task asked, CancellationToken cancellation) => await AnsweredAsync(After(asked), cancellation);

    private static async Task<bool> After(Task asked)
    {
        await asked;
        return true;
    }

    /// <summary>Waits for the answer to a call to the cluster and returns the answer. A time limit applies once the user has asked to stop.</summary>
    /// <exception cref="RunFailedException">The cluster has not answered in time.</exception>
    private async Task<T> AnsweredAsync<T>(Task<T> asked, CancellationToken cancellation)
    {
        if (calls.LongestOnceCancelled is not { } longest)
        {
            return await asked;
        }

        using var enough = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var start = cancellation.Register(() => enough.CancelAfter(longest));
        try
        {
            return await asked.WaitAsync(enough.Token);
        }
        catch (OperationCanceledException error) when (enough.IsCancellationRequested)
        {
            throw new RunFailedException(
                "The cluster does not answer, so the run may not have been cancelled. When it answers again, check with `adoptsim runs show` and "
                    + "use `adoptsim runs cancel`.",
                error
            );
        }
    }

    private async Task PauseAsync(CancellationToken cancellation) =>
        await Task.Delay(FirstTick is null ? FirstPause : Pause, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
