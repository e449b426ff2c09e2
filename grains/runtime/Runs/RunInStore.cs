using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Runtime.Runs;

/// <summary>Answers requests about a run from its stored data, while the run is not in progress on this silo.</summary>
internal sealed class RunInStore(RunContext context, string name)
{
    /// <summary>A placeholder for the progress of a run that has no stored progress yet.</summary>
    public static readonly RunProgress NoProgress = new(RunState.Preparing, new Tick(0), 0, default, 0, 0, 0, 0, "", ModelVersion.Current, null);

    private TickRows[]? _rows;

    /// <summary>The status of the run (progress, cluster and so on) as last read from the store; null if none is stored.</summary>
    public RunStatus? Status { get; private set; }

    /// <summary>The reason why the run's stored data cannot be read, such as a wrong checksum; null if it can.</summary>
    public string? Damage { get; private set; }

    /// <summary>True if the stored status says that the run is in progress.</summary>
    public bool IsUnderWay => Status is { Progress.State: RunState.Preparing or RunState.Running };

    /// <summary>True if the run is in progress but this silo cannot continue it, because run and silo have different versions of the model's rules.</summary>
    public bool WaitsForVersion => IsUnderWay && IsOfOtherVersion(Status!);

    /// <summary>
    /// Reads the run's status from the store. If the run was in progress in this cluster and has lost its leading silo, returns the recovery to perform.
    /// </summary>
    /// <returns>Null if this cluster does not have to recover it.</returns>
    public async Task<PendingRecovery?> Load(ICheckpointStore store)
    {
        bool isAccepted;
        try
        {
            Status = await store.Status(name);

            // The specification of a run that has ended is only needed to show it.
            isAccepted = Status is not null && !IsUnderWay || await store.Specification(name) is not null;
        }
        catch (DamagedPartException damage)
        {
            // A damaged run can still be deleted.
            (Status, Damage) = (null, damage.Message);
            return null;
        }

        if (Status is null && isAccepted)
        {
            // Its silo was lost between accepting the run and opening it.
            return new PendingRecovery(context.Time.GetUtcNow(), 0);
        }

        return IsUnderWay && Status is { } status && status.Cluster == context.Cluster.Id && !IsOfOtherVersion(status)
            ? new PendingRecovery(status.Began, status.Progress.Recoveries + (status.IsHandedOver ? 0 : 1)) { IsCancelRequested = status.IsCancelRequested }
            : null;
    }

    /// <summary>Returns the run's specification from the store; null if the store has no such run, or if this silo has no store.</summary>
    public async Task<RunSpecification?> Specification() => context.Store is { } store ? await store.Specification(name) : null;

    /// <summary>
    /// Returns the stored progress of the run; null if there is no status. A run that is in progress according to its status is reported as interrupted.
    /// </summary>
    public RunProgress? Progress()
    {
        if (Damage is { } damage)
        {
            return NoProgress with { State = RunState.Damaged, Error = damage };
        }

        if (Status is not { } status || !IsUnderWay)
        {
            return Status?.Progress;
        }

        var interrupted = status.Progress with { State = RunState.Interrupted };
        return IsOfOtherVersion(status) ? interrupted with { Warning = VersionWarning(status) } : interrupted;
    }

    /// <summary>Reads and returns the run's stored status, from which it can be resumed; throws if the run cannot be resumed.</summary>
    /// <exception cref="RunRefusedException">Nothing is stored, or the run is done.</exception>
    public async Task<RunStatus> StatusToResume(RunState state)
    {
        if (context.Store is not { } store || await store.Status(name) is not { } status)
        {
            throw new RunRefusedException($"Run {name} cannot be resumed: nothing of it is stored.");
        }

        return state == RunState.Done ? throw new RunRefusedException($"Run {name} cannot be resumed: it is done.") : status;
    }

