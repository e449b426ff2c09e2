using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Services;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Telemetry;

namespace AdoptionSim.Runtime.Runs;

/// <summary>The view of a run for clients and metrics: its progress, result rows (counts of ticks) and timings.</summary>
internal sealed class RunView(RunContext context, SiloRun run, ExecutionStates states, RunRows rows, RunCheckpoints? checkpoints, RunLog log)
{
    private readonly RunSeries _series = context.Series.Of(run);
    private readonly TaskCompletionSource _ended = NewSignal();
    private TaskCompletionSource _progressed = NewSignal();
    private long _sentBytes;

    /// <summary>The executor of the ticks; null before the run was opened for the first time.</summary>
    public TickExecutor? Executor { get; private set; }

    /// <summary>
    /// The highest tick that any silo had begun when the run's districts were last opened, that is, set up on their silos as of the start or a checkpoint. A
    /// run that has gone back to a checkpoint repeats the ticks up to this one.
    /// </summary>
    public int Seen { get; private set; }

    /// <summary>The number of times that the run has gone back to a checkpoint because a silo was lost.</summary>
    public int Recoveries { get; set; }

    /// <summary>Receives the measured duration of each tick and phase, for the run's timings and metrics.</summary>
    public TickWatch Watch { get; } = new(run.Name, context.Series, context.Traces, context.Time);

    /// <summary>Completes when the next tick is finished, or when the run has ended.</summary>
    public Task Progressed => _progressed.Task;

    /// <summary>Completes when the run is no longer executed on this silo.</summary>
    public Task Ended => _ended.Task;

    /// <summary>True if the districts are open, so that commands can be assigned to a tick.</summary>
    public bool IsOpen => states.Now == ExecutionState.Ticking;

    /// <summary>True while the run is executed on this silo, and has not ended.</summary>
    public bool IsUnderWay => states.IsUnderWay && !_ended.Task.IsCompleted;

    /// <summary>True if the execution has ended here and the run continues elsewhere.</summary>
    public bool IsElsewhere => _ended.Task.IsCompleted && states.IsUnderWay;

    /// <summary>The last finished tick; -1 before the start.</summary>
    public Tick Tick => rows.Tick;

    /// <summary>The last tick that any silo has begun; null if the run is not in progress on this silo, or its districts were never opened here.</summary>
    public Tick? LastBegun => IsUnderWay && Executor is { } executor ? new Tick(Math.Max(executor.Begun, Math.Max(rows.Tick, Seen))) : null;

    private int Ticks => run.Setup.Calendar.Ticks;

    /// <summary>Sets the executor with which the run continues, after its districts have been opened.</summary>
    public void Opened(TickExecutor executor)
    {
        _sentBytes += Executor?.SentBytes ?? 0;
        (Executor, Seen) = (executor, Math.Max(Seen, executor.Seen));
        Watch.Clear();
    }

    public void BeginMetrics() => context.Series.Led.Begin(_series);

    /// <summary>
    /// Marks the execution as ended here. If the run continues on another silo, its metrics are removed here, because that silo reports them.
    /// </summary>
    public void End()
    {
        if (states.IsUnderWay)
        {
            context.Series.Led.Drop(_series);
        }
        else
        {
            context.Series.Led.End(_series);
        }

        _ended.TrySetResult();
    }

    /// <summary>Updates the metrics, and wakes all callers that wait for the next tick.</summary>
    public void Signal()
    {
        _series.Update(rows.From(new Tick(_series.Next), int.MaxValue), Progress(), Seen, checkpoints?.Tally);
        var done = _progressed;
        _progressed = NewSignal();
        done.TrySetResult();
    }

    public RunProgress Progress() =>
        new(
            states.Reported,
            new Tick(Math.Max(0, rows.Tick)),
            Ticks,
            run.Setup.Calendar.DateOf(new Tick(Math.Max(0, rows.Tick))),
            new Scaling(run.Setup.Scale).Whole(PhoneMeasures.Subscribers, rows.Subscribers),
            run.Setup.Census.People,
            Executor?.Plan.Silos.Length ?? checkpoints?.Whole?.Silos.Length ?? 0,
            rows.Latest.Sum(placed => placed.Report.Messages),
            rows.Digest,
            context.Cluster.Version.Model,
            states.Error,
            checkpoints?.Whole?.Id.Tick,
            Recoveries,
            log.LatestWarning,
            _sentBytes + (Executor?.SentBytes ?? 0)
        );

    /// <summary>Returns the result rows (counts) of finished ticks, at most as many as fit into one message.</summary>
    public TickRows[] Rows(Tick fromTick, int count) => RowLimit.Take(rows.From(fromTick, count));

    /// <summary>Returns the run's speed and the time that each phase takes; empty if the run is not in progress.</summary>
    public RunTimings Timings() =>
        Executor is { } executor && !_ended.Task.IsCompleted ? Watch.Read(executor.Plan, run.People, Ticks - executor.Begun) : new RunTimings(0, null, [], []);

    /// <exception cref="KeyNotFoundException">There is no such foreigner now, or the run is not open yet.</exception>
    public EntityView ServiceEntity(string place, int number) =>
        Executor is { } executor
            ? EntityViews.Of(
                new EntityKey(place, EntityKind.Foreigner, number),
                executor.Begun,
                run.Setup.Calendar.DateOf(executor.Begun),
                executor.Services.Describe(place, number)
            )
            : throw new KeyNotFoundException($"Run {run.Name} is not open yet.");

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
