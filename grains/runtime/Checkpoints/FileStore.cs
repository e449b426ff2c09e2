using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Stores runs as files in a folder that all silos access. No file is locked, because a frozen owner would keep the lock. A silo becomes a run's owner under a
/// new number, the epoch, by creating the epoch's file, which only one silo can do. This claim records which earlier data is valid: later writes of earlier
/// owners are ignored.
/// </summary>
/// <remarks>
/// The files of a run: RUN/run.json (its specification); RUN/epochs/0000 (its creation), EPOCH (a claim), EPOCH.json (the valid earlier data),
/// EPOCH.standing.json (its status), EPOCH.journal (its commands); RUN/checkpoints/EPOCH-TICK/parts-NUMBER (the districts of one silo) and whole.json (which
/// completes the checkpoint); RUN/rows/EPOCH-TICK (result rows).
/// </remarks>
public sealed class FileStore(string folder) : ICheckpointStore
{
    private const int Kept = 2;

    private readonly string _folder = FullPath(folder);
    private readonly FileClaims _claims = new(FullPath(folder));
    private readonly FileCheckpoints _checkpoints = new(FullPath(folder));
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

        if (!FileClaims.TryCreate(run, specification))
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
            File.Delete(run.Epoch(FileClaims.Creation));
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
        FileClaims.CheckIncarnation(run, files, incarnation);
        var epoch = FileClaims.TakeEpoch(files);
        var before = _claims.LatestValidData(run, epoch);
        var (checkpoints, damages) = _checkpoints.Complete(run, before);
        var lengths = FileJournal.LengthsUpTo(files, epoch - 1, before);
        var valid = new ValidData(epoch, [.. checkpoints.Select(index => index.Id)], lengths);
        RecordFile.Write(files.ValidData(epoch), RecordNames.Claim(run, epoch), valid);
        return Task.FromResult(new RunLease(epoch, checkpoints, FileJournal.Read(files, run, lengths), damages));
    }

    public Task<CheckpointIndex?> Latest(string run)
    {
        var valid = _claims.LatestValidData(run, Of(run).LatestEpoch() + 1);
        return Task.FromResult(
            _checkpoints.Valid(run, valid).Select(checkpoint => _checkpoints.Index(run, checkpoint)).FirstOrDefault(index => index is not null)
        );
    }

    public Task<IReadOnlyList<JournalEntry>> Journal(string run)
    {
        var files = Of(run);
        var latest = files.LatestEpoch();
        return Task.FromResult<IReadOnlyList<JournalEntry>>(
            FileJournal.Read(files, run, FileJournal.LengthsUpTo(files, latest, _claims.LatestValidData(run, latest + 1)))
        );
    }

    public Task SaveStatus(string run, int epoch, RunStatus status, Incarnation incarnation = default)
    {
        _claims.CheckIsOwner(run, epoch, incarnation);
        RecordFile.Write(Of(run).Status(epoch), RecordNames.Status(run), status);
        return Task.CompletedTask;
    }

    public async Task Append(string run, int epoch, JournalEntry entry, Incarnation incarnation = default)
    {
        FileClaims.CheckIncarnation(run, Of(run), incarnation);
        await FileJournal.Append(Of(run), run, epoch, entry);

        // Only now: a claim made before this line might not have seen the checkpoint.
        _claims.CheckIsOwner(run, epoch, incarnation);
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
        _claims.CheckIsOwner(run, index.Id.Epoch, incarnation);
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
        _claims.CheckIsOwner(run, index.Id.Epoch, incarnation);
        try
        {
            _checkpoints.RemoveOld(run, index.Id.Epoch, index.IsEnd ? 1 : Kept);
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
            FileCheckpoints.Remove(files.Checkpoint(checkpoint));
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
            FileCheckpoints.Remove(Of(run).Path);
        }

        return Task.CompletedTask;
    }

    private static string FullPath(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    private RunFolder Of(string run) => RunFolder.Of(_folder, run);

    private IEnumerable<string> Names() =>
        Directory.Exists(_folder)
            ? Directory.EnumerateDirectories(_folder).Select(run => Path.GetFileName(run)).Where(NameRule.IsValid).Order(StringComparer.Ordinal)
            : [];

    /// <summary>
    /// Returns the entry of one run in the list of all stored runs; null for a folder that is not a run, or whose run was deleted in the meantime.
    /// </summary>
    private StoredRun? Entry(string run)
    {
        var files = Of(run);
        try
        {
            return File.Exists(files.Specification) ? new StoredRun(run, LatestStatus(run))
                : File.Exists(files.Epoch(FileClaims.Creation))
                    ? new StoredRun(run, null, $"Run {run} was not created or deleted completely ({files.Path}). Delete it.")
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
        for (var epoch = files.LatestEpoch(); epoch >= FileClaims.Creation; epoch--)
        {
            if (RecordFile.Read<RunStatus>(files.Status(epoch), RecordNames.Status(run)) is { } status)
            {
                return status;
            }
        }

        return null;
    }
}
