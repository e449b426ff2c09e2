using AdoptionSim.Client.Progress;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Running;

/// <summary>Follows a run to its end: shows how far it is and takes its rows as they come.</summary>
/// <param name="name">How <c>runs resume</c> finds the run: its name, with <c>--cluster</c> where it is on one.</param>
/// <param name="cancels">Whether a cancellation ends the run; otherwise it ends the following alone.</param>
internal sealed class RunFollower(string name, IRun run, RunRecorder recorder, IProgressView view, TimeProvider time, Calls calls, bool cancels)
{
    /// <summary>Rows fetched at once: a few megabytes.</summary>
    private const int Batch = 32;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(125);

    /// <summary>Shorter until the first tick is done, because how long that takes is a result.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(15);

    private RunProgress? _before;

    /// <summary>When the first tick was seen finished, by the time's clock; null while there was none.</summary>
    public DateTimeOffset? FirstTick { get; private set; }

    /// <summary>Returns the run's last progress, with all its rows taken.</summary>
    /// <param name="cancellation">Cancels the run at its next tick boundary; it is followed until it has stopped.</param>
    /// <exception cref="RunFailedException">The run failed, or what carried it ended.</exception>
    public async Task<RunProgress> FollowAsync(CancellationToken cancellation)
    {
        try
        {
            return await FollowToItsEndAsync(cancellation);
        }
        catch (RunNotFoundException error)
        {
            throw new RunFailedException($"{error.Message} It was deleted while it was followed.", error);
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

    /// <summary>A run that goes on from a checkpoint on another silo is behind its rows for a while, or its rows behind it.</summary>
    private bool HasEnded(RunProgress progress) => progress.State switch
    {
        RunState.Failed or RunState.Interrupted or RunState.Damaged => throw new RunFailedException(StoppedRun.Reason(name, progress.State, progress.Error)!),
        RunState.Done or RunState.Cancelled => recorder.Next > progress.Tick || progress.Tick == 0,
        _ => false,
    };

    private void Show(RunProgress progress)
    {
        if (progress.Recoveries > (_before?.Recoveries ?? 0))
        {
            view.Tell($"A silo was lost; the run goes on from tick {progress.Tick}");
        }

        if (progress.Warning is { } warning && warning != _before?.Warning)
        {
            view.Tell(warning);
        }

        _before = progress;
        view.Show(progress);
    }

    private async Task TakeRowsAsync(CancellationToken cancellation)
    {
        while (await AnsweredAsync(calls.AskAsync(() => run.Rows(recorder.Next, Batch)), cancellation) is { Length: > 0 } rows)
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

    /// <summary>Once the user has asked to end, a cluster that is away is not waited for.</summary>
    /// <exception cref="RunFailedException">It has not answered.</exception>
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
            throw new RunFailedException("The cluster does not answer, and may not have heard that the run is to end. Once it does, `adoptsim runs show` and `adoptsim runs cancel` help.", error);
        }
    }

    private async Task PauseAsync(CancellationToken cancellation) =>
        await Task.Delay(FirstTick is null ? FirstPause : Pause, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
