using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Lets silos claim runs in a <see cref="FileStore"/>: a silo that claims a run becomes its owner, which executes it, under a new number, the epoch. It does so
/// by creating the epoch's file, which only one silo can do. The claim records which earlier data is valid, so that later writes of earlier owners are ignored.
/// </summary>
/// <param name="folder">The store's folder, a full path.</param>
internal sealed class FileClaims(string folder)
{
    /// <summary>The epoch (number of an owner) that stands for the run's creation, before any silo has claimed it.</summary>
    public const int Creation = 0;

    /// <summary>Creates the file that marks a run as existing. Returns false if there is already a run of that name.</summary>
    public static bool TryCreate(RunFolder files, RunSpecification specification) =>
        RecordFile.TryCreate(files.Epoch(Creation), StoredRecord.Write(RecordNames.Creation(specification.Name), new Created(specification.Incarnation)));

    public void CheckIsOwner(string run, int epoch, Incarnation incarnation)
    {
        // A missing disk does not prove that the run has another owner.
        if (!Directory.Exists(folder))
        {
            throw new IOException($"The folder {folder} is not there.");
        }

        var files = RunFolder.Of(folder, run);
        if (files.LatestEpoch() is var latest && latest != epoch)
        {
            throw StaleEpochException.Of(run, epoch, latest);
        }

        CheckIncarnation(run, files, incarnation);
    }

    public static void CheckIncarnation(string run, RunFolder files, Incarnation incarnation)
    {
        var stored = RecordFile.Read<Created>(files.Epoch(Creation), RecordNames.Creation(run))?.Incarnation ?? default;
        if (stored != incarnation)
        {
            throw new RunEpoch(stored, 0).Refuse(run, new RunEpoch(incarnation, 0));
        }
    }

    /// <summary>
    /// Makes the calling silo the owner of a run, which executes it: takes the next epoch (number of an owner) that no other silo has taken, and returns it.
    /// </summary>
    public static int TakeEpoch(RunFolder files)
    {
        var epoch = files.LatestEpoch() + 1;
        while (!RecordFile.TryCreate(files.Epoch(epoch)))
        {
            epoch++;
        }

        return epoch;
    }

    /// <summary>
    /// Returns the list of valid data that the latest owner (leading silo) before the given epoch wrote when it claimed the run. An owner that was lost during
    /// its claim wrote no list and is skipped. The list is empty if no earlier owner wrote one.
    /// </summary>
    public ValidData LatestValidData(string run, int epoch)
    {
        for (var owner = epoch - 1; owner > Creation; owner--)
        {
            if (RecordFile.Read<ValidData>(RunFolder.Of(folder, run).ValidData(owner), RecordNames.Claim(run, owner)) is { } valid)
            {
                return valid;
            }
        }

        return new ValidData(Creation, [], []);
    }

    /// <summary>The content of the file that marks a run as existing: the id that distinguishes the run from others of the same name.</summary>
    private sealed record Created(Incarnation Incarnation);
}

/// <summary>
/// Lists which checkpoints and journal entries of earlier owners (leading silos) count. Each owner writes such a list when it claims the run; data that earlier
/// owners store later is ignored.
/// </summary>
/// <param name="Epoch">The epoch of the owner.</param>
/// <param name="JournalLengths">The valid number of bytes of each earlier owner's journal.</param>
internal sealed record ValidData(int Epoch, CheckpointId[] Checkpoints, Dictionary<int, long> JournalLengths);
