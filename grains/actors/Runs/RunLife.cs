using AdoptionSim.Actors.Checkpoints;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Model.Runs;
using Microsoft.Extensions.Logging;

namespace AdoptionSim.Actors.Runs;

/// <summary>
/// A run while its grain carries it: tick follows tick, what is stored is stored, districts move when silos come and go, and where one is lost the run goes back to
/// the last whole checkpoint. Only for use within one grain, whose turns do not overlap.
/// </summary>
internal sealed partial class RunLife
{
    /// <summary>A loss is followed by another try at once at first, then after ever longer pauses.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Without a new tick for so long, the run has failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly RunContext _context;
    private readonly SiloRun _run;
    private readonly DateTimeOffset _began;
    private readonly RunArchive? _archive;
    private readonly CommandCheck _check;
    private readonly RunRecord _record;
    private readonly Pacer _pacer;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Journal _journal;
    private RunCourse? _course;
    private TaskCompletionSource _progressed = NewSignal();
    private RunState _state = RunState.Preparing;
    private string? _error;
    private string? _warning;
    private int _recoveries;
    private int _seen;
    private long _sentBytes;
    private bool _isCancelled;
    private bool _isOpen;

    /// <param name="began">When the run was accepted.</param>
    /// <param name="recoveries">How often it has been lost before.</param>
    public RunLife(RunContext context, SiloRun run, DateTimeOffset began, int recoveries = 0)
    {
        (_context, _run, _began, _recoveries) = (context, run, began, recoveries);
        _logger = context.Logs.CreateLogger("AdoptionSim.Runs");
        _check = new CommandCheck(run);
        _record = new RunRecord(run.Setup);
        _pacer = new Pacer(run.Specification.Pace, context.Time);
        _archive = context.Store is { } store ? new RunArchive(store, run.Name, IntervalOf(run.Specification, context.Interval), context.Time) : null;
        _journal = JournalOf(new Claim(0, [], []));
    }

    public RunSpecification Specification => _run.Specification;

    public RunState State => _state;

    public JournalEntry[] Journal => _journal.Entries;

    /// <summary>Done when the run has ended here: for good, or because it is carried on elsewhere.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The last tick that is done; -1 before the start.</summary>
    public int Tick => _record.Tick;

    /// <summary>Done at the next tick, or when the run has ended.</summary>
    public Task Progressed => _progressed.Task;

    private int Ticks => _run.Setup.Calendar.Ticks;

    /// <summary>The rows of finished ticks.</summary>
    public TickRows[] Rows(int fromTick, int count) => _record.From(fromTick, count);

    public void Cancel()
    {
        _isCancelled = true;
        _pacer.Release();
    }

    /// <summary>Once it has ended: people who were kept to be asked go.</summary>
    public Task Forget() => Quietly(() => _course?.Close(keeps: false) ?? Task.CompletedTask);

    /// <summary>The whole life; its errors end up in its state.</summary>
    public async Task Go()
    {
        try
        {
            await Carry();
        }
        catch (StaleEpochException error)
        {
            // Another carries the run by now; what it does is not this one's to judge. Silos that have no part in it any more need not hold on to theirs.
            LogFenced(_run.Name, error.Message);
            await Quietly(() => _course?.Close(keeps: false) ?? Task.CompletedTask);
        }
        catch (Exception error)
        {
            (_state, _error) = (RunState.Failed, error.Message);
            LogFailed(_run.Name, _course?.Begun ?? 0, error);
            await Quietly(() => _course?.Abandon() ?? Task.CompletedTask);
            await Note();
        }
        finally
        {
            Signal();
            _ended.TrySetResult();
        }
    }

    /// <exception cref="CommandRefusedException">The command makes no sense, or comes too late.</exception>
    public async Task<CommandReceipt> Submit(Command command)
    {
        var placed = _check.Read(command.Kind, command.Target, command.Argument);
        while (!_isOpen && _state is RunState.Preparing or RunState.Running && !_ended.Task.IsCompleted)
        {
            await _progressed.Task;
        }

        if (await _journal.ReceiptOf(command.Id) is { } receipt)
        {
            return receipt;
        }

        if (_state is not (RunState.Preparing or RunState.Running) || _course is not { } course || _ended.Task.IsCompleted)
        {
            throw new CommandRefusedException($"Run {_run.Name} has ended, or its last tick has begun.");
        }

        var next = 1 + Math.Max(course.Begun, Math.Max(_record.Tick, _seen));
        if (next > Ticks)
        {
            throw new CommandRefusedException($"Run {_run.Name} has ended, or its last tick has begun.");
        }

        var tick = Math.Max(next, command.AtTick ?? next);
        if (tick > Ticks)
        {
            throw new CommandRefusedException($"at tick: found {tick}, allowed: {next} to {Ticks}.");
        }

        if (tick == next && _record.Tick >= 0)
        {
            CommandCheck.CheckIsThere(placed, command.Target, _record.Latest[placed.District]);
        }

        return await _journal.Add(tick, command, placed);
    }

