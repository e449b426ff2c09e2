using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>The checkpoints of runs in a <see cref="FileStore"/>: which of them are valid and complete, and which can be removed.</summary>
/// <param name="folder">The store's folder, a full path.</param>
internal sealed class FileCheckpoints(string folder)
{
    /// <summary>Returns the valid checkpoints, the latest first: those recorded by an owner's claim and its own. They may be incomplete.</summary>
    public IEnumerable<CheckpointId> Valid(string run, ValidData owner)
    {
        var checkpoints = RunFolder.Of(folder, run).Checkpoints;
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
    public (List<CheckpointIndex> Checkpoints, List<string> Damages) Complete(string run, ValidData owner)
    {
        var (checkpoints, damages) = (new List<CheckpointIndex>(), new List<string>());
        foreach (var checkpoint in Valid(run, owner))
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
    public CheckpointIndex? Index(string run, CheckpointId checkpoint) =>
        RecordFile.Read<CheckpointIndex>(RunFolder.Of(folder, run).Index(checkpoint), RecordNames.Index(run, checkpoint));

    /// <summary>Removes the checkpoints of an owner and its predecessors, except the latest complete ones.</summary>
    /// <param name="most">The number of complete checkpoints to keep.</param>
    public void RemoveOld(string run, int epoch, int most)
    {
        var files = RunFolder.Of(folder, run);
        var valid = RecordFile.Read<ValidData>(files.ValidData(epoch), RecordNames.Claim(run, epoch))!;
        var whole = Complete(run, valid).Checkpoints.Take(most).ToList();
        foreach (var checkpoint in Unneeded(Directory.EnumerateDirectories(files.Checkpoints), whole.Select(index => index.Id), epoch))
        {
            Remove(checkpoint);
        }

        foreach (
            var part in Unneeded(Directory.EnumerateFiles(files.AllRows), whole.SelectMany(index => index.RowParts).Select(part => part.Checkpoint), epoch)
        )
        {
            File.Delete(part);
        }
    }

    /// <summary>
    /// Returns the files of an owner or its predecessors that are not kept. A frozen owner that wakes up here must not remove its successors' files.
    /// </summary>
    private static IEnumerable<string> Unneeded(IEnumerable<string> paths, IEnumerable<CheckpointId> kept, int epoch)
    {
        var names = kept.Select(RunFolder.NameOf).ToHashSet(StringComparer.Ordinal);
        var successors = RunFolder.NameOf(new CheckpointId(epoch + 1, new Tick(0)));
        return paths.Where(path => Path.GetFileName(path) is var name && !names.Contains(name) && string.CompareOrdinal(name, successors) < 0);
    }

    /// <summary>Removes a folder with its content, if it exists.</summary>
    public static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
