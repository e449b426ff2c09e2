using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Telemetry;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Stores a run's checkpoints at the given interval, one at a time. After the loss of a silo, the run continues from the last one. Each checkpoint is completed
/// in the background while the next ticks run.
/// </summary>
/// <param name="whole">Called with the duration of each completed checkpoint.</param>
internal sealed class RunCheckpoints(
    ICheckpointStore store,
    string run,
    Incarnation incarnation,
    CheckpointInterval interval,
    TimeProvider time,
    Action<TimeSpan>? whole = null
)
{
    /// <summary>The approximate stored size of the result rows (the counts) of one tick, in bytes.</summary>
    private const int RowBytes = 1 << 15;

    private readonly List<RowPart> _rowParts = [];
    private Task<string?> _commit = Task.FromResult<string?>(null);
    private CheckpointIndex? _committing;
    private long _lastTaken = time.GetTimestamp();
    private Tick _lastTick;

    /// <summary>
    /// Returns the object that stores a run's checkpoints, at the interval in the run's specification, or else at the silo's default interval; null if the silo
    /// has no store.
    /// </summary>
    public static RunCheckpoints? Of(RunSpecification specification, RunContext context) =>
        context.Store is { } store
            ? new RunCheckpoints(store, specification.Name, specification.Incarnation, IntervalOf(specification, context.Interval), context.Time, took =>
                context.Series.Durations?.Checkpoint(specification.Name, took)
            )
            : null;

    /// <summary>
    /// The last complete checkpoint that the run's present owner (the silo that leads it) took, or the one from which it continued; null if none exists.
    /// </summary>
    public CheckpointIndex? Whole { get; private set; }

    /// <summary>The numbers of completed and failed checkpoints so far, and the stored size of the last complete one.</summary>
    public CheckpointTally Tally { get; private set; } = CheckpointTally.None;

    /// <summary>True if a checkpoint is to be taken at this tick boundary.</summary>
    public bool IsDue(Tick tick) =>
        _commit.IsCompleted
        && (
            (interval.Seconds > 0 && time.GetElapsedTime(_lastTaken).TotalSeconds >= interval.Seconds)
            || (interval.Ticks > 0 && tick - _lastTick >= interval.Ticks)
        );

    /// <summary>Skips the checkpoint that is due, because the store does not answer, and counts it as failed.</summary>
    public void Skip(Tick tick)
    {
        (_lastTaken, _lastTick) = (time.GetTimestamp(), tick);
        Tally = Tally with { Failed = Tally.Failed + 1 };
    }

    /// <summary>Reads and returns the result rows (the counts) of all ticks up to a checkpoint; an empty list if there is no checkpoint.</summary>
    /// <exception cref="DamagedPartException">A part of the rows is damaged or missing.</exception>
    public async Task<List<TickRows>> ReadRows(CheckpointIndex? from)
    {
        var rows = new List<TickRows>();
        foreach (var part in from?.RowParts ?? [])
        {
            var name = new PartName(run, part.Checkpoint, PartName.Rows, incarnation);
            rows.AddRange(Part.Unpack(name, await store.Read(name), content => RowPack.Read(content.Span)));
        }

        return rows;
    }

    /// <summary>
    /// Records the checkpoint from which the run continues under a new owner (the silo that now leads it). Null means that the run begins at its start.
    /// </summary>
    public void ContinueFrom(CheckpointIndex? from)
    {
        // A commit in progress belongs to the previous epoch, and the store refuses it. That must not end the owner of the new epoch.
        (_committing, _commit) = (null, Task.FromResult<string?>(null));
        (Whole, _lastTick, _lastTaken) = (from, new Tick(from?.Id.Tick ?? 0), time.GetTimestamp());
        _rowParts.Clear();
        _rowParts.AddRange(from?.RowParts ?? []);
    }

    /// <summary>
    /// Takes a checkpoint at this tick boundary: stores all districts and the new result rows (counts of ticks). It is completed in the background.
    /// </summary>
    /// <param name="isEnd">True if only the rows are needed, because the run has ended.</param>
    /// <returns>The reason why it failed; null if the checkpoint is in progress.</returns>
    public async Task<string?> Take(TickExecutor executor, RunRows rows, bool isEnd = false)
    {
        if (await Settled() is { } failure)
        {
            return failure;
        }

        (_lastTaken, _lastTick) = (time.GetTimestamp(), executor.Begun);
        var id = new CheckpointId(executor.Epoch, executor.Begun);
        if (Whole?.Id == id && !isEnd)
        {
            return null;
        }

        var (notStored, bytes) = isEnd ? (null, 0) : await executor.Store(id);
        if (notStored is not null)
        {
            Tally = Tally with { Failed = Tally.Failed + 1 };
            await Discard(id);
            return notStored;
        }

        var parts = _rowParts.ToList();
        var next = parts.Count > 0 ? parts[^1].LastTick + 1 : new Tick(0);
        if (next <= executor.Begun)
        {
            parts.Add(new RowPart(id, next, executor.Begun));
        }

        var index = new CheckpointIndex(
            CheckpointIndex.CurrentLayout,
            ModelVersion.Current,
            id,
            executor.Ledger,
            [.. executor.Plan.Silos.Select(silo => silo.ToParsableString())],
            executor.Plan.SiloOf,
            [.. parts],
            time.GetUtcNow(),
            isEnd,
            executor.Work?.ToArray() ?? Whole?.Work
        );
        _committing = index;
        _commit = Commit(index, rows.From(next, executor.Begun - next + 1), bytes, _lastTaken);
        return null;
    }

    /// <summary>Waits until the checkpoint that is being stored is complete or has failed.</summary>
    /// <returns>The reason why it failed; null if it is complete, or none was in progress.</returns>
    public async Task<string?> Settled()
    {
        var failure = await _commit;
        if (_committing is { } index)
        {
            (_committing, _commit) = (null, Task.FromResult<string?>(null));
            if (failure is null)
            {
                Whole = index;
                _rowParts.Clear();
                _rowParts.AddRange(index.RowParts);
            }
        }

        return failure;
    }

    /// <summary>Records the outcome of the checkpoint that is being stored, if it has finished; does not wait for it.</summary>
    /// <returns>The reason why it failed; null if it is complete or in progress, or there was none.</returns>
    public async Task<string?> Outcome() => _commit.IsCompleted ? await Settled() : null;

    private static CheckpointInterval IntervalOf(RunSpecification specification, CheckpointOptions usual) =>
        specification.Checkpoints is { Seconds: > 0 } or { Ticks: > 0 } ? specification.Checkpoints : new CheckpointInterval(usual.Seconds, usual.Ticks);

    private async Task<string?> Commit(CheckpointIndex index, TickRows[] rows, long bytes, long began)
    {
        try
        {
            if (rows.Length > 0)
            {
                var name = new PartName(run, index.Id, PartName.Rows, incarnation);
                using var part = await Task.Run(() => Part.Pack(name, rows.Length * RowBytes, content => RowPack.Write(rows, content)));
                await store.Write(name, part.WrittenMemory);
                bytes += part.WrittenMemory.Length;
            }

            await Task.Run(() => store.Commit(run, index, incarnation));
            Tally = Tally with { Made = Tally.Made + 1, Bytes = bytes };
            whole?.Invoke(time.GetElapsedTime(began));
            return null;
        }
        catch (Exception error) when (StoreFailures.Is(error))
        {
            Tally = Tally with { Failed = Tally.Failed + 1 };
            await Discard(index.Id);
            return $"Checkpoint {index.Id.Epoch}-{index.Id.Tick} of run {run} could not be stored: {error.Message}";
        }
    }

    /// <summary>
    /// Removes the parts of a checkpoint that could not be completed, to free their space. If that fails, the next complete checkpoint removes them.
    /// </summary>
    private async Task Discard(CheckpointId checkpoint)
    {
        try
        {
            await store.Discard(run, checkpoint);
        }
        catch (Exception error) when (StoreFailures.Is(error))
        {
            // Files left behind do no harm.
        }
    }
}
