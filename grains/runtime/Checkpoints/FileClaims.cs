using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Lets silos claim runs in a <see cref="FileStore"/>, that is, become their owner under a new number, the epoch. A silo claims an epoch by creating its file,
/// which only one silo can do. The claim records which earlier data is valid, so that later writes of earlier owners are ignored.
/// </summary>
/// <param name="folder">The store's folder, a full path.</param>
internal sealed class FileClaims(string folder)
{
    /// <summary>The epoch of a run that nobody has claimed yet.</summary>
    public const int Creation = 0;

    /// <summary>Records that a run exists. Returns false if there is already a run of that name.</summary>
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

    /// <summary>Makes the caller the owner of a run under the next epoch that no other silo has taken, and returns that epoch.</summary>
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
    /// Returns the record of valid data that the last owner before an epoch wrote when it claimed the run. An owner that was lost during its claim wrote none
    /// and is skipped.
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

    /// <summary>The record written when a run is created.</summary>
    private sealed record Created(Incarnation Incarnation);
}

/// <summary>The checkpoints and journal entries of earlier owners that are valid, as recorded by an owner when it claimed the run.</summary>
/// <param name="Epoch">The epoch of the owner.</param>
/// <param name="JournalLengths">The valid number of bytes of each earlier owner's journal.</param>
internal sealed record ValidData(int Epoch, CheckpointId[] Checkpoints, Dictionary<int, long> JournalLengths);
