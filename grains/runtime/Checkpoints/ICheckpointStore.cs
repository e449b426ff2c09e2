using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Setup;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Where runs are stored, so that they outlive the silos that carry them. A run belongs to whoever claimed it last: what an earlier owner (a silo that
/// was thought dead, or is on the other side of a split) stores after that does not count. Epochs start again with each run of a name, so an owner also gives its run's incarnation, which
/// <see cref="Create"/> takes from the specification: the owner of a deleted run stores nothing in a later run of the name.
/// </summary>
public interface ICheckpointStore
{
    /// <summary>Why the store does not answer, as the last <see cref="Check"/> found; null where it does.</summary>
    string? Problem { get; }

    /// <summary>Checks that the store answers, and remembers the result. Releases files that were not written to since the last check.</summary>
    /// <exception cref="Exception">It does not: one of those that <see cref="StoreFailures"/> names.</exception>
    Task Check(CancellationToken cancellation);

    /// <summary>
    /// Returns runs with their latest status, in ordinal order of name. Reads the status of each returned run and nothing else; a run whose status is damaged does not keep the others away.
    /// </summary>
    /// <param name="after">Only runs whose names come after this one are returned; null for all.</param>
    /// <param name="most">The most runs to return.</param>
    Task<IReadOnlyList<StoredRun>> List(string? after = null, int most = int.MaxValue);

    /// <summary>Notes a new run durably; false where there is one of the name.</summary>
    Task<bool> Create(RunSpecification specification);

    /// <summary>Null where there is no such run.</summary>
    Task<RunSpecification?> Specification(string run);

    /// <summary>How the run stood when its owner last said so; null where none has.</summary>
    Task<RunStanding?> Standing(string run);

    /// <summary>The latest whole checkpoint; null where there is none.</summary>
    Task<CheckpointIndex?> Latest(string run);

    /// <summary>All commands that were journalled durably.</summary>
    Task<IReadOnlyList<JournalEntry>> Journal(string run);

    /// <summary>Returns the epoch of the latest claim; 0 if nobody has claimed the run.</summary>
    Task<int> Epoch(string run);

    /// <summary>Takes the run over, under an epoch higher than all before it.</summary>
    Task<Claim> Claim(string run, Incarnation incarnation = default);

    /// <param name="epoch">The owner's; 0 of a run that nobody has claimed yet.</param>
    /// <exception cref="StaleEpochException">Another has claimed the run.</exception>
    Task Note(string run, int epoch, RunStanding standing, Incarnation incarnation = default);

    /// <summary>Adds a command to the journal; durable when it returns.</summary>
    /// <exception cref="StaleEpochException">Another has claimed the run.</exception>
    Task Append(string run, int epoch, JournalEntry entry, Incarnation incarnation = default);

    /// <summary>Stores a part of a checkpoint; durable only with the checkpoint's <see cref="Commit"/>.</summary>
    Task Write(PartName part, ReadOnlyMemory<byte> bytes);

    /// <exception cref="DamagedPartException">It is missing.</exception>
    Task<byte[]> Read(PartName part);

    /// <summary>Releases what this silo holds open of a run, such as files of a checkpoint that was given up.</summary>
    void Release(string run);

    /// <summary>Makes a checkpoint whole, durably: all its parts are stored. Older ones than the last two go, and their parts.</summary>
    /// <exception cref="StaleEpochException">Another has claimed the run.</exception>
    Task Commit(string run, CheckpointIndex index, Incarnation incarnation = default);

    /// <summary>Removes the parts of a checkpoint that could not be stored. One that is whole is left alone.</summary>
    Task Discard(string run, CheckpointId checkpoint);

    /// <summary>Removes all that is stored of a run.</summary>
    Task Delete(string run);
}

/// <summary>A checkpoint's identity: whose it is, and the tick boundary it holds.</summary>
[GenerateSerializer, Immutable, Alias("adoptsim.checkpoint-id")]
public readonly record struct CheckpointId(
    [property: Id(0)] int Epoch,
    [property: Id(1)] int Tick);

/// <summary>A part of a checkpoint.</summary>
/// <param name="District">The ordinal of a district, or <see cref="Rows"/>.</param>
/// <param name="Incarnation">The run's. A part of a deleted run that has come into a later run of the name is noticed as damaged.</param>
public readonly record struct PartName(string Run, CheckpointId Checkpoint, int District, Incarnation Incarnation = default)
{
    /// <summary>Stands for the rows of the ticks since the checkpoint before; they are kept as long as the run.</summary>
    public const int Rows = -1;

    public bool IsRows => District == Rows;

    public override string ToString() => IsRows
        ? $"the rows of checkpoint {Checkpoint.Epoch}-{Checkpoint.Tick} of run {Run}"
        : $"district {District} of checkpoint {Checkpoint.Epoch}-{Checkpoint.Tick} of run {Run}";
}

/// <summary>What a new owner of a run finds.</summary>
/// <param name="Epoch">The owner's own, from 1 on.</param>
/// <param name="Checkpoints">The whole ones that count, the latest first.</param>
/// <param name="Journal">All commands that were journalled durably.</param>
/// <param name="Damages">Why checkpoints that were whole cannot be used any more, one message for each.</param>
public sealed record Claim(int Epoch, IReadOnlyList<CheckpointIndex> Checkpoints, IReadOnlyList<JournalEntry> Journal, IReadOnlyList<string> Damages)
{
    public Claim(int epoch, IReadOnlyList<CheckpointIndex> checkpoints, IReadOnlyList<JournalEntry> journal)
        : this(epoch, checkpoints, journal, [])
    {
    }
}

/// <summary>A run as a list of all runs shows it.</summary>
/// <param name="Standing">Its latest status; null where none was stored yet.</param>
/// <param name="Damage">Why what is stored of it cannot be used; null where it can.</param>
public sealed record StoredRun(string Name, RunStanding? Standing, string? Damage = null);

/// <summary>How a run stands.</summary>
/// <param name="Cluster">The cluster that carries it, or did so last.</param>
/// <param name="Began">When the run was accepted.</param>
/// <param name="IsHandedOver">Whether its owner has left it at a checkpoint to whoever comes next; otherwise one that is under way and has no owner was lost.</param>
/// <param name="Scenario">The scenario's key; with seed and scale it is what a list of runs shows, so that the list need not read specifications.</param>
/// <param name="IsCancelRequested">True if the run is to end at its next tick boundary, whoever carries it by then. Without meaning for a run that has ended.</param>
public sealed record RunStanding(
    string Cluster, DateTimeOffset Began, RunProgress Progress, bool IsHandedOver = false, string Scenario = "", ulong Seed = 0, double Scale = 0,
    bool IsCancelRequested = false)
{
    /// <summary>The status of a run now.</summary>
    public static RunStanding Of(RunSetup setup, string cluster, DateTimeOffset began, RunProgress progress, bool isHandedOver = false, bool isCancelRequested = false) =>
        new(cluster, began, progress, isHandedOver, setup.Scenario.Key, setup.Seed, setup.Scale, isCancelRequested);
}

/// <summary>The run is another's by now: whoever meets this has been taken for dead and ends.</summary>
[GenerateSerializer, Alias("adoptsim.stale-epoch-exception")]
public sealed class StaleEpochException : Exception
{
    public StaleEpochException()
    {
    }

    public StaleEpochException(string message)
        : base(message)
    {
    }

    public StaleEpochException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public static StaleEpochException Of(string run, int epoch, int latest) => new($"Run {run} is carried on under epoch {latest}; what belongs to epoch {epoch} is refused.");
}

/// <summary>A part of a checkpoint is missing or is not as it was written; the message names it.</summary>
[GenerateSerializer, Alias("adoptsim.damaged-part-exception")]
public sealed class DamagedPartException : Exception
{
    public DamagedPartException()
    {
    }

    public DamagedPartException(string message)
        : base(message)
    {
    }

    public DamagedPartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
