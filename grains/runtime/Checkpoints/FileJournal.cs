using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Reads and writes the journals of a run, which list its commands: one file for each owner of the run, with one <see cref="StoredRecord"/> on each line.
/// </summary>
internal static class FileJournal
{
    /// <summary>Appends a command to the journal of the run's owner; it is durable when the call returns.</summary>
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

    /// <summary>Returns the present length of an owner's journal in bytes.</summary>
    public static long LengthOf(RunFolder folder, int epoch) => new FileInfo(folder.Journal(epoch)) is { Exists: true } journal ? journal.Length : 0;

    /// <summary>Returns the entries in the first <paramref name="length"/> bytes of an owner's journal.</summary>
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

    /// <summary>Returns the journal entries of all owners of a run, from the first owner to the last.</summary>
    /// <param name="lengths">The valid number of bytes of each owner's journal.</param>
    public static List<JournalEntry> Read(RunFolder folder, string run, Dictionary<int, long> lengths) =>
        [.. lengths.OrderBy(owner => owner.Key).SelectMany(owner => Read(folder, run, owner.Key, owner.Value))];

    /// <summary>
    /// Returns the valid number of bytes of each owner's journal. For owners before the last claim it is the length recorded by that claim, for the others the
    /// present length of the file.
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
