using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Services;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Telemetry;
using AdoptionSim.Runtime.Timing;
using Microsoft.Extensions.Logging;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// The execution of a run under its grain, tick after tick. If a silo is lost, the run goes back to the last complete checkpoint. Only for use within one grain,
/// whose turns do not overlap.
/// </summary>
internal sealed partial class RunExecution
{
    private readonly RunContext _context;
    private readonly SiloRun _run;
    private readonly RunCheckpoints? _checkpoints;
    private readonly RunRows _rows;
    private readonly CommandIntake _commands;
    private readonly RunLog _log;
    private readonly RunOpener _opener;
    private readonly RunStorage _storage;
    private readonly TickWatch _watch;
    private readonly RunSeries _series;
    private readonly Pacer _pacer;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _claimed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TickExecutor? _executor;
    private int? _epoch;
    private TaskCompletionSource _progressed = NewSignal();
    private RunState _state = RunState.Preparing;
    private string? _error;
    private int _recoveries;
    private int _seen;
    private long _sentBytes;
    private readonly TaskCompletionSource _isToEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isStopped;
    private bool _isOpen;

    /// <param name="began">The time at which the run was accepted.</param>
    /// <param name="recoveries">The number of times that it has been lost before.</param>
    /// <param name="isCancelRequested">True if it was cancelled before it was lost.</param>
    public RunExecution(RunContext context, SiloRun run, DateTimeOffset began, int recoveries = 0, bool isCancelRequested = false)
    {
        (_context, _run, _recoveries) = (context, run, recoveries);
        _logger = context.Logs.CreateLogger("AdoptionSim.Runs");
        _rows = new RunRows(run.Setup);
        _commands = new CommandIntake(context, run, _rows);
        _pacer = new Pacer(run.Specification.Pace, context.Time);
        _checkpoints = RunCheckpoints.Of(run.Specification, context);
        _log = new RunLog(_logger, run.Name);
        _watch = new TickWatch(run.Name, context.Series, context.Traces, context.Time);
        _series = context.Series.Of(run);
        _opener = new RunOpener(context, run, _checkpoints, _rows, _log, new TickClock(context.Time, _watch));
        _storage = new RunStorage(context, run, began, _checkpoints, _rows, _log, _logger) { IsCancelRequested = isCancelRequested };
        if (isCancelRequested)
        {
            _isToEnd.TrySetResult();
            _pacer.Release();
        }
    }

    public RunSpecification Specification => _run.Specification;

    public RunSetup Setup => _run.Setup;

    public RunState State => _state;

    public JournalEntry[] Journal => _commands.Entries;

    /// <summary>Completes when the run has ended here, either for good or because it continues elsewhere.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The last finished tick; -1 before the start.</summary>
    public int Tick => _rows.Tick;

    /// <summary>Completes at the next tick, or when the run has ended.</summary>
    public Task Progressed => _progressed.Task;

    private int Ticks => _run.Setup.Calendar.Ticks;

    /// <summary>Returns the rows of finished ticks.</summary>
    public TickRows[] Rows(int fromTick, int count) => RowLimit.Take(_rows.From(fromTick, count));

    /// <summary>True if the run is to end at its next tick boundary.</summary>
    public bool IsCancelRequested => _storage.IsCancelRequested;

    /// <summary>Ends the run at its next tick boundary without storing its status: for a run that is about to be deleted.</summary>
    public void RequestEnd()
    {
        _storage.IsCancelRequested = true;
        _isToEnd.TrySetResult();
        _pacer.Release();
    }

