using AdoptionSim.Contracts.Runs;
using AdoptionSim.Runtime.Checkpoints;
using Microsoft.Extensions.Logging;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Starts, recovers, resumes, cancels and deletes a run for its grain. Operations are performed one after the other. Only for use within one grain, whose turns
/// do not overlap.
/// </summary>
internal sealed partial class RunLifecycle(RunContext context, string name, IRunActivation activation, ILogger logger)
{
    private readonly OperationQueue _operations = new();
    private readonly RunStarter _starter = new(context, name);
    private readonly RunInStore _stored = new(context, name);
    private PendingRecovery? _recovery;

    /// <summary>The run as stored: it answers requests if the run is not executed on this silo.</summary>
    public RunInStore Stored => _stored;

    /// <summary>The run's execution on this silo, either in progress or ended; null while the run is only stored.</summary>
    public RunExecution? Execution { get; private set; }

    /// <summary>Reads the run's stored data, and begins to recover the run if this cluster executed it when its leading silo was lost.</summary>
    public async Task Activate()
    {
        if (context.Store is { } store)
        {
            _recovery = await _stored.Load(store);

            // Not awaited: a large run takes longer than an activation may, and a run that is refused for lack of memory must still be listed and deleted.
            _ = Recover();
        }
    }

    public void Deactivate()
    {
        // An execution that continued without its grain would compete with the next activation.
        _recovery?.Cancel();
        Execution?.Stop();
    }

    public Task Recover()
    {
        if (_recovery is not { } recovery)
        {
            MoveToVersion();
            return Task.CompletedTask;
        }

        if (!recovery.IsTrying)
        {
            recovery.Attempt = _operations.Add(() => Recover(recovery));
        }

        return recovery.Attempt;
    }

    public Task Start(RunSpecification specification) => _operations.Add(() => Begin(specification));

    public Task Resume() => _operations.Add(ContinueStored);

    public Task Delete()
    {
        _recovery?.Cancel();
        return _operations.Add(Remove);
    }

    /// <summary>Cancels the run after the operations that were requested before. A run that is about to start is therefore cancelled after its start.</summary>
    public Task Cancel() => _operations.Add(End);

    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public async Task<RunSpecification> Specification() => Execution?.Specification ?? await _stored.Specification() ?? throw RunNotFoundException.Of(name);

    /// <summary>Returns the run's progress. If the run is interrupted and waits for a silo of its own model version, its grain moves to such a silo.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public RunProgress Progress()
    {
        MoveToVersion();
        return Now();
    }

    /// <summary>Returns the run's progress without any other effect: an interrupted run is not moved to another silo.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public RunProgress Now()
    {
        if (Execution is { } execution)
        {
            return execution.View.Progress();
        }

        if (_recovery is { } recovery)
        {
            // The run is in progress again soon, unless the last attempt was refused.
            var before = _stored.Status?.Progress ?? RunInStore.NoProgress;
            return recovery.Refusal is { } refusal ? before with { State = RunState.Interrupted, Error = refusal } : before with { State = RunState.Preparing };
        }

        return _stored.Progress() ?? (_operations.IsIdle ? throw RunNotFoundException.Of(name) : RunInStore.NoProgress);
    }

    /// <summary>
    /// Waits until the present attempt to recover the run has ended, or the given task completes; returns at once if there is no attempt in progress.
    /// </summary>
    public Task Recovered(Task tooLong) => _recovery is { IsTrying: true } recovery ? Task.WhenAny(recovery.Attempt, tooLong) : Task.CompletedTask;

    /// <summary>Makes one attempt to recover the run. A failure is not thrown but reported in the run's progress, where clients see it.</summary>
    private async Task Recover(PendingRecovery recovery)
    {
        if (!ReferenceEquals(recovery, _recovery) || recovery.Cancelled.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await Continue(recovery, recovery.IsCancelRequested);
        }
        catch (OperationCanceledException) when (recovery.Cancelled.IsCancellationRequested)
        {
            // The run was deleted, or the grain deactivated.
        }
        catch (Exception error)
        {
            if (recovery.Refusal != error.Message)
            {
                LogNotRecovered(name, error.Message);
            }

            recovery.Refusal = error.Message;
        }
    }

    private async Task Begin(RunSpecification specification)
    {
        _starter.Check(specification);
        if ((Execution?.Specification ?? await _stored.Specification()) is { } known)
        {
            RunStarter.CheckIsSame(known, specification);
            return;
        }

        Execute(await _starter.Create(specification));
    }

