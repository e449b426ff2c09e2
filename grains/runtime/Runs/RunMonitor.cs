using AdoptionSim.Contracts.Runs;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using Microsoft.Extensions.Hosting;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Checks the stored runs every second, on every silo. Asks the grain of each run in progress in this cluster to recover the run. If the grain was lost with
/// its silo, this call activates it again. Does the same for a run that has no stored status at two checks: its silo was lost between the client's request and
/// the first tick.
/// </summary>
internal sealed class RunMonitor(RunContext context) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>The maximum time to wait for an answer from a run's grain, in case a message was lost.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, Task> _asked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unowned = new(StringComparer.Ordinal);
    private HashSet<SiloRun> _missing = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (context.Store is not { } store)
        {
            return;
        }

        using var timer = new PeriodicTimer(Interval, context.Time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Look(store);
            }
            catch (Exception error) when (StoreFailures.Is(error))
            {
                // The next check follows soon.
            }
        }
    }

    private async Task Look(ICheckpointStore store)
    {
        if (!context.Cluster.Silos.Contains(context.Cluster.Here))
        {
            return;
        }

        var stored = await store.List();
        ForgetDeleted(stored);
        foreach (var (name, status, _) in stored.Where(run => run.Damage is null))
        {
            if (_asked.TryGetValue(name, out var asked) && !asked.IsCompleted)
            {
                continue;
            }

            if (status is null ? !_unowned.Add(name) : status.Progress.State is RunState.Preparing or RunState.Running && status.Cluster == context.Cluster.Id)
            {
                _asked[name] = Ask(name);
            }
        }
    }

    /// <summary>
    /// Frees the memory of runs that were deleted while this silo could not be reached. A run must be missing from the store at two successive checks, so that
    /// one incomplete list frees nothing.
    /// </summary>
    private void ForgetDeleted(IReadOnlyList<StoredRun> stored)
    {
        var names = stored.Select(run => run.Name).ToHashSet(StringComparer.Ordinal);

        // A run that no worker has entered yet is about to be stored.
        var missing = context.Runs.All.Where(run => !run.IsUnderWay && run.Epoch.Number > 0 && !names.Contains(run.Name)).ToHashSet();
        foreach (var run in missing.Where(_missing.Contains))
        {
            context.Runs.Forget(run.Name, run.Specification.Incarnation);
        }

        _missing = missing;
    }

    private async Task Ask(string name)
    {
        try
        {
            await context.Grains.GetGrain<IRunRecovery>(name).Recover().WaitAsync(LongestAnswer, context.Time);
        }
        catch (Exception error) when (SiloLoss.Is(error) || error is RunRefusedException or OperationCanceledException)
        {
            // The run is asked again at the next check.
        }
    }
}
