using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Services;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Runs;
using AdoptionSim.Runtime.Silos;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.GrainDirectory;

namespace AdoptionSim.Actors.Runs;

/// <summary>
/// The grain of a run. It executes the run, or answers from what is stored of an ended one. Reentrant, so that it answers while a tick is in progress. A run
/// that was in progress in this cluster is recovered when the grain is activated again: after the activation, so that it can be listed, cancelled and deleted
/// in the meantime.
/// </summary>
[Reentrant, StayingPlacement, GrainDirectory(SteadyDirectory.Name)]
public sealed partial class RunGrain(RunContext context, ILogger<RunGrain> logger) : Grain, IRun, IRunRecovery, INationQuery, IIncomingGrainCallFilter
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly RunProgress Nothing = new(RunState.Preparing, 0, 0, default, 0, 0, 0, 0, "", ModelVersion.Current, null);
    private RunExecution? _execution;
    private RunStatus? _past;
    private TickRows[]? _pastRows;
    private Task _beginning = Task.CompletedTask;
    private Recovery? _recovery;
    private int _turns;
    private string? _damage;

    private string Name => this.GetPrimaryKeyString();

    /// <exception cref="RunRefusedException">The name breaks <see cref="NameRule"/>: each call gets this exception, and nothing is read or
    /// recovered.</exception>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        CheckName(Name);
        if (context.Store is not { } store)
        {
            return;
        }

        bool isAccepted;
        try
        {
            _past = await store.Status(Name);
            isAccepted = IsEnded(_past) || await store.Specification(Name) is not null;
        }
        catch (DamagedPartException damage)
        {
            // A damaged run can still be deleted.
            (_past, _damage) = (null, damage.Message);
            return;
        }

        if (_past is null && isAccepted)
        {
            // Its silo was lost between accepting the run and opening it.
            _recovery = new Recovery(context.Time.GetUtcNow(), 0);
        }
        else if (_past is { Progress.State: RunState.Preparing or RunState.Running } && _past.Cluster == context.Cluster.Id && !IsOfOtherVersion(_past))
        {
            _recovery = new Recovery(_past.Began, _past.Progress.Recoveries + (_past.IsHandedOver ? 0 : 1)) { IsCancelRequested = _past.IsCancelRequested };
        }

        // Not awaited: a large run takes longer than an activation may, and a run that is refused for lack of memory must still be listed and deleted.
        _ = Recover();
    }

    /// <summary>True if the run has ended, so that its specification is only needed to show it.</summary>
    private static bool IsEnded(RunStatus? status) => status is { Progress.State: not (RunState.Preparing or RunState.Running) };

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // An execution that continued without its grain would compete with the next activation.
        _recovery?.Cancel();
        _execution?.Stop();
        return Task.CompletedTask;
    }

    public Task Invoke(IIncomingGrainCallContext context) => ClientCheck.Invoke(context);

    public Task Recover()
    {
        if (_recovery is not { } recovery)
        {
            MoveToVersion();
            return Task.CompletedTask;
        }

        if (!recovery.IsTrying)
        {
            recovery.Attempt = _beginning = InTurn(_beginning, () => Recover(recovery));
        }

        return recovery.Attempt;
    }

    public Task Start(RunSpecification specification) => _beginning = InTurn(_beginning, () => Begin(specification));

    public Task Resume() => _beginning = InTurn(_beginning, GoOn);

    public Task Delete()
    {
        _recovery?.Cancel();
        return _beginning = InTurn(_beginning, Remove);
    }

    /// <summary>
    /// Performs an operation after the one before it. A repeated request, as from a client that got no answer, waits for the first one and then finds the work
    /// done.
    /// </summary>
    private async Task InTurn(Task before, Func<Task> next)
    {
        _turns++;
        try
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            await next();
        }
        finally
        {
            _turns--;
        }
    }

    /// <summary>Makes one attempt at recovery. Its failure is reported in the run's progress, because there is no caller to throw it to.</summary>
    private async Task Recover(Recovery recovery)
    {
        if (!ReferenceEquals(recovery, _recovery) || recovery.Cancelled.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await CarryOn(recovery.Began, recovery.Recoveries, recovery.Cancelled, recovery.IsCancelRequested);
        }
        catch (OperationCanceledException) when (recovery.Cancelled.IsCancellationRequested)
        {
            // The run was deleted, or the grain deactivated.
        }
        catch (Exception error)
        {
            if (recovery.Refusal != error.Message)
            {
                LogNotRecovered(Name, error.Message);
            }

            recovery.Refusal = error.Message;
        }
    }

    /// <exception cref="RunRefusedException">The name breaks <see cref="NameRule"/>.</exception>
    private static void CheckName(string name)
    {
        if (!NameRule.IsValid(name))
        {
            throw new RunRefusedException(NameRule.Complaint("run name", name));
        }
    }

    /// <exception cref="RunRefusedException">The specification is another run's: the specification stored under its name must be this grain's.</exception>
    private void CheckIsOwn(RunSpecification specification)
    {
        if (specification.Name != Name)
        {
            throw new RunRefusedException($"Run {Name} got a specification whose name is '{NameRule.Quote(specification.Name)}'; expected its own name.");
        }
    }

    private async Task Begin(RunSpecification specification)
    {
        CheckIsOwn(specification);
        SpecificationCheck.Check(specification);
        if (_execution is { } execution)
        {
            Refuse(execution.Specification, specification);
            return;
        }

        if (context.Store is { } store && await store.Specification(Name) is { } stored)
        {
            Refuse(stored, specification);
            return;
        }

        var began = context.Time.GetUtcNow();
        specification = specification with { Incarnation = Incarnation.New(began) };
        try
        {
            execution = new RunExecution(context, await Admitted(specification, CancellationToken.None), began);
        }
        catch
        {
            context.Runs.Forget(Name, specification.Incarnation);
            throw;
        }

        if (context.Store is { } fresh)
        {
            await Note(fresh, specification, began, execution);
        }

        Live(execution);
    }

    /// <summary>Records which cluster owns the run before it starts, so that other clusters sharing the store ignore it.</summary>
    /// <exception cref="RunRefusedException">There is not enough memory, or the store is away.</exception>
    private async Task Note(ICheckpointStore store, RunSpecification specification, DateTimeOffset began, RunExecution execution)
    {
        try
        {
            if (!await store.Create(specification))
            {
                throw new RunRefusedException($"Run {Name} cannot be started: another cluster that uses the same store has started a run of that name.");
            }

            await store.SaveStatus(Name, 0, RunStatus.Of(execution.Setup, context.Cluster.Id, began, execution.Progress()), specification.Incarnation);
        }
        catch (RunRefusedException)
        {
            context.Runs.Forget(Name, specification.Incarnation);
            throw;
        }
        catch (Exception error) when (StoreFailures.Is(error))
        {
            context.Runs.Forget(Name, specification.Incarnation);
            throw new RunRefusedException($"Run {Name} cannot be started, because it cannot be stored: {error.Message}", error);
        }
    }

    private async Task GoOn()
    {
        if (_execution is { Ended.IsCompleted: false } execution)
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
            await CarryOn(recovery.Began, recovery.Recoveries, recovery.Cancelled);
            return;
        }

        var state = (await Progress()).State;
        if (context.Store is not { } store || await store.Status(Name) is not { } status)
        {
            throw new RunRefusedException($"Run {Name} cannot be resumed: nothing of it is stored.");
        }

        if (state == RunState.Done)
        {
            throw new RunRefusedException($"Run {Name} cannot be resumed: it is done.");
        }

        if (IsOfOtherVersion(status))
        {
            // An exception type after which clients repeat the call.
            throw MovesToVersion(status)
                ? new OrleansException($"Run {Name} moves to a silo of model version {status.Progress.ModelVersion}.")
                : new RunRefusedException(WaitsForVersion(status));
        }

        await CarryOn(status.Began, status.Progress.Recoveries, CancellationToken.None);
    }

    private async Task Remove()
    {
        var incarnation = _execution?.Specification.Incarnation ?? await StoredIncarnation();
        if (_execution is { } execution)
        {
            execution.RequestEnd();
            await execution.Ended;
            await execution.Forget();
        }

        if (context.Store is { } store)
        {
            await store.Delete(Name);
        }

        context.Runs.Led.TryRemove(Name, out _);

        // All members, not only those of the run's last plan: others may hold districts of an earlier plan.
        await context.Services.CallAll(context.Cluster.Members, silo => silo.Forget(Name, incarnation));
        (_execution, _past, _pastRows, _recovery, _damage) = (null, null, null, null, null);
        DelayDeactivation(TimeSpan.Zero);
        if (_turns == 1)
        {
            // A start that waits for its turn here would begin the run in an activation that is about to end.
            DeactivateOnIdle();
        }
    }

    public async Task<RunSpecification> Specification() =>
        _execution?.Specification ?? (context.Store is { } store ? await store.Specification(Name) : null) ?? throw RunNotFoundException.Of(Name);

    public Task<RunProgress> Progress()
    {
        MoveToVersion();
        return Task.FromResult(Now());
    }

    public async Task<RunProgress> WaitFor(int tick)
    {
        var tooLong = Task.Delay(LongestWait, context.Time);
        await Recovered(tooLong);
        while (_execution is { Ended.IsCompleted: false } execution && execution.Tick < tick && !tooLong.IsCompleted)
        {
            await Task.WhenAny(execution.Progressed, tooLong);
        }

        return Now();
    }

    public Task<EntityView> ServiceEntity(string place, int number) =>
        Task.FromResult((_execution ?? throw new KeyNotFoundException($"Run {Name} is not in progress, and is not kept.")).ServiceEntity(place, number));

    public Task<RunTimings> Timings() => Task.FromResult(_execution?.Timings() ?? new RunTimings(0, null, [], []));

    public Task<string> Schema() => Task.FromResult(MeasureSchema.Current.Json);

    public async Task<TickRows[]> Rows(int fromTick, int count)
    {
        if (_execution is { } execution)
        {
            return execution.Rows(fromTick, count);
        }

        if (context.Store is not { } store)
        {
            return [];
        }

        if (_pastRows is not { } rows)
        {
            // Assigned only if the run is the same as before the wait: it may have been deleted in the meantime.
            var past = _past;
            rows = [.. await new RunCheckpoints(store, Name, await StoredIncarnation(), default, context.Time).ReadRows(await store.Latest(Name))];
            _pastRows = ReferenceEquals(past, _past) ? rows : null;
        }

        return RowLimit.Take(rows.Skip(Math.Max(0, fromTick)).Take(count));
    }

    /// <summary>Cancels the run, in turn: a run that is about to start is cancelled afterwards.</summary>
    public Task Cancel() => _beginning = InTurn(_beginning, Stop);

    private async Task Stop()
    {
        if (_execution is null && _past is null && _recovery is null && _damage is null)
        {
            throw RunNotFoundException.Of(Name);
        }

        try
        {
            await (_execution is { } execution ? execution.Cancel() : CancelStored());
        }
        catch (StaleEpochException error)
        {
            throw Elsewhere(error);
        }
        catch (Exception error) when (StoreFailures.Is(error))
        {
            throw new OrleansException($"Run {Name} ends at its next tick, but that could not be stored yet: {error.Message}", error);
        }
    }

    /// <summary>
    /// Cancels a run that is stored as in progress and that no silo leads. Its stored status says so when this returns, so that no silo recovers it.
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
            var specification = await Specification();

            // Under a new epoch, so that a leader that was believed dead cannot overwrite it.
            var lease = await store.Claim(Name, specification.Incarnation);
            if (lease.Checkpoints is not [{ IsEnd: true }, ..])
            {
                await NoteCancelled(store, specification, _past ?? Accepted(specification, recovery.Began), lease.Epoch);
            }
        }
        else if (_past is { Progress.State: RunState.Preparing or RunState.Running } past)
        {
            if (past.Cluster != context.Cluster.Id)
            {
                throw new RunRefusedException($"Run {Name} cannot be cancelled here: it belongs to cluster {past.Cluster}.");
            }

            // Not claimed, because a claim reads checkpoints, and those of another model version may not be readable here.
            await NoteCancelled(store, await Specification(), past, await store.Epoch(Name));
        }
    }

    private async Task NoteCancelled(ICheckpointStore store, RunSpecification specification, RunStatus before, int epoch)
    {
        var cancelled = before with { Progress = before.Progress with { State = RunState.Cancelled }, IsCancelRequested = true };
        await store.SaveStatus(Name, epoch, cancelled, specification.Incarnation);
        _recovery?.Cancel();
        (_past, _recovery) = (cancelled, null);

        // Other silos of the run may still hold its districts.
        await context.Services.CallAll(context.Cluster.Members, silo => silo.Forget(Name, specification.Incarnation));
    }

    /// <summary>Returns the status of a run that was accepted and never opened.</summary>
    private RunStatus Accepted(RunSpecification specification, DateTimeOffset began) =>
        new(
            context.Cluster.Id,
            began,
            Nothing,
            Scenario: NationJson.ReadScenario(specification.Scenario).Key,
            Seed: specification.Seed,
            Scale: specification.Scale
        );

    public async Task<CommandReceipt> Submit(Command command)
    {
        CommandCheck.CheckShape(command);
        await Recovered(Task.Delay(LongestWait, context.Time));
        var execution = _execution ?? throw new CommandRefusedException(_past is null ? $"There is no run {Name}." : $"Run {Name} is not in progress.");
        try
        {
            return await execution.Submit(command);
        }
        catch (Exception error) when (error is StaleEpochException || IsElsewhere(execution))
        {
            throw Elsewhere(error);
        }
    }

    /// <summary>Returns an exception type after which clients repeat the call, and then reach the run's present owner.</summary>
    private OrleansException Elsewhere(Exception error) => new($"Run {Name} continues on another silo.", error);

    public async Task<JournalEntry[]> Journal()
    {
        if (_execution is { } execution)
        {
            return execution.Journal;
        }

        return context.Store is { } store && await store.Specification(Name) is { } specification
            ? [.. specification.Commands.Concat(await store.Journal(Name)).OrderBy(entry => entry.Tick).ThenBy(entry => entry.Sequence)]
            : [];
    }

    /// <summary>Returns the incarnation that is stored; default if none exists, or if it cannot be read: a damaged run must still be deleted.</summary>
    private async Task<Incarnation> StoredIncarnation()
    {
        try
        {
            return context.Store is { } store ? (await store.Specification(Name))?.Incarnation ?? default : default;
        }
        catch (DamagedPartException)
        {
            return default;
        }
    }

    private static bool IsElsewhere(RunExecution execution) => execution is { Ended.IsCompleted: true, State: RunState.Preparing or RunState.Running };

    /// <summary>Throws if the specifications differ. Starting the same run again is no error; starting another one under its name is.</summary>
    private static void Refuse(RunSpecification one, RunSpecification other)
    {
        if (!one.AsksTheSameAs(other))
        {
            throw new InvalidOperationException($"Run {other.Name} has been started with another specification.");
        }
    }

    private bool IsOfOtherVersion(RunStatus status) => status.Progress.ModelVersion != context.Cluster.Version.Model;

    private string WaitsForVersion(RunStatus status) =>
        $"Run {Name} waits for a silo of model version {status.Progress.ModelVersion}: this silo has {context.Cluster.Version.Model}. Start a "
        + "silo of that version in the cluster, or delete the run.";

    /// <summary>Moves an interrupted run to a silo of its model version, which continues it.</summary>
    private void MoveToVersion()
    {
        if (_execution is null && _past is { Progress.State: RunState.Preparing or RunState.Running } past && IsOfOtherVersion(past))
        {
            MovesToVersion(past);
        }
    }

    /// <summary>Moves this grain to a silo of the run's model version as soon as it is idle. Returns false if none exists.</summary>
    private bool MovesToVersion(RunStatus status)
    {
        if (context.Cluster.OtherVersions.FirstOrDefault(other => other.Version.Model == status.Progress.ModelVersion) is not { Silo: { } silo })
        {
            return false;
        }

        Relocation.IsOn(this, context.Cluster.Here, silo);
        return true;
    }

    /// <exception cref="RunRefusedException">The cluster does not have enough memory.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the run was in progress; nothing of it is left in memory.</exception>
    private async Task CarryOn(DateTimeOffset began, int recoveries, CancellationToken cancelled, bool isCancelRequested = false)
    {
        var specification = await Specification();
        try
        {
            var run = await Admitted(specification, cancelled);
            cancelled.ThrowIfCancellationRequested();
            Live(new RunExecution(context, run, began, recoveries, isCancelRequested));
        }
        catch (OperationCanceledException)
        {
            context.Runs.Forget(Name, specification.Incarnation);
            throw;
        }
    }

    /// <exception cref="RunRefusedException">The cluster does not have enough memory.</exception>
    private async Task<SiloRun> Admitted(RunSpecification specification, CancellationToken cancelled)
    {
        int[] people = [.. NationJson.ReadNation(specification.Nation).Districts.Select(district => (int)(district.People * specification.Scale))];
        var admission = GrainFactory.GetGrain<IAdmission>(IRuns.Key);
        await context.Calls.Repeat(context.Cluster.Here, () => admission.Admit(specification.Name, people, specification.Delivery)).WaitAsync(cancelled);
        return await context.Runs.Prepare(specification).WaitAsync(cancelled);
    }

    /// <summary>Waits for the attempt at recovery that is in progress, if there is one.</summary>
    private Task Recovered(Task tooLong) => _recovery is { IsTrying: true } recovery ? Task.WhenAny(recovery.Attempt, tooLong) : Task.CompletedTask;

    private void Live(RunExecution execution)
    {
        (_execution, _pastRows, _recovery) = (execution, null, null);
        DelayDeactivation(Timeout.InfiniteTimeSpan);

        // Not awaited: the run proceeds in turns of this grain, and its errors end up in its status.
        _ = Go(execution);
    }

    private async Task Go(RunExecution execution)
    {
        context.Runs.Led[Name] = true;
        await execution.Go();
        if (!ReferenceEquals(execution, _execution))
        {
            return;
        }

        context.Runs.Led[Name] = false;
        if (context.Store is not null)
        {
            // Everything is stored, so the run's memory can be freed, unless its foreigners are kept for queries. If the run continues elsewhere, it must be
            // freed.
            if (!execution.Specification.Keep)
            {
                DelayDeactivation(TimeSpan.Zero);
            }

            if (IsElsewhere(execution))
            {
                DeactivateOnIdle();
            }
        }
    }

    private RunProgress Now()
    {
        if (_execution is { } execution)
        {
            return execution.Progress();
        }

        if (_recovery is { } recovery)
        {
            // The run is in progress again soon, unless the last attempt was refused.
            var before = _past?.Progress ?? Nothing;
            return recovery.Refusal is { } refusal ? before with { State = RunState.Interrupted, Error = refusal } : before with { State = RunState.Preparing };
        }

        if (_damage is { } damage)
        {
            return Nothing with { State = RunState.Damaged, Error = damage };
        }

        if (_past is not { } past)
        {
            return _beginning.IsCompleted ? throw RunNotFoundException.Of(Name) : Nothing;
        }

        if (past.Progress.State is not (RunState.Preparing or RunState.Running))
        {
            return past.Progress;
        }

        var interrupted = past.Progress with { State = RunState.Interrupted };
        return IsOfOtherVersion(past) ? interrupted with { Warning = WaitsForVersion(past) } : interrupted;
    }

    [LoggerMessage(LogLevel.Warning, "Run {Run} was in progress when its leading silo was lost, and cannot be recovered now: {Reason}")]
    private partial void LogNotRecovered(string run, string reason);

    /// <summary>The recovery of a run that was lost.</summary>
    private sealed class Recovery
    {
        private readonly Action _cancel;

        public Recovery(DateTimeOffset began, int recoveries)
        {
            (Began, Recoveries) = (began, recoveries);
            var source = new CancellationTokenSource();
            (Cancelled, _cancel) = (source.Token, source.Cancel);
        }

        /// <summary>The time at which the run was accepted.</summary>
        public DateTimeOffset Began { get; }

        /// <summary>The number of times that the run has been lost, this time included.</summary>
        public int Recoveries { get; }

        /// <summary>True if the run is to end as soon as it is recovered.</summary>
        public bool IsCancelRequested { get; set; }

        /// <summary>The attempt in progress, or the last one.</summary>
        public Task Attempt { get; set; } = Task.CompletedTask;

        public bool IsTrying => !Attempt.IsCompleted;

        /// <summary>The reason why the last attempt failed; null if there was none yet.</summary>
        public string? Refusal { get; set; }

        public CancellationToken Cancelled { get; }

        public void Cancel() => _cancel();
    }
}
