using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Model.Runs;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace AdoptionSim.Actors.Runs;

/// <summary>A run: hosts the supersteps, the journal and the rows. Reentrant, so that it answers while a tick is on its way.</summary>
[Reentrant, KeepAlive]
public sealed partial class RunGrain(SiloRuns runs, ISiloStatusOracle silos, ILogger<RunGrain> logger) : Grain, IRun
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private Journal _journal = new();
    private RunSpecification? _specification;
    private RunCourse? _course;
    private RunState _state = RunState.Preparing;
    private string? _error;
    private bool _isCancelled;
    private TaskCompletionSource _progressed = NewSignal();

    public async Task Start(RunSpecification specification)
    {
        if (_specification is not null)
        {
            if (!IsSame(_specification, specification))
            {
                throw new InvalidOperationException($"Run {specification.Name} has begun with another specification.");
            }

            return;
        }

        _specification = specification;
        try
        {
            _course = await Prepare(specification);
        }
        catch
        {
            (_specification, _journal) = (null, new Journal());
            runs.Forget(specification.Name);
            throw;
        }

        // Not awaited: the run goes on by itself in turns of this grain, and its errors end up in its state.
        _ = Go(_course);
    }

    public Task<RunProgress> Progress() => Task.FromResult(Now());

    public async Task<RunProgress> WaitFor(int tick)
    {
        var tooLong = Task.Delay(LongestWait);
        while ((_course?.Record.Tick ?? -1) < tick && _state is RunState.Preparing or RunState.Running && !tooLong.IsCompleted)
        {
            await Task.WhenAny(_progressed.Task, tooLong);
        }

        return Now();
    }

    public Task<TickRows[]> Rows(int fromTick, int count) => Task.FromResult(_course?.Record.From(fromTick, count) ?? []);

    public Task Cancel()
    {
        _isCancelled = true;
        return Task.CompletedTask;
    }

    public Task<CommandReceipt> Submit(Command command)
    {
        if (_journal.ReceiptOf(command.Id) is { } receipt)
        {
            return Task.FromResult(receipt);
        }

        var course = _course ?? throw new CommandRefusedException($"There is no run {this.GetPrimaryKeyString()}.");
        if (_state is not (RunState.Preparing or RunState.Running) || course.Begun >= course.Ticks)
        {
            throw new CommandRefusedException($"Run {this.GetPrimaryKeyString()} has ended, or its last tick has begun.");
        }

        var next = course.Begun + 1;
        var tick = Math.Max(next, command.AtTick ?? next);
        if (tick > course.Ticks)
        {
            throw new CommandRefusedException($"at tick: found {tick}, allowed: {next} to {course.Ticks}.");
        }

        var placed = course.Check.Read(command.Kind, command.Target, command.Argument);
        if (tick == next && course.Record.Tick >= 0)
        {
            CommandCheck.CheckIsThere(placed, command.Target, course.Record.Latest[placed.District]);
        }

        return Task.FromResult(_journal.Add(tick, command, placed));
    }

    public Task Resume() => throw new RunRefusedException($"Run {this.GetPrimaryKeyString()} cannot be resumed: nothing of it is stored.");

    public Task Delete()
    {
        _isCancelled = true;
        return Task.CompletedTask;
    }

    public Task<RunSpecification> Specification() =>
        Task.FromResult(_specification ?? throw new RunRefusedException($"There is no run {this.GetPrimaryKeyString()}."));

    public Task<JournalEntry[]> Journal() => Task.FromResult(_journal.Entries);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static bool IsSame(RunSpecification one, RunSpecification other) =>
        one with { Nation = other.Nation, Scenario = other.Scenario, Commands = other.Commands } == other
        && one.Nation.AsSpan().SequenceEqual(other.Nation)
        && one.Scenario.AsSpan().SequenceEqual(other.Scenario)
        && one.Commands.AsSpan().SequenceEqual(other.Commands);

    private async Task<RunCourse> Prepare(RunSpecification specification)
    {
        var run = await runs.Prepare(specification);
        var active = silos.GetApproximateSiloStatuses(onlyActive: true).Keys;
        var plan = PlacementPlan.Of(active, [.. run.Setup.Populations.Select(population => population.People)]);
        var course = new RunCourse(run, plan, GrainFactory);

        // A run that is cut short leaves out what would have come later.
        foreach (var entry in specification.Commands.Where(entry => entry.Tick <= course.Ticks))
        {
            _journal.Add(entry, course.Check.Read(entry.Kind, entry.Target, entry.Argument));
        }

        return course;
    }

    private async Task Go(RunCourse course)
    {
        try
        {
            await course.Open();
            _state = RunState.Running;
            for (Signal(); course.Begun < course.Ticks && !_isCancelled; Signal())
            {
                await course.Tick(_journal);
            }

            _state = course.Begun < course.Ticks ? RunState.Cancelled : RunState.Done;
        }
        catch (Exception exception)
        {
            (_state, _error) = (RunState.Failed, exception.Message);
            LogFailed(this.GetPrimaryKeyString(), course.Begun, exception);
            await course.Abandon();
        }
        finally
        {
            Signal();
        }
    }

    private void Signal()
    {
        var now = Now();
        runs.Standings[this.GetPrimaryKeyString()] = new Standing(now.Tick, now.Ticks, now.Subscribers);
        var done = _progressed;
        _progressed = NewSignal();
        done.TrySetResult();
    }

    private RunProgress Now() => _course?.Progress(_state, _error)
        ?? new RunProgress(RunState.Preparing, 0, 0, default, 0, 0, 0, 0, "", ModelVersion.Current, null);

    [LoggerMessage(LogLevel.Error, "Run {Run} failed in tick {Tick}")]
    private partial void LogFailed(string run, int tick, Exception exception);
}
