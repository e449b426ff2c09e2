using AdoptionSim.Contracts.Runs;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Stores a run's checkpoints and status between two ticks, so that the run outlives its silos. Invariant: districts move, and a leaving silo is released, only
/// after a tick whose checkpoint is complete. If the store is away, the run continues with a warning.
/// </summary>
internal sealed class RunStorage(RunContext context, SiloRun run, DateTimeOffset began, EndRequest end, RunCheckpoints? checkpoints, RunRows rows, RunLog log)
{
    /// <summary>The maximum time for which an ended run waits for its store to accept the last checkpoint: longer than a database takes to restart.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private Task _statusSaved = Task.CompletedTask;
    private int _statuses;
    private int _lastSaved;

    /// <summary>True if the run's latest status has been stored, or there is no store.</summary>
    public bool IsStatusSaved => _lastSaved == _statuses;

    /// <summary>
    /// Takes a checkpoint if one is due or a silo is about to leave. Returns where the run continues: on the same silos, on others, or under another leader.
    /// </summary>
    public async Task<NextStep> Store(TickExecutor executor)
    {
        if (checkpoints is null)
        {
            return NextStep.Continue;
        }

        log.NotStored(executor.Begun, await checkpoints.Outcome());
        var cluster = context.Cluster;
        var leaves = executor.Plan.Silos.Any(cluster.IsLeaving) || cluster.IsLeaving(cluster.Here);
        if ((!leaves && !checkpoints.IsDue(executor.Begun)) || executor.Begun == executor.Ticks)
        {
            return NextStep.Continue;
        }

        if (context.Store?.Problem is { } problem)
        {
            if (checkpoints.IsDue(executor.Begun))
            {
                checkpoints.Skip(executor.Begun);
                log.NotStored(executor.Begun, problem);
            }

            return NextStep.Continue;
        }

        var silos = cluster.Silos;
        var moves = silos.Count > 0 && !silos.SequenceEqual(executor.Plan.Silos);
        log.NotStored(executor.Begun, await checkpoints.Take(executor, rows));
        if ((!moves && !leaves) || !await IsWhole(checkpoints, executor))
        {
            return NextStep.Continue;
        }

        if (cluster.IsLeaving(cluster.Here) || silos.Count == 0)
        {
            return NextStep.Leave;
        }

        log.Moves(executor.Begun, executor.Plan.Silos.Length, silos.Count);
        return NextStep.Move;
    }

    /// <summary>
    /// Stores the last checkpoint of a run that has ended. If the run is done, it stores only the result rows (the counts of ticks): the districts are not
    /// needed again. It waits for a store that is away, because no later checkpoint follows.
    /// </summary>
    public async Task StoreEnd(TickExecutor executor, bool isDone)
    {
        if (checkpoints is not null)
        {
            log.NotStored(executor.Begun, await checkpoints.Settled());
            var firstTry = context.Time.GetTimestamp();
            while ((await checkpoints.Take(executor, rows, isEnd: isDone) ?? await checkpoints.Settled()) is { } failure)
            {
                log.NotStored(executor.Begun, failure);
                if (context.Time.GetElapsedTime(firstTry) > LongestEnd || await Answers())
                {
                    return;
                }

                await Task.Delay(Pause, context.Time);
            }
        }
    }

    /// <summary>
    /// Stores the run's status (progress, and if a cancel was requested). If the store does not answer, this is logged and the run continues.
    /// </summary>
    /// <param name="epoch">The owner's epoch; null if the run was never claimed, and then nothing is stored.</param>
    /// <exception cref="StaleEpochException">Another owner has claimed the run.</exception>
    public async Task SaveStatus(int? epoch, RunProgress progress, bool isHandedOver = false)
    {
        try
        {
            await SaveStatusOrFail(epoch, progress, isHandedOver);
        }
        catch (Exception error) when (StoreFailures.Is(error))
        {
            log.NotStored(progress.Tick, error.Message);
        }
    }

    /// <summary>True if a failure came from the store and not from a silo.</summary>
    public async Task<bool> IsStoreFailure(Exception failure) => StoreFailures.IsCertainly(failure) || (StoreFailures.Is(failure) && !await Answers());

    /// <summary>True if the store answers now. If a write has failed although the store answers, it is not repeated, because it would fail again.</summary>
    private async Task<bool> Answers()
    {
        try
        {
            await context.Store!.Check(CancellationToken.None);
            return true;
        }
        catch (Exception error) when (StoreFailures.Is(error))
        {
            return false;
        }
    }

    /// <summary>
    /// Stores the run's status as <see cref="SaveStatus"/> does, but throws if the store fails: for a status that must be stored when this returns.
    /// </summary>
    /// <exception cref="StaleEpochException">Another owner has claimed the run.</exception>
    public Task SaveStatusOrFail(int? epoch, RunProgress progress, bool isHandedOver = false)
    {
        if (context.Store is not { } store)
        {
            return Task.CompletedTask;
        }

        var number = ++_statuses;
        if (epoch is not { } owner)
        {
            return Task.CompletedTask;
        }

        // One after the other: if two writes were in progress at once, the older status could be written last.
        var status = RunStatus.Of(run.Setup, context.Cluster.Id, began, progress, isHandedOver, end.IsCancelRequested);
        return _statusSaved = After(_statusSaved, async () =>
        {
            await store.SaveStatus(run.Name, owner, status, run.Specification.Incarnation);
            _lastSaved = number;
        });
    }

    private static async Task After(Task before, Func<Task> next)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await next();
    }

    private async Task<bool> IsWhole(RunCheckpoints checkpoints, TickExecutor executor)
    {
        if (await checkpoints.Settled() is { } failure)
        {
            log.NotStored(executor.Begun, failure);
            return false;
        }

        return checkpoints.Whole?.Id == new CheckpointId(executor.Epoch, executor.Begun);
    }
}

/// <summary>The decision where a run continues after a tick: on the same silos, on other silos, or under another leader.</summary>
internal enum NextStep
{
    Continue,

    /// <summary>The checkpoint of the tick is complete, and the districts are to move to other silos.</summary>
    Move,

    /// <summary>The checkpoint of the tick is complete, and this silo hands the run over to another silo.</summary>
    Leave,
}
