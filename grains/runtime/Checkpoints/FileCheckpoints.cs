using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>Finds and reads the checkpoints of runs in the folder of a <see cref="FileStore"/>, and removes old ones.</summary>
/// <param name="folder">The store's folder, a full path.</param>
internal sealed class FileCheckpoints(string folder)
{
    /// <summary>
    /// Returns the ids of a run's checkpoints that still count, the latest first. They are those that the given owner (a silo that led the run) listed as valid
    /// when it claimed the run, and all that this owner or later owners stored. Incomplete checkpoints are included.
    /// </summary>
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

    /// <summary>
    /// Returns the index record of each complete checkpoint from which the run can continue, the latest first, and a message for each checkpoint that is
    /// damaged.
    /// </summary>
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

    /// <summary>Returns the record whose presence makes a checkpoint complete; null if the checkpoint is incomplete.</summary>
    public CheckpointIndex? Index(string run, CheckpointId checkpoint) =>
        RecordFile.Read<CheckpointIndex>(RunFolder.Of(folder, run).Index(checkpoint), RecordNames.Index(run, checkpoint));

    /// <summary>
    /// Removes old checkpoints of a run, and result rows (counts) that no kept checkpoint needs. It removes only data that the owner (leading silo) with the
    /// given epoch, or an earlier owner, has stored.
    /// </summary>
    /// <param name="most">The number of complete checkpoints to keep: the latest ones.</param>
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
    /// Returns those of the given files or folders that can be removed: no kept checkpoint needs them, and no owner (leading silo) with a later epoch has
    /// stored them. A silo that was frozen for a while must not remove the files of later owners.
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
