using System.Globalization;
using System.Text.Json;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Nations;

namespace AdoptionSim.Actors.Checkpoints;

/// <summary>
/// Runs as files, in a folder that all silos reach. No file is locked, as a frozen owner would keep the lock: an epoch is claimed by creating its file, which only
/// one can, and the claim notes what counts of its predecessors. What they write later is nobody's.
/// </summary>
/// <remarks>
/// RUN/run.json; RUN/epochs/EPOCH (the claim), EPOCH.json (what it found), EPOCH.standing.json, EPOCH.journal; RUN/checkpoints/EPOCH-TICK/parts-SILO and whole.json;
/// RUN/rows/EPOCH-TICK.
/// </remarks>
public sealed class FileStore(string folder) : ICheckpointStore
{
    private const string SpecificationFile = "run.json";
    private const string WholeFile = "whole.json";
    private const int Kept = 2;
    private readonly string _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
    private readonly PartFiles _parts = new();

    public Task<IReadOnlyList<string>> Runs() => Task.FromResult<IReadOnlyList<string>>(Directory.Exists(_folder)
        ? [.. Directory.EnumerateDirectories(_folder).Where(run => NameRule.IsValid(Path.GetFileName(run)) && File.Exists(Path.Combine(run, SpecificationFile))).Select(run => Path.GetFileName(run)!).Order(StringComparer.Ordinal)]
        : []);

    public Task<bool> Create(RunSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        var path = Path.Combine(Of(specification.Name), SpecificationFile);
        if (File.Exists(path))
        {
            return Task.FromResult(false);
        }

        foreach (var part in (string[])["epochs", "checkpoints", "rows"])
        {
            Directory.CreateDirectory(Path.Combine(Of(specification.Name), part));
        }

        WriteWhole(path, specification);
        return Task.FromResult(true);
    }

    public Task<RunSpecification?> Specification(string run) => Task.FromResult(Read<RunSpecification>(Path.Combine(Of(run), SpecificationFile)));

    public Task<RunStanding?> Standing(string run)
    {
        for (var epoch = LatestEpoch(run); epoch >= 0; epoch--)
        {
            if (Read<RunStanding>(StandingOf(run, epoch)) is { } standing)
            {
                return Task.FromResult<RunStanding?>(standing);
            }
        }

        return Task.FromResult<RunStanding?>(null);
    }

    public Task<Claim> Claim(string run)
    {
        var epoch = TakeEpoch(run);
        var before = LatestGround(run, epoch);
        var checkpoints = WholeOnes(run, before);
        var lengths = JournalsUpTo(run, epoch - 1, before);
        WriteWhole(GroundOf(run, epoch), new Ground(epoch, [.. checkpoints.Select(index => index.Id)], lengths));
        return Task.FromResult(new Claim(epoch, checkpoints, ReadJournal(run, lengths)));
    }

    public Task<CheckpointIndex?> Latest(string run) => Task.FromResult(WholeOnes(run, LatestGround(run, LatestEpoch(run) + 1)).FirstOrDefault());

    public Task<IReadOnlyList<JournalEntry>> Journal(string run)
    {
        var latest = LatestEpoch(run);
        return Task.FromResult<IReadOnlyList<JournalEntry>>(ReadJournal(run, JournalsUpTo(run, latest, LatestGround(run, latest + 1))));
    }

    public Task Note(string run, int epoch, RunStanding standing)
    {
        CheckIsOwner(run, epoch);
        WriteWhole(StandingOf(run, epoch), standing);
        return Task.CompletedTask;
    }

    public async Task Append(string run, int epoch, JournalEntry entry)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(entry, CheckpointIndex.Json);
        var file = new FileStream(JournalOf(run, epoch), FileMode.Append, FileAccess.Write, FileShare.Read, 0);
        await using (file)
        {
            var before = file.Length;
            try
            {
                await file.WriteAsync((byte[])[.. line, (byte)'\n']);
                file.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
                file.SetLength(before);
                throw;
            }
        }