    public RunProgress Progress() => new(
        _state,
        Math.Max(0, _record.Tick),
        Ticks,
        _run.Setup.Calendar.DateOf(Math.Max(0, _record.Tick)),
        (long)Math.Round(_record.Subscribers / _run.Setup.Scale, MidpointRounding.AwayFromZero),
        _run.Setup.Census.People,
        _course?.Plan.Silos.Length ?? 0,
        _record.Latest.Sum(placed => placed.Report.Messages),
        _record.Digest,
        ModelVersion.Current,
        _error,
        _archive?.Whole?.Id.Tick,
        _recoveries,
        _warning,
        _sentBytes + (_course?.SentBytes ?? 0));

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CheckpointInterval IntervalOf(RunSpecification specification, CheckpointOptions usual) =>
        specification.Checkpoints is { Seconds: > 0 } or { Ticks: > 0 } ? specification.Checkpoints : new CheckpointInterval(usual.Seconds, usual.Ticks);

    private static SiloAddress[] SilosOf(CheckpointIndex? from) => [.. (from?.Silos ?? []).Select(SiloAddress.FromParsableString)];

    private static async Task Quietly(Func<Task> task)
    {
        try
        {
            await task();
        }
        catch (Exception error) when (StoreFailures.Is(error) || Losses.Is(error) || error is StaleEpochException)
        {
            // The run has ended anyway; whoever is lost has nothing left to do.
        }
    }

    private async Task Carry()
    {
        var lastNew = (_record.Tick, At: _context.Time.GetTimestamp());
        for (var tries = 0; ; tries++)
        {
            try
            {
                await Open(stays: false);
                await TickByTick();
                return;
            }
            catch (Exception loss) when (_archive is not null && (Losses.Is(loss) || StoreFailures.Is(loss)))
            {
                _isOpen = false;
                _recoveries++;
                _warning = StoreFailures.Is(loss) ? loss.Message : $"A silo was lost after tick {_record.Tick}; the run went back to its last whole checkpoint.";
                LogLost(_run.Name, _record.Tick, loss.Message);
                if (_record.Tick > lastNew.Tick)
                {
                    (tries, lastNew) = (0, (_record.Tick, _context.Time.GetTimestamp()));
                }
                else if (_context.Time.GetElapsedTime(lastNew.At) > Patience)
                {
                    throw;
                }
            }

            await Quietly(() => _course?.Abandon() ?? Task.CompletedTask);
            var pause = TimeSpan.FromMilliseconds(Math.Min(LongestPause.TotalMilliseconds, 200 * Math.Pow(2, tries)));
            await Task.Delay(pause, _context.Time);
        }
    }

    /// <summary>Takes the run over and opens its districts, at the latest checkpoint that is not damaged, or at the start.</summary>
    private async Task Open(bool stays)
    {
        var claim = _context.Store is { } store ? await store.Claim(_run.Name) : new Claim(1, [], []);
        await _journal.Stored();
        _journal = JournalOf(claim);
        var former = _course?.Plan.Silos ?? [];
        for (var number = 0; ; number++)
        {
            var from = number < claim.Checkpoints.Count ? claim.Checkpoints[number] : null;
            try
            {
                former = former.Length > 0 ? former : SilosOf(from);
                await Open(claim.Epoch, from, stays && number == 0);
                break;
            }
            catch (DamagedPartException damage) when (number + 1 < claim.Checkpoints.Count)
            {
                _warning = damage.Message;
                LogDamaged(_run.Name, damage.Message);
            }
        }

        await LetGo(former);
        (_state, _isOpen) = (RunState.Running, true);
        await Note();
        Signal();
    }

    private async Task Open(int epoch, CheckpointIndex? from, bool stays)
    {
        if (from is not null && (from.ModelVersion != ModelVersion.Current || from.Layout != CheckpointIndex.CurrentLayout))
        {
            throw new InvalidOperationException(
                $"Run {_run.Name} was stored by model version {from.ModelVersion} (layout {from.Layout}); this is model version {ModelVersion.Current} (layout {CheckpointIndex.CurrentLayout}).");
        }

        if (_archive is not null)
        {
            if (_record.Tick < from?.Id.Tick)
            {
                _record.Restore(await _archive.ReadRows(from));
            }

            _archive.GoOnFrom(from);
        }

        var stages = new Stages(_context.Grains, Specification, PlanFor(from), epoch);
        var course = new RunCourse(_run, stages, epoch, _record);
        await course.Open(from, stays);
        _sentBytes += _course?.SentBytes ?? 0;
        (_course, _seen) = (course, Math.Max(_seen, course.Seen));
    }

    private PlacementPlan PlanFor(CheckpointIndex? from)
    {
        var silos = _context.Cluster.Silos;
        if (silos.Count == 0)
        {
            throw new NotHereException("No silo takes part in runs: all are leaving.");
        }

        return (_course?.Plan, from) switch
        {
            ({ } plan, _) => plan.For(silos, _run.People),
            (null, { } index) => new PlacementPlan(SilosOf(index), index.SiloOf).For(silos, _run.People),
            _ => PlacementPlan.Of(silos, _run.People),
        };
    }

