using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>Executes one run of an experiment: a point (combination of parameter values) with one seed.</summary>
internal delegate Task<RunResult> ExecuteRun(Point point, ulong seed, CancellationToken cancellation);

/// <summary>Executes runs of an experiment, several at once, and records the result of each when it has ended.</summary>
/// <param name="run">Executes one run.</param>
/// <param name="records">The results, which this class appends to.</param>
/// <param name="parallel">The number of runs at once.</param>
internal sealed class ExperimentRunner(ExecuteRun run, IRunRecords records, IExperimentView view, TimeProvider time, int parallel)
{
    private readonly Lock _lock = new();
    private readonly long _started = time.GetTimestamp();
    private int _running;
    private int _ended;

    /// <summary>
    /// Called with the result of the first run of this process after it has ended. The callback may throw an exception to stop the experiment, for example if
    /// all runs would take too long.
    /// </summary>
    public Action<RunRow> OnFirst { get; init; } = _ => { };

    /// <summary>The number of all runs of the experiment, as far as it is known, for the display of progress.</summary>
    public long Total { get; set; }

    /// <summary>Executes the runs of a queue until none is left or the user cancels. A cancellation abandons the runs in progress.</summary>
    /// <exception cref="RefusedException">The first run showed that the experiment would need more time or memory than the experiment file allows.</exception>
    public async Task CarryOutAsync(RunQueue queue, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAll(Enumerable.Range(0, parallel).Select(_ => Task.Run(() => WorkAsync(queue, stop), CancellationToken.None)));
    }

    private async Task WorkAsync(RunQueue queue, CancellationTokenSource stop)
    {
        while (!stop.IsCancellationRequested && queue.Take() is { } next)
        {
            Interlocked.Increment(ref _running);
            try
            {
                var result = await run(next.Point, next.Seed, stop.Token);
                Interlocked.Decrement(ref _running);
                Record(result);
            }
            catch (RunRefusedException) when (Interlocked.Decrement(ref _running) > 0)
            {
                // The silos have no room for so many runs at once: the others go on with one less.
                queue.PutBack(next);
                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }
    }

    private void Record(RunResult result)
    {
        lock (_lock)
        {
            records.Add(result);
            if (++_ended == 1)
            {
                OnFirst(result.Row);
            }

            var elapsed = time.GetElapsedTime(_started);
            var perHour = elapsed > TimeSpan.Zero ? _ended / elapsed.TotalHours : (double?)null;
            var left = Math.Max(0, Total - records.Done - records.Failed);
            view.Show(
                new ExperimentProgress(
                    records.Done,
                    records.Failed,
                    records.FirstFailure,
                    Total,
                    _running,
                    perHour,
                    perHour is { } rate ? TimeSpan.FromHours(left / rate) : null
                )
            );
        }
    }
}
