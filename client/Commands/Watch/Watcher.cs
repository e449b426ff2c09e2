using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Progress;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Client.Commands.Watch;

/// <summary>Shows the progress of a run until it ends, without affecting it.</summary>
/// <param name="onCluster">The cluster as an argument for <c>--cluster</c>.</param>
internal sealed class Watcher(ICluster cluster, RunTitle title, string onCluster, IWatchView view, TimeProvider time, RetryPolicy calls)
{
    /// <summary>The number of ticks (steps of simulated time) whose counts are fetched per call: a few megabytes.</summary>
    private const int Batch = 32;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly IRun _run = cluster.Grain<IRun>(title.Name);
    private readonly WatchedRows _rows = new(title);
    private readonly Pace _pace = new(time);
    private readonly CachedQuery<SiloView[]> _silos = new(cluster.Grain<ISilos>(ISilos.Key).List, [], time);
    private string? _notice;
    private int _recoveries;

    /// <summary>Watches the run until it ends and returns its last progress.</summary>
    /// <exception cref="RunFailedException">The run failed, was deleted, or all its silos stopped.</exception>
    public async Task<RunProgress> WatchAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var progress = await AskAsync(_run.Progress, cancellation);
            await TakeRowsAsync(cancellation);
            await ShowAsync(progress, cancellation);
            if (HasEnded(progress))
            {
                return progress;
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }

    private async Task TakeRowsAsync(CancellationToken cancellation)
    {
        while (await AskAsync(() => _run.Rows(new Tick(_rows.Next), Batch), cancellation) is { Length: > 0 } rows)
        {
            foreach (var row in rows)
            {
                _rows.Take(row);
            }
        }
    }

    private async Task ShowAsync(RunProgress progress, CancellationToken cancellation)
    {
        var timings = await AskAsync(_run.Timings, cancellation);
        var silos = await _silos.AskAsync();
        _pace.Update(progress);
        _notice =
            progress.Recoveries > _recoveries
                ? $"A silo was lost; the run continues from tick {progress.Checkpoint ?? progress.Tick}"
                : progress.Warning ?? _notice;
        _recoveries = progress.Recoveries;
        view.Show(new WatchSnapshot(title, progress, timings, silos, _rows, Speed.Of(progress.State, timings, _pace), _notice));
    }

    private bool HasEnded(RunProgress progress) =>
        progress.State switch
        {
            RunState.Failed or RunState.Interrupted or RunState.Damaged => throw new RunFailedException(
                StoppedRun.Reason(StoppedRun.NameOn(onCluster, title.Name), progress.State, progress.Error)!
            ),
            RunState.Done or RunState.Cancelled => true,
            _ => false,
        };

    private async Task<T> AskAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await calls.AskAsync(call).WaitAsync(cancellation);
        }
        catch (RunNotFoundException error)
        {
            throw new RunFailedException("The run was deleted.", error);
        }
    }
}