    /// <summary>Silos that have no part any more need not hold on to theirs.</summary>
    private async Task LetGo(SiloAddress[] former)
    {
        foreach (var silo in former.Except(_course!.Plan.Silos).Where(_context.Cluster.IsThere))
        {
            await Quietly(() => _context.Grains.GetGrain<ISiloStage>(StageKey.Of(_run.Name, silo)).Close(_course.Epoch, keeps: false));
        }
    }

    private async Task TickByTick()
    {
        while (_course!.Begun < Ticks && !_isCancelled)
        {
            if (_course.Begun >= _record.Tick)
            {
                await _pacer.Turn();
            }

            await _journal.Stored();
            await _course.Tick(_journal.Of(_course.Begun + 1));
            Signal();
            if (_archive is not null && await Store(_archive) == Onward.Elsewhere)
            {
                return;
            }
        }

        await End(_course.Begun < Ticks ? RunState.Cancelled : RunState.Done);
    }

    /// <summary>At a tick boundary: stores the run where that is due, and lets the districts move where silos have come or go.</summary>
    private async Task<Onward> Store(RunArchive archive)
    {
        Warn(await archive.Outcome());
        var cluster = _context.Cluster;
        var leaves = _course!.Plan.Silos.Any(cluster.IsLeaving) || cluster.IsLeaving(cluster.Here);
        if ((!leaves && !archive.IsDue(_course.Begun)) || _course.Begun == Ticks)
        {
            return Onward.Here;
        }

        var silos = cluster.Silos;
        var moves = silos.Count > 0 && !silos.SequenceEqual(_course.Plan.Silos);
        Warn(await archive.Take(_course, _record));
        if (!moves && !leaves)
        {
            return Onward.Here;
        }

        if (await archive.Settled() is { } failure)
        {
            Warn(failure);
            return Onward.Here;
        }

        if (archive.Whole?.Id != new CheckpointId(_course.Epoch, _course.Begun))
        {
            return Onward.Here;
        }

        if (cluster.IsLeaving(cluster.Here) || silos.Count == 0)
        {
            await Note(isHandedOver: true);
            await Quietly(() => _course.Close(keeps: false));
            return Onward.Elsewhere;
        }

        LogMoves(_run.Name, _course.Begun, _course.Plan.Silos.Length, silos.Count);
        _isOpen = false;
        await Open(stays: true);
        return Onward.Here;
    }

    private async Task End(RunState state)
    {
        if (_archive is not null)
        {
            Warn(await _archive.Settled());
            Warn(await _archive.Take(_course!, _record, isEnd: state == RunState.Done) ?? await _archive.Settled());
        }

        _state = state;
        await Note();
        await _course!.Close(Specification.Keep);
    }

    private void Warn(string? failure)
    {
        if (failure is not null)
        {
            _warning = failure;
            LogNotStored(failure);
        }
    }

    /// <summary>Tells the store how the run stands; a store that is away is no reason to end.</summary>
    private async Task Note(bool isHandedOver = false)
    {
        if (_context.Store is not { } store || _course is not { } course)
        {
            return;
        }

        try
        {
            await store.Note(_run.Name, course.Epoch, new RunStanding(_context.Cluster.Id, _began, Progress(), isHandedOver));
        }
        catch (Exception error) when (StoreFailures.Is(error))
        {
            Warn(error.Message);
        }
    }

    private Journal JournalOf(Claim claim)
    {
        var journal = new Journal(entry => _context.Store is { } store ? store.Append(_run.Name, claim.Epoch, entry) : Task.CompletedTask);

        // A run that is cut short leaves out what would have come later.
        foreach (var entry in Specification.Commands.Where(entry => entry.Tick <= Ticks).Concat(claim.Journal))
        {
            journal.Add(entry, _check.Read(entry.Kind, entry.Target, entry.Argument));
        }

        return journal;
    }

    private void Signal()
    {
        _context.Runs.Standings[_run.Name] = new Standing(Math.Max(0, _record.Tick), Ticks, (long)Math.Round(_record.Subscribers / _run.Setup.Scale, MidpointRounding.AwayFromZero));
        var done = _progressed;
        _progressed = NewSignal();
        done.TrySetResult();
    }

    private enum Onward
    {
        Here,

        /// <summary>All is stored, and this silo leaves.</summary>
        Elsewhere,
    }

    [LoggerMessage(LogLevel.Error, "Run {Run} failed in tick {Tick}")]
    private partial void LogFailed(string run, int tick, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Run {Run} goes back to its last whole checkpoint after tick {Tick}: {Reason}")]
    private partial void LogLost(string run, int tick, string reason);

    [LoggerMessage(LogLevel.Warning, "Run {Run} is carried on elsewhere: {Reason}")]
    private partial void LogFenced(string run, string reason);

    [LoggerMessage(LogLevel.Warning, "Run {Run} goes back to the checkpoint before: {Damage}")]
    private partial void LogDamaged(string run, string damage);

    [LoggerMessage(LogLevel.Information, "Run {Run} moves districts at tick {Tick}, from {Before} silos to {After}")]
    private partial void LogMoves(string run, int tick, int before, int after);

    [LoggerMessage(LogLevel.Warning, "{Failure}")]
    private partial void LogNotStored(string failure);
}