    private async Task ContinueStored()
    {
        if (Execution is { Ended.IsCompleted: false } execution)
        {
            if (!execution.IsCancelRequested)
            {
                return;
            }

            // The run was asked to end: it is continued after it has ended.
            await execution.Ended;
        }

        if (_recovery is { } recovery)
        {
            await Continue(recovery, isCancelRequested: false);
            return;
        }

        var status = await _stored.StatusToResume(Progress().State);
        if (_stored.IsOfOtherVersion(status))
        {
            // An exception type after which clients repeat the call.
            throw MoveToVersion(status)
                ? new OrleansException($"Run {name} moves to a silo of model version {status.Progress.ModelVersion}.")
                : new RunRefusedException(_stored.VersionWarning(status));
        }

        await Continue(new PendingRecovery(status.Began, status.Progress.Recoveries), isCancelRequested: false);
    }

    private async Task Remove()
    {
        var incarnation = Execution?.Specification.Incarnation ?? await _stored.Incarnation();
        if (Execution is { } execution)
        {
            execution.RequestEnd();
            await execution.Ended;
            await execution.Forget();
        }

        if (context.Store is { } store)
        {
            await store.Delete(name);
        }

        context.Runs.Led.TryRemove(name, out _);

        // All members, not only those of the run's last plan: others may hold districts of an earlier plan.
        await context.Services.CallAll(context.Cluster.Members, silo => silo.Forget(name, incarnation));
        (Execution, _recovery) = (null, null);
        _stored.Forget();
        activation.Keep(TimeSpan.Zero);
        if (_operations.IsLast)
        {
            // A start that waits for its turn here would begin the run in an activation that is about to end.
            activation.End();
        }
    }

    private async Task End()
    {
        if (Execution is null && _stored.Status is null && _recovery is null && _stored.Damage is null)
        {
            throw RunNotFoundException.Of(name);
        }

        try
        {
            await (Execution is { } execution ? execution.Cancel() : CancelStored());
        }
        catch (StaleEpochException error)
        {
            throw SiloLoss.ContinuesElsewhere(name, error);
        }
        catch (Exception error) when (StoreFailures.Is(error))
        {
            throw new OrleansException($"Run {name} ends at its next tick, but that could not be stored yet: {error.Message}", error);
        }
    }

    /// <summary>
    /// Cancels a run that the store lists as in progress but that no silo leads. The cancellation is stored when this returns, so that no silo recovers the
    /// run.
    /// </summary>
    /// <exception cref="RunRefusedException">The run belongs to another cluster.</exception>
    private async Task CancelStored()
    {
        if (context.Store is not { } store)
        {
            return;
        }

        if (_recovery is { } recovery)
        {
            // Also if the store is away now: then the next attempt to recover the run ends it.
            recovery.IsCancelRequested = true;
        }
        else if (!_stored.IsUnderWay)
        {
            return;
        }
        else
        {
            _stored.CheckIsOfThisCluster();
        }

        var specification = await Specification();
        if (await _stored.Cancel(store, specification, _recovery))
        {
            _recovery?.Cancel();
            _recovery = null;

            // Other silos of the run may still hold its districts.
            await context.Services.CallAll(context.Cluster.Members, silo => silo.Forget(name, specification.Incarnation));
        }
    }

    private async Task Continue(PendingRecovery recovery, bool isCancelRequested) =>
        Execute(await _starter.Continue(await Specification(), recovery, isCancelRequested));

    private void Execute(RunExecution execution)
    {
        (Execution, _recovery) = (execution, null);
        _stored.ForgetRows();
        activation.Keep(Timeout.InfiniteTimeSpan);

        // Not awaited: the run proceeds in turns of this grain, and its errors end up in its status.
        _ = ExecuteToEnd(execution);
    }

    private async Task ExecuteToEnd(RunExecution execution)
    {
        context.Runs.Led[name] = true;
        await execution.Run();
        if (!ReferenceEquals(execution, Execution))
        {
            return;
        }

        context.Runs.Led[name] = false;
        if (context.Store is not null)
        {
            // Everything is stored, so the run's memory can be freed, unless its foreigners are kept for queries. If the run continues elsewhere, it must be
            // freed.
            if (!execution.Specification.Keep)
            {
                activation.Keep(TimeSpan.Zero);
            }

            if (execution.View.IsElsewhere)
            {
                activation.End();
            }
        }
    }

    /// <summary>Moves an interrupted run to a silo of its model version, which continues it.</summary>
    private void MoveToVersion()
    {
        if (Execution is null && _stored.WaitsForVersion)
        {
            MoveToVersion(_stored.Status!);
        }
    }

    /// <summary>Moves the grain to a silo of the run's model version as soon as it is idle. Returns false if none exists.</summary>
    private bool MoveToVersion(RunStatus status)
    {
        if (context.Cluster.OtherVersions.FirstOrDefault(other => other.Version.Model == status.Progress.ModelVersion) is not { Silo: { } silo })
        {
            return false;
        }

        activation.MoveTo(silo);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "Run {Run} was in progress when its leading silo was lost, and cannot be recovered now: {Reason}")]
    private partial void LogNotRecovered(string run, string reason);
}
