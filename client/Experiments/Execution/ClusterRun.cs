using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Connections;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>Executes single runs on a cluster: starts a run, waits for its end, lets the caller read it, and deletes it.</summary>
internal sealed class ClusterRun(ICluster cluster, RetryPolicy calls, TimeProvider time)
{
    /// <summary>The number of ticks (steps of simulated time) whose values one call fetches from a run: a few megabytes.</summary>
    public const int Batch = 32;

    /// <summary>The maximum number of times that a run is started again after all its silos were lost, or resumed after it was interrupted.</summary>
    private const int MostRestarts = 5;

    /// <summary>Starts a run, waits until it has ended, reads a result from it, and deletes it.</summary>
    /// <param name="end">The last tick of the run.</param>
    /// <param name="read">Reads a result from the run after it has ended, even if it failed, and before it is deleted.</param>
    /// <returns>The result that <paramref name="read"/> returns.</returns>
    /// <exception cref="ClusterException">The cluster does not answer any more.</exception>
    /// <exception cref="RunFailedException">The run was lost, or some of its recorded values are missing.</exception>
    /// <exception cref="RunRefusedException">The cluster has no room for the run now.</exception>
    public async Task<T> CarryOutAsync<T>(RunSpecification specification, Tick end, Func<IRun, RunProgress, Task<T>> read, CancellationToken cancellation)
    {
        var run = cluster.Grain<IRun>(specification.Name);
        try
        {
            return await read(run, await RunToEndAsync(run, specification, end, cancellation));
        }
        finally
        {
            await DeleteAsync(run, cancellation);
        }
    }

    /// <summary>
    /// Fetches the recorded values of a finished run, a few ticks (steps of simulated time) per call, and passes them to a callback in order.
    /// </summary>
    /// <param name="batches">Ranges of ticks: the first tick and the number of ticks.</param>
    /// <param name="take">Called with the values of the next ticks.</param>
    /// <exception cref="RunFailedException">The values of a tick are missing.</exception>
    public async Task ReadRowsAsync(IRun run, IEnumerable<(int From, int Count)> batches, Action<TickRows[]> take)
    {
        foreach (var (from, count) in batches)
        {
            for (var next = from; next < from + count; )
            {
                var (tick, left) = (next, from + count - next);
                var rows = await calls.AskAsync(() => run.Rows(new Tick(tick), left));
                if (rows.Length == 0)
                {
                    throw new RunFailedException($"The row of tick {tick} of the finished run is missing.");
                }

                take(rows);
                next += rows.Length;
            }
        }
    }

    /// <summary>
    /// Starts a run, waits until it has ended and returns its last progress. A run that was interrupted or cancelled is resumed; one whose silos were all lost
    /// is started again.
    /// </summary>
    private async Task<RunProgress> RunToEndAsync(IRun run, RunSpecification specification, Tick end, CancellationToken cancellation)
    {
        for (var restarts = 0; ; restarts++)
        {
            try
            {
                var started = calls.AwaitAsync(() => run.Start(specification));

                // Within one process the run must not start after it was deleted: its silo would be leaving, and the run would report a failure.
                await (calls.LongestOnceCancelled is null ? started : started.WaitAsync(cancellation));
                return await WaitForEndAsync(run, end, cancellation);
            }
            catch (RunNotFoundException) when (restarts < MostRestarts)
            {
                // Nothing of the run was stored, and its silos were lost.
            }
            catch (RunNotFoundException error)
            {
                throw new RunFailedException($"The run was lost {MostRestarts + 1} times.", error);
            }
            catch (InvalidOperationException) when (restarts < MostRestarts)
            {
                // A run of this name, left by a process that was killed, has another number of threads.
                await calls.AwaitAsync(run.Delete).WaitAsync(cancellation);
            }
        }
    }

    private async Task<RunProgress> WaitForEndAsync(IRun run, Tick end, CancellationToken cancellation)
    {
        for (var resumes = 0; ; )
        {
            cancellation.ThrowIfCancellationRequested();
            if (await ProgressAsync(run, end, cancellation) is not { } progress)
            {
                continue;
            }

            switch (progress.State)
            {
                case RunState.Done or RunState.Failed or RunState.Damaged:
                    return progress;
                case RunState.Interrupted or RunState.Cancelled when resumes++ < MostRestarts:
                    await calls.AwaitAsync(run.Resume).WaitAsync(cancellation);
                    break;
                case RunState.Interrupted or RunState.Cancelled:
                    return progress;
                default:
                    break;
            }
        }
    }

    /// <summary>Waits some seconds for the end of a run, and returns its progress; null if a silo of this process is too busy to answer in time.</summary>
    private async Task<RunProgress?> ProgressAsync(IRun run, Tick end, CancellationToken cancellation)
    {
        try
        {
            return await calls.AwaitAsync(() => run.WaitFor(end)).WaitAsync(cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Deletes a run, so that finished runs take no memory. Errors are ignored: the result is known, and the cluster may be gone.</summary>
    public async Task DeleteAsync(IRun run, CancellationToken cancellation)
    {
        try
        {
            var deleted = calls.AwaitAsync(run.Delete);
            await (
                cancellation.IsCancellationRequested && calls.LongestOnceCancelled is { } longest
                    ? deleted.WaitAsync(longest, time, CancellationToken.None)
                    : deleted
            );
        }
        catch (Exception error) when (RetryPolicy.IsPassing(error) || error is ClusterException or RunRefusedException) { }
    }
}
