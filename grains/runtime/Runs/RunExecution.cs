using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Setup;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Timing;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Executes a run on the silo that leads it, state by state (<see cref="ExecutionStates"/>). If a silo is lost, the run goes back to its last complete
/// checkpoint. Only for use within one grain, whose turns do not overlap.
/// </summary>
internal sealed class RunExecution
{
    private readonly RunContext _context;
    private readonly SiloRun _run;
    private readonly ExecutionStates _states = new();
    private readonly EndRequest _end = new();
    private readonly RunCheckpoints? _checkpoints;
    private readonly RunRows _rows;
    private readonly CommandIntake _commands;
    private readonly RunLog _log;
    private readonly RunOpener _opener;
    private readonly RunStorage _storage;
    private readonly RecoveryBackoff _backoff;
    private readonly Pacer _pacer;
    private readonly TaskCompletionSource _claimed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int? _epoch;

    /// <param name="began">The time at which the run was accepted.</param>
    /// <param name="recoveries">The number of times that it has been lost before.</param>
    /// <param name="isCancelRequested">True if it was cancelled before it was lost.</param>
    public RunExecution(RunContext context, SiloRun run, DateTimeOffset began, int recoveries = 0, bool isCancelRequested = false)
    {
        (_context, _run) = (context, run);
        _log = new RunLog(context.Logs.CreateLogger("AdoptionSim.Runs"), run.Name);
        _rows = new RunRows(run.Setup);
        _commands = new CommandIntake(context, run, _rows);
        _pacer = new Pacer(run.Specification.Pace, _end.Received, context.Time);
        _checkpoints = RunCheckpoints.Of(run.Specification, context);
        View = new RunView(context, run, _states, _rows, _checkpoints, _log) { Recoveries = recoveries };
        _opener = new RunOpener(context, run, _checkpoints, _rows, _log, new TickClock(context.Time, View.Watch));
        _storage = new RunStorage(context, run, began, _end, _checkpoints, _rows, _log);
        _backoff = new RecoveryBackoff(context.Time, _rows.Tick);
        if (isCancelRequested)
        {
            _end.Cancel();
        }
    }

    public RunSpecification Specification => _run.Specification;

    public RunSetup Setup => _run.Setup;

    public JournalEntry[] Journal => _commands.Entries;

    /// <summary>Completes when the run is no longer executed on this silo, either because it has ended or because it continues elsewhere.</summary>
    public Task Ended => View.Ended;

    /// <summary>True if the run is to end at its next tick boundary.</summary>
    public bool IsCancelRequested => _end.IsCancelRequested;

    /// <summary>The view of the run for clients and metrics: its progress, result rows and timings.</summary>
    public RunView View { get; }

    /// <summary>Requests that the run ends at its next tick boundary, without storing the request. Used for a run that is about to be deleted.</summary>
    public void RequestEnd() => _end.Cancel();

    /// <summary>Ends the run at its next tick boundary. Returns once this request is stored, so that a silo that continues the run ends it too.</summary>
    /// <exception cref="StaleEpochException">Another owner has claimed the run.</exception>
    public async Task Cancel()
    {
        RequestEnd();
        await Task.WhenAny(_claimed.Task, View.Ended);
        if (View.Ended.IsCompleted)
        {
            if (_states.Now != ExecutionState.Cancelled || _storage.IsStatusSaved)
            {
                return;
            }

            // The run ended while the store was away: without this, another silo would recover it later.
            if (_epoch is null)
            {
                var lease = await _opener.Claim();
                _epoch = lease.Epoch;
            }
        }

        await _storage.SaveStatusOrFail(_epoch, View.Progress());
    }

    /// <summary>
    /// Stops the execution at the next tick boundary without storing anything more, because the run's grain is being deactivated here. Its next activation
    /// recovers the run.
    /// </summary>
    public void Stop() => _end.Stop();

    /// <summary>Frees the memory that the run takes on its silos, even if the run is set to keep its people for queries.</summary>
    public Task Forget() => _opener.Close(View.Executor, keeps: false);

    /// <inheritdoc cref="CommandIntake.Submit"/>
    public Task<CommandReceipt> Submit(Command command) => _commands.Submit(command, View);

    /// <summary>Executes the run until it ends or continues on another silo. An error that ends the run is recorded in its status and not thrown.</summary>
    public async Task Run()
    {
        View.BeginMetrics();
        _backoff.RestartLimit();
        try
        {
            while (!_states.IsFinal)
            {
                await Step();
            }
        }
        catch (StaleEpochException error)
        {
            await Leave(error);
        }
        catch (Exception error)
        {
            await Fail(error);
        }
        finally
        {
            View.Signal();
            View.End();
        }
    }

    /// <summary>Does the work of the present state once, such as opening the run or executing one tick. Enters the next state if the state changes.</summary>
    private async Task Step()
    {
        try
        {
            await (
                _states.Now switch
                {
                    ExecutionState.Opening => Open(stays: false),
                    ExecutionState.Ticking => NextTick(),
                    ExecutionState.Relocating => Open(stays: true),
                    _ => Recover(),
                }
            );
        }
        catch (Exception loss) when (_states.CanRecover && !_context.Cluster.IsThere(_context.Cluster.Here))
        {
            // An evicted silo must not renew its lease: it would steal the run from its new owner.
            _log.Fenced(_rows.Tick, loss.Message);
            _states.Enter(ExecutionState.Elsewhere);
        }
        catch (Exception loss) when (_states.CanRecover && _checkpoints is not null && (SiloLoss.Is(loss) || StoreFailures.Is(loss)))
        {
            if (!await CanGoBack(loss))
            {
                throw;
            }
        }
    }

