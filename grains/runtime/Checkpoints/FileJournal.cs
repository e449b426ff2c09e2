using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Reads and writes the journal files of a run, which list the commands that clients sent to it. Each owner of the run (the silo that leads it) has its own
/// file, with one <see cref="StoredRecord"/> on each line.
/// </summary>
internal static class FileJournal
{
    /// <summary>Appends a client's command to the journal file of the run's owner with the given epoch. The command is durable when the call returns.</summary>
    public static async Task Append(RunFolder folder, string run, int epoch, JournalEntry entry)
    {
        await using var file = new FileStream(folder.Journal(epoch), FileMode.Append, FileAccess.Write, FileShare.Read, 0);
        var before = file.Length;
        try
        {
            await file.WriteAsync((byte[])[.. StoredRecord.Write(RecordNames.JournalLine(run, epoch, before), entry), (byte)'\n']);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            file.SetLength(before);
            throw;
        }
    }

    /// <summary>
    /// Returns the present length in bytes of an owner's journal file; 0 if there is no file. The file lists the commands that the owner (a silo) accepted
    /// while it led the run.
    /// </summary>
    public static long LengthOf(RunFolder folder, int epoch) => new FileInfo(folder.Journal(epoch)) is { Exists: true } journal ? journal.Length : 0;

    /// <summary>Returns the commands in the first <paramref name="length"/> bytes of an owner's journal file; later bytes do not count.</summary>
    /// <exception cref="DamagedPartException">The journal is shorter, or an entry is damaged.</exception>
    public static IEnumerable<JournalEntry> Read(RunFolder folder, string run, int epoch, long length)
    {
        if (length == 0)
        {
            return [];
        }

        var path = folder.Journal(epoch);
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        return bytes.Length >= length
            ? Entries(run, epoch, bytes.AsSpan(0, (int)length), path)
            : throw new DamagedPartException(
                $"The journal of epoch {epoch} of run {run} ({path}) is damaged: it has {bytes.Length} of its {length} bytes. Restore it from a "
                    + "backup, or delete the run and start it again."
            );
    }

    /// <summary>Returns all commands in a run's journal files, from those of its first owner (leading silo) to those of the last.</summary>
    /// <param name="lengths">The valid number of bytes of each owner's journal.</param>
    public static List<JournalEntry> Read(RunFolder folder, string run, Dictionary<int, long> lengths) =>
        [.. lengths.OrderBy(owner => owner.Key).SelectMany(owner => Read(folder, run, owner.Key, owner.Value))];

    /// <summary>
    /// Returns the valid number of bytes of each owner's journal file, by the owner's epoch, up to the given epoch. For owners (leading silos) before the claim
    /// that wrote <paramref name="valid"/>, it is the length recorded there. For that owner and later ones, it is the present length of the file.
    /// </summary>
    public static Dictionary<int, long> LengthsUpTo(RunFolder files, int epoch, ValidData valid)
    {
        var lengths = new Dictionary<int, long>(valid.JournalLengths);
        for (var owner = valid.Epoch; owner <= epoch; owner++)
        {
            lengths[owner] = LengthOf(files, owner);
        }

        return lengths;
    }

    private static List<JournalEntry> Entries(string run, int epoch, ReadOnlySpan<byte> text, string path)
    {
        var entries = new List<JournalEntry>();
        var offset = 0;
        for (var length = text.IndexOf((byte)'\n'); length >= 0; length = text[offset..].IndexOf((byte)'\n'))
        {
            entries.Add(StoredRecord.Read<JournalEntry>(RecordNames.JournalLine(run, epoch, offset), text.Slice(offset, length), path));
            offset += length + 1;
        }

        // A line without its end was never acknowledged, unless only its end is damaged.
        var name = RecordNames.JournalLine(run, epoch, offset);
        if (text.Length > offset && StoredRecord.IsWhole(name, text[offset..^1]))
        {
            StoredRecord.Read<JournalEntry>(name, text[offset..], path);
        }

        return entries;
    }
}
