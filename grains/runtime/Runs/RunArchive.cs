using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Telemetry;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Runs;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// What a run itself stores, and when: checkpoints at the interval, one at a time, each made whole in the background while the next ticks are on their way.
/// </summary>
/// <param name="whole">Told of each checkpoint that was made whole how long that took.</param>
internal sealed class RunArchive(ICheckpointStore store, string run, Incarnation incarnation, CheckpointInterval interval, TimeProvider time, Action<TimeSpan>? whole = null)
{
    /// <summary>About as many as a tick's rows take when stored.</summary>
    private const int RowBytes = 1 << 15;

    private readonly List<RowPart> _rowParts = [];
    private Task<string?> _commit = Task.FromResult<string?>(null);
    private CheckpointIndex? _committing;
    private long _lastTaken = time.GetTimestamp();
    private int _lastTick;

    /// <summary>The archive of a run, stored as often as it says itself or else as its silos are told; null where nothing is stored.</summary>
    public static RunArchive? Of(RunSpecification specification, RunContext context) => context.Store is { } store
        ? new RunArchive(
            store, specification.Name, specification.Incarnation, IntervalOf(specification, context.Interval), context.Time, took => context.Series.Durations?.Checkpoint(specification.Name, took))
        : null;

    /// <summary>The last whole checkpoint under this owner, or the one that it began with; null where there is none.</summary>
    public CheckpointIndex? Whole { get; private set; }

    /// <summary>What came of the checkpoints so far.</summary>
    public CheckpointTally Tally { get; private set; } = CheckpointTally.None;

    /// <summary>Whether a checkpoint is to be taken at this tick boundary.</summary>
    public bool IsDue(int tick) => _commit.IsCompleted
        && ((interval.Seconds > 0 && time.GetElapsedTime(_lastTaken).TotalSeconds >= interval.Seconds) || (interval.Ticks > 0 && tick - _lastTick >= interval.Ticks));

    /// <summary>Leaves out the checkpoint that is due, as the store is away.</summary>
    public void Skip(int tick)
    {
        (_lastTaken, _lastTick) = (time.GetTimestamp(), tick);
        Tally = Tally with { Failed = Tally.Failed + 1 };
    }

    /// <summary>Goes on from a checkpoint: its rows, and from now on its row parts.</summary>
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

    /// <summary>The owner goes on from a checkpoint.</summary>
    public void GoOnFrom(CheckpointIndex? from)
    {
        // A commit that was still on its way belongs to the epoch before, and the store refuses it. That must not end the owner of the new epoch.
        (_committing, _commit) = (null, Task.FromResult<string?>(null));
        (Whole, _lastTick, _lastTaken) = (from, from?.Id.Tick ?? 0, time.GetTimestamp());
        _rowParts.Clear();
        _rowParts.AddRange(from?.RowParts ?? []);
    }

    /// <summary>Stores all districts and the new rows as of this tick boundary; the checkpoint is made whole in the background.</summary>
    /// <param name="isEnd">Whether only the rows are wanted any more.</param>
    /// <returns>Why that could not be; null where it is under way.</returns>
    public async Task<string?> Take(RunCourse course, RunRecord record, bool isEnd = false)
    {
        if (await Settled() is { } failure)
        {
            return failure;
        }

        (_lastTaken, _lastTick) = (time.GetTimestamp(), course.Begun);
        var id = new CheckpointId(course.Epoch, course.Begun);
        if (Whole?.Id == id && !isEnd)
        {
            return null;
        }

        var (notStored, bytes) = isEnd ? (null, 0) : await course.Store(id);
        if (notStored is not null)
        {
            Tally = Tally with { Failed = Tally.Failed + 1 };
            await Discard(id);
            return notStored;
        }

        var parts = _rowParts.ToList();
        var next = parts.Count > 0 ? parts[^1].LastTick + 1 : 0;
        if (next <= course.Begun)
        {
            parts.Add(new RowPart(id, next, course.Begun));
        }

        var index = new CheckpointIndex(
            CheckpointIndex.CurrentLayout,
            ModelVersion.Current,
            id,
            course.Ledger,
            [.. course.Plan.Silos.Select(silo => silo.ToParsableString())],
            course.Plan.SiloOf,
            [.. parts],
            time.GetUtcNow(),
            isEnd,
            course.Work?.ToArray() ?? Whole?.Work);
        _committing = index;
        _commit = Commit(index, record.From(next, course.Begun - next + 1), bytes, _lastTaken);
        return null;
    }

    /// <summary>Waits for the checkpoint that is being made whole.</summary>
    /// <returns>Why it could not be; null where it is whole, or none was under way.</returns>
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

    /// <summary>Notes what has come of the checkpoint that was being made whole, if that is over.</summary>
    /// <returns>Why it could not be; null where it is whole, under way, or none was.</returns>
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

    /// <summary>Makes room again; where even that fails, the next whole checkpoint will.</summary>
    private async Task Discard(CheckpointId checkpoint)
    {
        try
        {
            await store.Discard(run, checkpoint);
        }
        catch (Exception error) when (StoreFailures.Is(error))
        {
            // Nothing is lost by what is left lying.
        }
    }
}