    public async Task<TickRows[]> Rows(Tick fromTick, int count)
    {
        if (context.Store is not { } store)
        {
            return [];
        }

        if (_rows is not { } rows)
        {
            // Assigned only if the run is the same as before the wait: it may have been deleted in the meantime.
            var status = Status;
            rows = [.. await new RunCheckpoints(store, name, await Incarnation(), default, context.Time).ReadRows(await store.Latest(name))];
            _rows = ReferenceEquals(status, Status) ? rows : null;
        }

        return RowLimit.Take(rows.Skip(Math.Max(0, fromTick)).Take(count));
    }

    public async Task<JournalEntry[]> Journal() =>
        context.Store is { } store && await store.Specification(name) is { } specification
            ? [.. specification.Commands.Concat(await store.Journal(name)).OrderBy(entry => entry.Tick).ThenBy(entry => entry.Sequence)]
            : [];

    /// <summary>
    /// Returns the stored incarnation, the id that distinguishes the run from others of the same name. Returns the default (empty) id if it is missing or
    /// cannot be read, so that a damaged run can still be deleted.
    /// </summary>
    public async Task<Incarnation> Incarnation()
    {
        try
        {
            return context.Store is { } store ? (await store.Specification(name))?.Incarnation ?? default : default;
        }
        catch (DamagedPartException)
        {
            return default;
        }
    }

    /// <exception cref="RunRefusedException">The run belongs to another cluster.</exception>
    public void CheckIsOfThisCluster()
    {
        if (Status is { } status && status.Cluster != context.Cluster.Id)
        {
            throw new RunRefusedException($"Run {name} cannot be cancelled here: it belongs to cluster {status.Cluster}.");
        }
    }

    /// <summary>Stores the run as cancelled, so that no silo continues it. The caller must make sure that no silo leads the run now.</summary>
    /// <param name="recovery">The pending recovery of the run, which the caller drops if this returns true; null if none is pending.</param>
    /// <returns>True if the run is now stored as cancelled; false if, with a recovery pending, the last checkpoint shows that the run is done.</returns>
    public async Task<bool> Cancel(ICheckpointStore store, RunSpecification specification, PendingRecovery? recovery)
    {
        int epoch;
        if (recovery is null)
        {
            // Not claimed, because a claim reads checkpoints, and those of another model version may not be readable here.
            epoch = await store.Epoch(name);
        }
        else
        {
            // Under a new epoch, so that a leader that was believed dead cannot overwrite it.
            var lease = await store.Claim(name, specification.Incarnation);
            if (lease.Checkpoints is [{ IsEnd: true }, ..])
            {
                return false;
            }

            epoch = lease.Epoch;
        }

        var before = Status ?? Accepted(specification, recovery?.Began ?? default);
        var cancelled = before with { Progress = before.Progress with { State = RunState.Cancelled }, IsCancelRequested = true };
        await store.SaveStatus(name, epoch, cancelled, specification.Incarnation);
        Status = cancelled;
        return true;
    }

    public bool IsOfOtherVersion(RunStatus status) => status.Progress.ModelVersion != context.Cluster.Version.Model;

    public string VersionWarning(RunStatus status) =>
        $"Run {name} waits for a silo of model version {status.Progress.ModelVersion}: this silo has {context.Cluster.Version.Model}. Start a "
        + "silo of that version in the cluster, or delete the run.";

    /// <summary>Removes the cached result rows (the counts of ticks), because the run is in progress again.</summary>
    public void ForgetRows() => _rows = null;

    /// <summary>Removes all cached data of the run, because the run was deleted.</summary>
    public void Forget() => (Status, _rows, Damage) = (null, null, null);

    /// <summary>Returns a status to store for a run that was accepted but has no status yet, because its silo was lost before the first tick.</summary>
    private RunStatus Accepted(RunSpecification specification, DateTimeOffset began) =>
        new(
            context.Cluster.Id,
            began,
            NoProgress,
            Scenario: NationJson.ReadScenario(specification.Scenario).Key,
            Seed: specification.Seed,
            Scale: specification.Scale
        );
}