    /// <summary>Ends the run at its next tick boundary. Returns once that is stored, so that a silo that continues the run ends it too.</summary>
    /// <exception cref="StaleEpochException">Another owner has claimed the run.</exception>
    public async Task Cancel()
    {
        RequestEnd();
        await Task.WhenAny(_claimed.Task, _ended.Task);
        if (_ended.Task.IsCompleted)
        {
            if (_state != RunState.Cancelled || _storage.IsNoted)
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

        await _storage.NoteOrFail(_epoch, Progress());
    }

    /// <summary>Stops at the next tick boundary and stores nothing more: the run's grain is deactivated, and its next activation recovers the run.</summary>
    public void Stop()
    {
        _isStopped = true;
        _isToEnd.TrySetResult();
        _pacer.Release();
    }

    /// <summary>Frees the memory of an ended run on its silos, even of a kept one.</summary>
    public Task Forget() => Close(keeps: false);

    /// <summary>Executes the run until it ends; errors end up in its status.</summary>
    public async Task Go()
    {
        _context.Series.Led.Begin(_series);
        try
        {
            await Carry();
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
            Signal();
            EndSeries();
            _ended.TrySetResult();
        }
    }

    /// <exception cref="CommandRefusedException">The command is invalid, or comes too late.</exception>
    public async Task<CommandReceipt> Submit(Command command)
    {
        var placed = _commands.Read(command);
        while (!_isOpen && _state is RunState.Preparing or RunState.Running && !_ended.Task.IsCompleted)
        {
            await _progressed.Task;
        }

        return await _commands.Take(command, placed, LastBegun);
    }

    /// <summary>Returns the timings; empty if the run is not in progress.</summary>
    public RunTimings Timings() =>
        _executor is { } executor && !_ended.Task.IsCompleted
            ? _watch.Read(executor.Plan, _run.People, Ticks - executor.Begun)
            : new RunTimings(0, null, [], []);

    /// <exception cref="KeyNotFoundException">There is no such foreigner now, or the run is not open yet.</exception>
    public EntityView ServiceEntity(string place, int number) =>
        _executor is { } executor
            ? EntityViews.Of(
                new EntityKey(place, EntityKind.Foreigner, number),
                executor.Begun,
                _run.Setup.Calendar.DateOf(executor.Begun),
                executor.Services.Describe(place, number)
            )
            : throw new KeyNotFoundException($"Run {_run.Name} is not open yet.");

    public RunProgress Progress() =>
        new(
            _state,
            Math.Max(0, _rows.Tick),
            Ticks,
            _run.Setup.Calendar.DateOf(Math.Max(0, _rows.Tick)),
            new Scaling(_run.Setup.Scale).Whole(PhoneMeasures.Subscribers, _rows.Subscribers),
            _run.Setup.Census.People,
            _executor?.Plan.Silos.Length ?? _checkpoints?.Whole?.Silos.Length ?? 0,
            _rows.Latest.Sum(placed => placed.Report.Messages),
            _rows.Digest,
            _context.Cluster.Version.Model,
            _error,
            _checkpoints?.Whole?.Id.Tick,
            _recoveries,
            _log.Latest,
            _sentBytes + (_executor?.SentBytes ?? 0)
        );

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Returns the last tick that any silo has begun; null if no further tick will begin.</summary>
    private int? LastBegun() =>
        _state is RunState.Preparing or RunState.Running && _executor is { } executor && !_ended.Task.IsCompleted
            ? Math.Max(executor.Begun, Math.Max(_rows.Tick, _seen))
            : null;

    private async Task Carry()
    {
        var backoff = new RecoveryBackoff(_context.Time, _rows.Tick);
        while (true)
        {
            try
            {
                if (await Open(stays: false))
                {
                    await TickByTick();
                }

                return;
            }
            catch (Exception loss) when (!_context.Cluster.IsThere(_context.Cluster.Here))
            {
                // An evicted silo must not renew its lease: it would steal the run from its new owner.
                LogFenced(_run.Name, _rows.Tick, loss.Message);
                return;
            }
            catch (Exception loss) when (_checkpoints is not null && (SiloLoss.Is(loss) || StoreFailures.Is(loss)))
            {
                var wasOpen = _isOpen;
                _isOpen = false;
                if (await _storage.IsOfStore(loss))
                {
                    // No ticks can be lost while nothing is open, so further attempts do not count as recoveries.
                    _recoveries += wasOpen ? 1 : 0;
                    _log.Waits(_rows.Tick, loss.Message);
                    backoff.RestartLimit();
                }
                else
                {
                    _recoveries++;
                    var warning = StoreFailures.Is(loss)
                        ? loss.Message
                        : $"A silo was lost after tick {_rows.Tick}; the run went back to its last complete checkpoint.";
                    _log.Lost(_rows.Tick, warning, loss.Message);
                    if (backoff.IsExhausted(_rows.Tick))
                    {
                        throw;
                    }
                }
            }

            await SiloLoss.Ignore(() => _executor?.Abandon() ?? Task.CompletedTask);
            await Task.WhenAny(backoff.Wait(), _isToEnd.Task);
            if (_isStopped)
            {
                return;
            }

            if (IsCancelRequested)
            {
                await Tell(RunState.Cancelled);
                await Close(Specification.Keep);
                return;
            }
        }
    }

    /// <returns>True if any tick is left: an owner may be lost between storing the end and reporting it.</returns>
    private async Task<bool> Open(bool stays)
    {
        var lease = await _opener.Claim();
        _epoch = lease.Epoch;
        _claimed.TrySetResult();
        await _commands.ContinueWith(lease);
        if (lease.Checkpoints is [{ IsEnd: true } end, ..])
        {
            await _opener.Restore(end);
            await Tell(RunState.Done);
            return false;
        }

        var executor = await _opener.Open(lease, _executor, stays);
        _sentBytes += _executor?.SentBytes ?? 0;
        (_executor, _seen) = (executor, Math.Max(_seen, executor.Seen));
        _watch.Clear();
        (_state, _isOpen) = (RunState.Running, true);
        _log.StoreIsBack();
        LogOpened(_run.Name, executor.Begun, executor.Plan.Silos.Length, executor.Epoch);
        await _storage.Note(_epoch, Progress());
        Signal();
        return true;
    }

    private async Task TickByTick()
    {
        while (_executor!.Begun < Ticks && !IsCancelRequested)
        {
            if (_isStopped)
            {
                LogFenced(_run.Name, _rows.Tick, "its grain was deactivated here");
                return;
            }

            if (_executor.Begun >= _rows.Tick)
            {
                await _pacer.Turn();
            }

            await _commands.Stored();
            await _executor.Tick(_commands.Of(_executor.Begun + 1));
            Signal();
            switch (await _storage.Store(_executor))
            {
                case NextStep.Move:
                    _isOpen = false;
                    await Open(stays: true);
                    break;
                case NextStep.Leave:
                    await _storage.Note(_epoch, Progress(), isHandedOver: true);
                    await Forget();
                    return;
            }
        }

        await End(_executor.Begun < Ticks ? RunState.Cancelled : RunState.Done);
    }

    private async Task End(RunState state)
    {
        await _storage.StoreLast(_executor!, isDone: state == RunState.Done);
        await Tell(state);

        // The loss of a silo no longer affects the run.
        await Close(Specification.Keep);
    }

    /// <summary>Ends the run on its silos, including those on which it was only partly opened.</summary>
    private async Task Close(bool keeps)
    {
        var unopened = ReferenceEquals(_opener.Latest, _executor) ? null : _opener.Latest;
        await SiloLoss.Ignore(() => _executor?.Close(keeps) ?? Task.CompletedTask);
        await SiloLoss.Ignore(() => unopened?.Close(keeps) ?? Task.CompletedTask);
    }

    private Task Tell(RunState end)
    {
        _state = end;
        LogEnded(_run.Name, _rows.Tick, end);
        return _storage.Note(_epoch, Progress());
    }

    private async Task Fail(Exception error)
    {
        (_state, _error) = (RunState.Failed, error.Message);
        LogFailed(_run.Name, _executor?.Begun ?? 0, error);
        await SiloLoss.Ignore(() => _executor?.Abandon() ?? Task.CompletedTask);
        try
        {
            await _storage.Note(_epoch, Progress());
        }
        catch (StaleEpochException stale)
        {
            // An error of a former owner, such as a silo that was believed dead, is not the run's error.
            (_state, _error) = (RunState.Running, null);
            await Leave(stale);
            return;
        }

        // A failed run does not need its silos any more: they may leave at once.
        await Close(Specification.Keep);
    }

    /// <summary>Leaves the run to its new owner. Its memory on this owner's silos is freed.</summary>
    private Task Leave(StaleEpochException error)
    {
        LogFenced(_run.Name, _rows.Tick, error.Message);
        return Forget();
    }

    private void Signal()
    {
        _series.Update(_rows.From(_series.Next, int.MaxValue), Progress(), _seen, _checkpoints?.Tally);
        var done = _progressed;
        _progressed = NewSignal();
        done.TrySetResult();
    }

    /// <summary>Ends the run's metrics here. If the run continues on another silo, that one reports them.</summary>
    private void EndSeries()
    {
        if (_state is RunState.Preparing or RunState.Running)
        {
            _context.Series.Led.Drop(_series);
        }
        else
        {
            _context.Series.Led.End(_series);
        }
    }

    [LoggerMessage(LogLevel.Information, "Run {Run} continues after tick {Tick} on {Silos} silos, under epoch {Epoch}")]
    private partial void LogOpened(string run, int tick, int silos, int epoch);

    [LoggerMessage(LogLevel.Information, "Run {Run} has ended after tick {Tick}: {State}")]
    private partial void LogEnded(string run, int tick, RunState state);

    [LoggerMessage(LogLevel.Error, "Run {Run} failed in tick {Tick}")]
    private partial void LogFailed(string run, int tick, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Run {Run} continues on another silo after tick {Tick}: {Reason}")]
    private partial void LogFenced(string run, int tick, string reason);
}