        // Only now: a claim that came before this line might not have seen it.
        CheckIsOwner(run, epoch);
    }

    public async Task Write(PartName part, ReadOnlyMemory<byte> bytes)
    {
        if (!part.IsRows)
        {
            await _parts.Write(FolderOf(part.Run, part.Checkpoint), part.District, bytes);
            return;
        }

        using var file = File.OpenHandle(RowsOf(part.Run, part.Checkpoint), FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.None);
        await RandomAccess.WriteAsync(file, bytes, 0);
    }

    public async Task<byte[]> Read(PartName part)
    {
        try
        {
            return (part.IsRows ? await File.ReadAllBytesAsync(RowsOf(part.Run, part.Checkpoint)) : await _parts.Read(FolderOf(part.Run, part.Checkpoint), part.District))
                ?? throw new DamagedPartException($"{part} is missing.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DamagedPartException($"{part} cannot be read: {error.Message}", error);
        }
    }

    public async Task Commit(string run, CheckpointIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        CheckIsOwner(run, index.Id.Epoch);
        var folder = Directory.CreateDirectory(FolderOf(run, index.Id)).FullName;
        await Task.Run(() => PartFiles.Flush(folder));
        if (index.RowParts.Any(part => part.Checkpoint == index.Id))
        {
            using var rows = File.OpenHandle(RowsOf(run, index.Id), FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(rows);
        }

        WriteWhole(Path.Combine(folder, WholeFile), index);
        _parts.Close(folder);
        DropOld(run, index.Id.Epoch, index.IsEnd ? 1 : Kept);
    }

    public Task Discard(string run, CheckpointId checkpoint)
    {
        _parts.Close(FolderOf(run, checkpoint));
        Drop(FolderOf(run, checkpoint));
        File.Delete(RowsOf(run, checkpoint));
        return Task.CompletedTask;
    }

    public Task Delete(string run)
    {
        // First that by which it is found: what a crash leaves behind is no run.
        File.Delete(Path.Combine(Of(run), SpecificationFile));
        Drop(Of(run));
        return Task.CompletedTask;
    }

    private static string Name(CheckpointId checkpoint) => string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Epoch:D4}-{checkpoint.Tick:D6}");

    /// <summary>Returns the folder of a run. A second wall behind <see cref="NameRule"/>: nothing outside the store's folder is ever read, written or removed.</summary>
    /// <exception cref="ArgumentException">The name leads out of the store's folder.</exception>
    private string Of(string run)
    {
        var path = Path.GetFullPath(Path.Combine(_folder, NameRule.Check("run name", run)));
        return Path.GetDirectoryName(path) == _folder ? path : throw new ArgumentException($"The run name '{NameRule.Quote(run)}' leads out of the folder {_folder}.");
    }

    private string FolderOf(string run, CheckpointId checkpoint) => Path.Combine(Of(run), "checkpoints", Name(checkpoint));

    private string EpochOf(string run, int epoch) => Path.Combine(Of(run), "epochs", epoch.ToString("D4", CultureInfo.InvariantCulture));

    private string GroundOf(string run, int epoch) => EpochOf(run, epoch) + ".json";

    private string StandingOf(string run, int epoch) => EpochOf(run, epoch) + ".standing.json";

    private string JournalOf(string run, int epoch) => EpochOf(run, epoch) + ".journal";

    private string RowsOf(string run, CheckpointId checkpoint) => Path.Combine(Of(run), "rows", Name(checkpoint));

    private int LatestEpoch(string run)
    {
        var epochs = Path.Combine(Of(run), "epochs");
        return Directory.Exists(epochs)
            ? Directory.EnumerateFiles(epochs).Select(file => int.TryParse(Path.GetFileName(file), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? epoch : 0).DefaultIfEmpty().Max()
            : 0;
    }

    private void CheckIsOwner(string run, int epoch)
    {
        if (LatestEpoch(run) is var latest && latest != epoch)
        {
            throw StaleEpochException.Of(run, epoch, latest);
        }
    }

    private int TakeEpoch(string run)
    {
        for (var epoch = LatestEpoch(run) + 1; ; epoch++)
        {
            try
            {
                using var claimed = new FileStream(EpochOf(run, epoch), FileMode.CreateNew, FileAccess.Write);
                claimed.Flush(flushToDisk: true);
                return epoch;
            }
            catch (IOException) when (File.Exists(EpochOf(run, epoch)))
            {
                // Another was quicker: the next one.
            }
        }
    }

    private Ground LatestGround(string run, int epoch)
    {
        for (var owner = epoch - 1; owner > 0; owner--)
        {
            if (Read<Ground>(GroundOf(run, owner)) is { } ground)
            {
                return ground;
            }
        }

        return new Ground(0, [], []);
    }

    /// <summary>The whole checkpoints that count, the latest first: those that an owner found and its own.</summary>
    private List<CheckpointIndex> WholeOnes(string run, Ground owner)
    {
        var checkpoints = Path.Combine(Of(run), "checkpoints");
        return Directory.Exists(checkpoints)
            ? [.. Directory.EnumerateDirectories(checkpoints)
                .Select(checkpoint => Read<CheckpointIndex>(Path.Combine(checkpoint, WholeFile)))
                .OfType<CheckpointIndex>()
                .Where(index => index.Id.Epoch >= owner.Epoch || owner.Checkpoints.Contains(index.Id))
                .OrderByDescending(index => index.Id.Epoch)
                .ThenByDescending(index => index.Id.Tick)]
            : [];
    }

    private List<JournalEntry> ReadJournal(string run, Dictionary<int, long> lengths)
    {
        var entries = new List<JournalEntry>();
        foreach (var (epoch, length) in lengths.OrderBy(owner => owner.Key))
        {
            if (length == 0)
            {
                continue;
            }

            var text = ReadAll(JournalOf(run, epoch)).AsSpan();
            text = text.Length >= length ? text[..(int)length] : throw new DamagedPartException($"The journal of epoch {epoch} of run {run} is damaged: of its {length} bytes {text.Length} are left.");

            // A line without its end was never acknowledged.
            for (var end = text.IndexOf((byte)'\n'); end >= 0; end = text.IndexOf((byte)'\n'))
            {
                entries.Add(ReadEntry(text[..end], run, epoch));
                text = text[(end + 1)..];
            }
        }

        return entries;
    }

    /// <summary>How many bytes count of each owner's journal, as of now for those after the last claim.</summary>
    private Dictionary<int, long> JournalsUpTo(string run, int epoch, Ground ground)
    {
        var lengths = new Dictionary<int, long>(ground.JournalLengths);
        for (var owner = ground.Epoch; owner <= epoch; owner++)
        {
            var journal = new FileInfo(JournalOf(run, owner));
            lengths[owner] = journal.Exists ? journal.Length : 0;
        }

        return lengths;
    }

    private static JournalEntry ReadEntry(ReadOnlySpan<byte> line, string run, int epoch)
    {
        try
        {
            return JsonSerializer.Deserialize<JournalEntry>(line, CheckpointIndex.Json)!;
        }
        catch (JsonException error)
        {
            throw new DamagedPartException($"The journal of epoch {epoch} of run {run} is damaged: {error.Message}", error);
        }
    }

    private void DropOld(string run, int epoch, int most)
    {
        CheckIsOwner(run, epoch);
        var whole = WholeOnes(run, Read<Ground>(GroundOf(run, epoch))!).Take(most).ToList();
        foreach (var checkpoint in Superfluous(Directory.EnumerateDirectories(Path.Combine(Of(run), "checkpoints")), whole.Select(index => index.Id), epoch))
        {
            Drop(checkpoint);
        }

        foreach (var part in Superfluous(Directory.EnumerateFiles(Path.Combine(Of(run), "rows")), whole.SelectMany(index => index.RowParts).Select(part => part.Checkpoint), epoch))
        {
            File.Delete(part);
        }
    }

    /// <summary>What is of an owner or its predecessors, and not kept. An owner that is frozen here must not, when it is let go on, remove what its successors stored.</summary>
    private static IEnumerable<string> Superfluous(IEnumerable<string> paths, IEnumerable<CheckpointId> kept, int epoch)
    {
        var names = kept.Select(Name).ToHashSet(StringComparer.Ordinal);
        var successors = Name(new CheckpointId(epoch + 1, 0));
        return paths.Where(path => Path.GetFileName(path) is var name && !names.Contains(name) && string.CompareOrdinal(name, successors) < 0);
    }

    /// <summary>Nothing where there is no such file.</summary>
    private static byte[] ReadAll(string path) => File.Exists(path) ? File.ReadAllBytes(path) : [];

    private static void Drop(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static T? Read<T>(string path)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), CheckpointIndex.Json);
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Under another name first, so that nobody ever reads half of it.</summary>
    private static void WriteWhole<T>(string path, T content)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                JsonSerializer.Serialize(file, content, CheckpointIndex.Json);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>What an owner found that counts.</summary>
    /// <param name="Epoch">The owner's.</param>
    /// <param name="JournalLengths">Bytes that count of the journal of each earlier owner.</param>
    private sealed record Ground(int Epoch, CheckpointId[] Checkpoints, Dictionary<int, long> JournalLengths);
}
