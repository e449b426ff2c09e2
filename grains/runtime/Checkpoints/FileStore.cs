using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Stores runs as files in a folder that all silos access. No file is locked, because a frozen owner would keep the lock. An epoch is claimed by creating its
/// file, which only one silo can do, and the claim records which earlier data is valid. Later writes of earlier owners are ignored.
/// </summary>
/// <remarks>
/// RUN/run.json; RUN/epochs/0000 (the run's creation), EPOCH (the claim), EPOCH.json (the valid earlier data), EPOCH.standing.json, EPOCH.journal;
/// RUN/checkpoints/EPOCH-TICK/parts-SILO and whole.json; RUN/rows/EPOCH-TICK.
/// </remarks>
public sealed class FileStore(string folder) : ICheckpointStore
{
    private const int Kept = 2;

    /// <summary>The epoch of a run that nobody has claimed yet.</summary>
    private const int Creation = 0;

    private readonly string _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
    private readonly PartFiles _parts = new();

    public string? Problem { get; private set; }

    public async Task Check(CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            await Task.Run(_parts.FlushIdle, cancellation);
            Problem = null;
        }
        catch (Exception error) when (StoreFailures.Is(error))
        {
            Problem = $"The folder {_folder} cannot be used: {error.Message}";
            throw;
        }
    }

    public Task<IReadOnlyList<StoredRun>> List(string? after = null, int most = int.MaxValue) =>
        Task.FromResult<IReadOnlyList<StoredRun>>([
            .. Names().Where(run => string.CompareOrdinal(run, after) > 0).Select(Entry).OfType<StoredRun>().Take(most),
        ]);

    public Task<bool> Create(RunSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        var run = Of(specification.Name);
        foreach (var part in (string[])[run.Epochs, run.Checkpoints, run.AllRows])
        {
            Directory.CreateDirectory(part);
        }

        if (!RecordFile.TryCreate(run.Epoch(Creation), StoredRecord.Write(RecordNames.Creation(specification.Name), new Created(specification.Incarnation))))
        {
            return Task.FromResult(false);
        }

        try
        {
            RecordFile.Write(run.Specification, RecordNames.Specification(specification.Name), specification);
            return Task.FromResult(true);
        }
        catch
        {
            File.Delete(run.Epoch(Creation));
            throw;
        }
    }

    public Task<RunSpecification?> Specification(string run) =>
        Task.FromResult(RecordFile.Read<RunSpecification>(Of(run).Specification, RecordNames.Specification(run)));

    public Task<RunStatus?> Status(string run) => Task.FromResult(LatestStatus(run));

    public Task<int> Epoch(string run) => Task.FromResult(Of(run).LatestEpoch());

    public Task<RunLease> Claim(string run, Incarnation incarnation = default)
    {
        var files = Of(run);
        CheckIncarnation(run, files, incarnation);
        var epoch = TakeEpoch(files);
        var before = LatestValidData(run, epoch);
        var (checkpoints, damages) = WholeOnes(run, before);
        var lengths = JournalsUpTo(files, epoch - 1, before);
        var valid = new ValidData(epoch, [.. checkpoints.Select(index => index.Id)], lengths);
        RecordFile.Write(files.ValidData(epoch), RecordNames.Claim(run, epoch), valid);
        return Task.FromResult(new RunLease(epoch, checkpoints, ReadJournal(run, lengths), damages));
    }

    public Task<CheckpointIndex?> Latest(string run)
    {
        var valid = LatestValidData(run, Of(run).LatestEpoch() + 1);
        return Task.FromResult(Counting(run, valid).Select(checkpoint => Index(run, checkpoint)).FirstOrDefault(index => index is not null));
    }

    public Task<IReadOnlyList<JournalEntry>> Journal(string run)
    {
        var files = Of(run);
        var latest = files.LatestEpoch();
        return Task.FromResult<IReadOnlyList<JournalEntry>>(ReadJournal(run, JournalsUpTo(files, latest, LatestValidData(run, latest + 1))));
    }

    public Task SaveStatus(string run, int epoch, RunStatus status, Incarnation incarnation = default)
    {
        CheckIsOwner(run, epoch, incarnation);
        RecordFile.Write(Of(run).Status(epoch), RecordNames.Status(run), status);
        return Task.CompletedTask;
    }

    public async Task Append(string run, int epoch, JournalEntry entry, Incarnation incarnation = default)
    {
        CheckIncarnation(run, Of(run), incarnation);
        await FileJournal.Append(Of(run), run, epoch, entry);

        // Only now: a claim made before this line might not have seen the checkpoint.
        CheckIsOwner(run, epoch, incarnation);
    }

    public async Task Write(PartName part, ReadOnlyMemory<byte> bytes)
    {
        var run = Of(part.Run);
        if (!part.IsRows)
        {
            await _parts.Write(run.Checkpoint(part.Checkpoint), part.District, bytes);
            return;
        }

        using var file = File.OpenHandle(run.Rows(part.Checkpoint), FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.None);
        await RandomAccess.WriteAsync(file, bytes, 0);
    }

    public async Task<byte[]> Read(PartName part)
    {
        var run = Of(part.Run);
        try
        {
            return (part.IsRows ? await File.ReadAllBytesAsync(run.Rows(part.Checkpoint)) : await _parts.Read(run.Checkpoint(part.Checkpoint), part.District))
                ?? throw new DamagedPartException($"{part} is missing.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DamagedPartException($"{part} cannot be read: {error.Message}", error);
        }
    }

    public void Release(string run) => _parts.Release(Of(run).Checkpoints);

    public async Task Commit(string run, CheckpointIndex index, Incarnation incarnation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        CheckIsOwner(run, index.Id.Epoch, incarnation);
        var files = Of(run);
        var checkpoint = Directory.CreateDirectory(files.Checkpoint(index.Id)).FullName;
        await Task.Run(() => PartFiles.FlushAll(checkpoint));
        if (index.RowParts.Any(part => part.Checkpoint == index.Id))
        {
            using var rows = File.OpenHandle(files.Rows(index.Id), FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(rows);
        }

        RecordFile.Write(files.Index(index.Id), RecordNames.Index(run, index.Id), index);
        _parts.Close(checkpoint);
        CheckIsOwner(run, index.Id.Epoch, incarnation);
        try
        {
            DropOld(run, index.Id.Epoch, index.IsEnd ? 1 : Kept);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The checkpoint is complete. Files that could not be removed are tried again after the next one.
        }
    }

    public Task Discard(string run, CheckpointId checkpoint)
    {
        var files = Of(run);
        _parts.Close(files.Checkpoint(checkpoint));
        if (!File.Exists(files.Index(checkpoint)))
        {
            Drop(files.Checkpoint(checkpoint));
            File.Delete(files.Rows(checkpoint));
        }

        return Task.CompletedTask;
    }

    public Task Delete(string run)
    {
        Release(run);

        // The file that identifies the run is removed first, so that after a crash the rest is not taken for a run.
        if (Directory.Exists(Of(run).Path))
        {
            File.Delete(Of(run).Specification);
            Drop(Of(run).Path);
        }

        return Task.CompletedTask;
    }

    private RunFolder Of(string run) => RunFolder.Of(_folder, run);

    private IEnumerable<string> Names() =>
        Directory.Exists(_folder)
            ? Directory.EnumerateDirectories(_folder).Select(run => Path.GetFileName(run)).Where(NameRule.IsValid).Order(StringComparer.Ordinal)
            : [];

    /// <summary>Returns a run's entry in the list; null for a folder that is not a run, or whose run was deleted in the meantime.</summary>
    private StoredRun? Entry(string run)
    {
        var files = Of(run);
        try
        {
            return File.Exists(files.Specification) ? new StoredRun(run, LatestStatus(run))
                : File.Exists(files.Epoch(Creation)) ? new StoredRun(run, null, $"Run {run} was not created or deleted completely ({files.Path}). Delete it.")
                : null;
        }
        catch (Exception error) when (error is DamagedPartException or IOException or UnauthorizedAccessException)
        {
            return new StoredRun(run, null, error.Message);
        }
    }

    private RunStatus? LatestStatus(string run)
    {
        var files = Of(run);
        for (var epoch = files.LatestEpoch(); epoch >= Creation; epoch--)
        {
            if (RecordFile.Read<RunStatus>(files.Status(epoch), RecordNames.Status(run)) is { } status)
            {
                return status;
            }
        }

        return null;
    }

    private void CheckIsOwner(string run, int epoch, Incarnation incarnation)
    {
        // A missing disk does not prove that the run has another owner.
        if (!Directory.Exists(_folder))
        {
            throw new IOException($"The folder {_folder} is not there.");
        }

        var files = Of(run);
        if (files.LatestEpoch() is var latest && latest != epoch)
        {
            throw StaleEpochException.Of(run, epoch, latest);
        }

        CheckIncarnation(run, files, incarnation);
    }

    private static void CheckIncarnation(string run, RunFolder files, Incarnation incarnation)
    {
        var stored = RecordFile.Read<Created>(files.Epoch(Creation), RecordNames.Creation(run))?.Incarnation ?? default;
        if (stored != incarnation)
        {
            throw new RunEpoch(stored, 0).Refuse(run, new RunEpoch(incarnation, 0));
        }
    }

    /// <summary>Claims the next epoch, or the one after that if another silo was faster.</summary>
    private static int TakeEpoch(RunFolder files)
    {
        var epoch = files.LatestEpoch() + 1;
        while (!RecordFile.TryCreate(files.Epoch(epoch)))
        {
            epoch++;
        }

        return epoch;
    }

    /// <summary>Returns the valid data recorded by the last owner before an epoch. An owner that was lost during its claim has recorded nothing.</summary>
    private ValidData LatestValidData(string run, int epoch)
    {
        for (var owner = epoch - 1; owner > Creation; owner--)
        {
            if (RecordFile.Read<ValidData>(Of(run).ValidData(owner), RecordNames.Claim(run, owner)) is { } valid)
            {
                return valid;
            }
        }

        return new ValidData(Creation, [], []);
    }

    /// <summary>Returns the valid checkpoints, the latest first: those recorded by an owner's claim and its own. They may be incomplete.</summary>
    private IEnumerable<CheckpointId> Counting(string run, ValidData owner)
    {
        var checkpoints = Of(run).Checkpoints;
        return Directory.Exists(checkpoints)
            ? Directory
                .EnumerateDirectories(checkpoints)
                .Select(checkpoint => RunFolder.ReadName(Path.GetFileName(checkpoint)))
                .OfType<CheckpointId>()
                .Where(checkpoint => checkpoint.Epoch >= owner.Epoch || owner.Checkpoints.Contains(checkpoint))
                .OrderByDescending(checkpoint => checkpoint.Epoch)
                .ThenByDescending(checkpoint => checkpoint.Tick)
            : [];
    }

    /// <summary>Returns the valid and complete checkpoints, the latest first, and the damages among them.</summary>
    private (List<CheckpointIndex> Checkpoints, List<string> Damages) WholeOnes(string run, ValidData owner)
    {
        var (checkpoints, damages) = (new List<CheckpointIndex>(), new List<string>());
        foreach (var checkpoint in Counting(run, owner))
        {
            try
            {
                if (Index(run, checkpoint) is { } index)
                {
                    checkpoints.Add(index);
                }
            }
            catch (DamagedPartException damage)
            {
                damages.Add(damage.Message);
            }
        }

        return (checkpoints, damages);
    }

    /// <summary>Returns a checkpoint's index; null if the checkpoint is incomplete.</summary>
    private CheckpointIndex? Index(string run, CheckpointId checkpoint) =>
        RecordFile.Read<CheckpointIndex>(Of(run).Index(checkpoint), RecordNames.Index(run, checkpoint));

    private List<JournalEntry> ReadJournal(string run, Dictionary<int, long> lengths) =>
        [.. lengths.OrderBy(owner => owner.Key).SelectMany(owner => FileJournal.Read(Of(run), run, owner.Key, owner.Value))];

    /// <summary>Returns the valid number of bytes of each owner's journal: as recorded by the last claim, and the present length for later owners.</summary>
    private static Dictionary<int, long> JournalsUpTo(RunFolder files, int epoch, ValidData valid)
    {
        var lengths = new Dictionary<int, long>(valid.JournalLengths);
        for (var owner = valid.Epoch; owner <= epoch; owner++)
        {
            lengths[owner] = FileJournal.LengthOf(files, owner);
        }

        return lengths;
    }

    private void DropOld(string run, int epoch, int most)
    {
        var files = Of(run);
        var valid = RecordFile.Read<ValidData>(files.ValidData(epoch), RecordNames.Claim(run, epoch))!;
        var whole = WholeOnes(run, valid).Checkpoints.Take(most).ToList();
        foreach (var checkpoint in Superfluous(Directory.EnumerateDirectories(files.Checkpoints), whole.Select(index => index.Id), epoch))
        {
            Drop(checkpoint);
        }

        foreach (
            var part in Superfluous(Directory.EnumerateFiles(files.AllRows), whole.SelectMany(index => index.RowParts).Select(part => part.Checkpoint), epoch)
        )
        {
            File.Delete(part);
        }
    }

    /// <summary>
    /// Returns the files of an owner or its predecessors that are not kept. A frozen owner that wakes up here must not remove its successors' files.
    /// </summary>
    private static IEnumerable<string> Superfluous(IEnumerable<string> paths, IEnumerable<CheckpointId> kept, int epoch)
    {
        var names = kept.Select(RunFolder.NameOf).ToHashSet(StringComparer.Ordinal);
        var successors = RunFolder.NameOf(new CheckpointId(epoch + 1, 0));
        return paths.Where(path => Path.GetFileName(path) is var name && !names.Contains(name) && string.CompareOrdinal(name, successors) < 0);
    }

    private static void Drop(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>The record written when a run is created.</summary>
    private sealed record Created(Incarnation Incarnation);

    /// <summary>The valid earlier data, recorded by an owner when it claimed the run.</summary>
    /// <param name="Epoch">The epoch of the owner.</param>
    /// <param name="JournalLengths">The valid number of bytes of each earlier owner's journal.</param>
    private sealed record ValidData(int Epoch, CheckpointId[] Checkpoints, Dictionary<int, long> JournalLengths);
}
