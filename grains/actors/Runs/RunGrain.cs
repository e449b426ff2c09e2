using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Services;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Runs;
using AdoptionSim.Runtime.Silos;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.GrainDirectory;

namespace AdoptionSim.Actors.Runs;

/// <summary>
/// The grain of a run, which executes it. For an ended run it answers from the stored data. Reentrant, so that it answers while a tick is in progress. If the
/// grain of a run that was in progress in this cluster is activated again, it recovers the run. It does so after the activation, so that the run can be listed,
/// cancelled and deleted in the meantime.
/// </summary>
[Reentrant, StayingPlacement, GrainDirectory(SteadyDirectory.Name)]
public sealed class RunGrain : Grain, IRun, IRunRecovery, INationQuery, IRunActivation, IIncomingGrainCallFilter
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly RunContext _context;
    private readonly RunLifecycle _run;

    public RunGrain(RunContext context, ILogger<RunGrain> logger)
    {
        _context = context;
        _run = new RunLifecycle(context, Name, this, logger);
    }

    private string Name => this.GetPrimaryKeyString();

    /// <exception cref="RunRefusedException">The name breaks <see cref="NameRule"/>: each call gets this exception, and nothing is read or
    /// recovered.</exception>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        RunStarter.CheckName(Name);
        return _run.Activate();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _run.Deactivate();
        return Task.CompletedTask;
    }

    public Task Invoke(IIncomingGrainCallContext context) => ClientCheck.Invoke(context, _context.Cluster.Version);

    public Task Start(RunSpecification specification) => _run.Start(specification);

    public Task Resume() => _run.Resume();

    public Task Recover() => _run.Recover();

    public Task Cancel() => _run.Cancel();

    public Task Delete() => _run.Delete();

    public async Task<CommandReceipt> Submit(Command command)
    {
        CommandCheck.CheckShape(command);
        await _run.Recovered(TooLong());
        return _run.Execution is { } execution
            ? await execution.Submit(command)
            : throw new CommandRefusedException(_run.Stored.Status is null ? $"There is no run {Name}." : $"Run {Name} is not in progress.");
    }

    public Task<RunSpecification> Specification() => _run.Specification();

    public Task<RunProgress> Progress() => Task.FromResult(_run.Progress());

    public async Task<RunProgress> WaitFor(Tick tick)
    {
        var tooLong = TooLong();
        await _run.Recovered(tooLong);
        while (_run.Execution is { Ended.IsCompleted: false, View: { } view } && view.Tick < tick && !tooLong.IsCompleted)
        {
            await Task.WhenAny(view.Progressed, tooLong);
        }

        return _run.Now();
    }

    public Task<RunTimings> Timings() => Task.FromResult(_run.Execution?.View.Timings() ?? new RunTimings(0, null, [], []));

    public Task<string> Schema() => Task.FromResult(MeasureSchema.Current.Json);

    public async Task<TickRows[]> Rows(Tick fromTick, int count) =>
        _run.Execution is { } execution ? execution.View.Rows(fromTick, count) : await _run.Stored.Rows(fromTick, count);

    public async Task<JournalEntry[]> Journal() => _run.Execution is { } execution ? execution.Journal : await _run.Stored.Journal();

    public Task<EntityView> ServiceEntity(string place, int number) =>
        Task.FromResult(
            (_run.Execution ?? throw new KeyNotFoundException($"Run {Name} is not in progress, and is not kept.")).View.ServiceEntity(place, number)
        );

    void IRunActivation.Keep(TimeSpan time) => DelayDeactivation(time);

    void IRunActivation.End() => DeactivateOnIdle();

    void IRunActivation.MoveTo(SiloAddress silo) => Relocation.IsOn(this, _context.Cluster.Here, silo);

    private Task TooLong() => Task.Delay(LongestWait, _context.Time);
}