    /// <summary>
    /// Claims the run, which makes this silo its owner, and creates its districts on their silos. If the store has the run's last tick already, the previous
    /// owner was lost before it could report the end, and the run is done.
    /// </summary>
    /// <param name="stays">True if the districts that stay on their silo keep their state.</param>
    private async Task Open(bool stays)
    {
        var lease = await _opener.Claim();
        _epoch = lease.Epoch;
        _claimed.TrySetResult();
        await _commands.ContinueWith(lease);
        if (lease.Checkpoints is [{ IsEnd: true } end, ..])
        {
            await _opener.Restore(end);
            await ReportEnd(ExecutionState.Done);
            return;
        }

        var executor = await _opener.Open(lease, View.Executor, stays);
        View.Opened(executor);
        _states.Enter(ExecutionState.Ticking);
        _log.StoreIsBack();
        _log.Opened(executor.Begun, executor.Plan.Silos.Length, executor.Epoch);
        await _storage.SaveStatus(_epoch, View.Progress());
        View.Signal();
    }

    /// <summary>
    /// Executes the next tick, or ends the run after its last tick or on request. After a tick, a checkpoint may be stored, districts may move to other silos,
    /// or another silo may take over the run.
    /// </summary>
    private async Task NextTick()
    {
        var executor = View.Executor!;
        if (executor.Begun >= executor.Ticks || IsCancelRequested)
        {
            await End(executor);
            return;
        }

        if (_end.IsStopRequested)
        {
            _log.Fenced(_rows.Tick, "its grain was deactivated here");
            _states.Enter(ExecutionState.Elsewhere);
            return;
        }

        if (executor.Begun >= _rows.Tick)
        {
            await _pacer.Turn();
        }

        await _commands.Stored();
        await executor.Tick(_commands.Of(executor.Begun + 1));
        View.Signal();
        switch (await _storage.Store(executor))
        {
            case NextStep.Move:
                _states.Enter(ExecutionState.Relocating);
                break;
            case NextStep.Leave:
                await _storage.SaveStatus(_epoch, View.Progress(), isHandedOver: true);
                await Forget();
                _states.Enter(ExecutionState.Elsewhere);
                break;
        }
    }

    private async Task End(TickExecutor executor)
    {
        var isDone = executor.Begun >= executor.Ticks;
        await _storage.StoreEnd(executor, isDone);
        await ReportEnd(isDone ? ExecutionState.Done : ExecutionState.Cancelled);

        // The loss of a silo no longer affects the run.
        await _opener.Close(View.Executor, Specification.Keep);
    }

    /// <summary>
    /// Begins the recovery after the loss of a silo or the store. Returns false if there was no new tick for too long, so that the run must fail.
    /// </summary>
    private async Task<bool> CanGoBack(Exception loss)
    {
        var hasTicked = _states.Now == ExecutionState.Ticking;
        _states.Enter(ExecutionState.Recovering);
        if (await _storage.IsStoreFailure(loss))
        {
            // No ticks can be lost while nothing is open, so further attempts do not count as recoveries.
            View.Recoveries += hasTicked ? 1 : 0;
            _log.Waits(_rows.Tick, loss.Message);
            _backoff.RestartLimit();
            return true;
        }

        View.Recoveries++;
        _log.Lost(_rows.Tick, loss);
        return !_backoff.IsExhausted(_rows.Tick);
    }

    /// <summary>Pauses after the loss of a silo or the store, before the run is opened again; ends the run if that was requested.</summary>
    private async Task Recover()
    {
        await SiloLoss.Ignore(() => View.Executor?.Abandon() ?? Task.CompletedTask);
        await Task.WhenAny(_backoff.Wait(), _end.Received);
        if (_end.IsStopRequested)
        {
            _states.Enter(ExecutionState.Elsewhere);
        }
        else if (IsCancelRequested)
        {
            await ReportEnd(ExecutionState.Cancelled);
            await _opener.Close(View.Executor, Specification.Keep);
        }
        else
        {
            _states.Enter(ExecutionState.Opening);
        }
    }

    private Task ReportEnd(ExecutionState end)
    {
        _states.Enter(end);
        _log.Ended(_rows.Tick, _states.Reported);
        return _storage.SaveStatus(_epoch, View.Progress());
    }

    private async Task Fail(Exception error)
    {
        _states.Fail(error.Message);
        _log.Failed(View.Executor?.Begun ?? default, error);
        await SiloLoss.Ignore(() => View.Executor?.Abandon() ?? Task.CompletedTask);
        try
        {
            await _storage.SaveStatus(_epoch, View.Progress());
        }
        catch (StaleEpochException stale)
        {
            // An error of a former owner, such as a silo that was believed dead, is not the run's error.
            _states.Enter(ExecutionState.Elsewhere);
            await Leave(stale);
            return;
        }

        // A failed run does not need its silos any more: they may leave at once.
        await _opener.Close(View.Executor, Specification.Keep);
    }

    /// <summary>
    /// Ends the execution here because another silo has claimed the run and leads it now. The run's silos free its memory, unless they already serve the new
    /// owner.
    /// </summary>
    private async Task Leave(StaleEpochException error)
    {
        _log.Fenced(_rows.Tick, error.Message);
        await Forget();
        if (!_states.IsFinal)
        {
            _states.Enter(ExecutionState.Elsewhere);
        }
    }
}
