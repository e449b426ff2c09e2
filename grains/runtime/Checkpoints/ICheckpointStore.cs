using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Stores runs, so that they outlive their silos. A run belongs to the silo that claimed it last. Whatever an earlier owner stores after that is ignored: it
/// may have been believed dead, or be on the other side of a network partition. Each claim has a number, the epoch, which starts again at 1 for each new run,
/// even one of the same name. Writes therefore also pass the run's id, the incarnation, which <see cref="Create"/> takes from the specification. So the owner
/// of a deleted run cannot store anything in a later run of the same name.
/// </summary>
public interface ICheckpointStore
{
    /// <summary>The reason why the store did not answer the last <see cref="Check"/>; null if it did.</summary>
    string? Problem { get; }

    /// <summary>Checks that the store answers, and remembers the result. Closes files that were not written since the last check.</summary>
    /// <exception cref="Exception">The store does not answer. The exception is one of those in <see cref="StoreFailures"/>.</exception>
    Task Check(CancellationToken cancellation);

    /// <summary>
    /// Returns stored runs with their latest status, in ordinal order of name. Reads only the status of each returned run. If the status of a run is damaged,
    /// the other runs are still returned.
    /// </summary>
    /// <param name="after">Only runs whose names come after this one are returned; null for all.</param>
    /// <param name="most">The maximum number of runs to return.</param>
    Task<IReadOnlyList<StoredRun>> List(string? after = null, int most = int.MaxValue);

    /// <summary>Stores a new run durably. Returns false if there is already a run of that name.</summary>
    Task<bool> Create(RunSpecification specification);

    /// <summary>Returns a run's specification; null if there is no such run.</summary>
    Task<RunSpecification?> Specification(string run);

    /// <summary>Returns the status that the run's owner (the silo that leads it) stored last; null if none is stored.</summary>
    Task<RunStatus?> Status(string run);

    /// <summary>Returns the latest complete checkpoint of a run; null if none exists.</summary>
    Task<CheckpointIndex?> Latest(string run);

    /// <summary>Returns all commands that clients sent to the run, from its stored journal.</summary>
    Task<IReadOnlyList<JournalEntry>> Journal(string run);

    /// <summary>
    /// Returns the run's epoch, the number of its latest claim: a silo claims a run to become its owner and execute it. It is 0 if no silo has claimed the run.
    /// </summary>
    Task<int> Epoch(string run);

    /// <summary>
    /// Makes the calling silo the new owner of a run, the only one whose writes count, under an epoch higher than all before it. Returns that epoch and the
    /// run's valid stored data.
    /// </summary>
    Task<RunLease> Claim(string run, Incarnation incarnation = default);

    /// <param name="epoch">The owner's epoch; 0 for a run that nobody has claimed yet.</param>
    /// <exception cref="StaleEpochException">Another owner has claimed the run.</exception>
    Task SaveStatus(string run, int epoch, RunStatus status, Incarnation incarnation = default);

    /// <summary>Adds a command to the run's journal, the list of all commands that clients sent to it; the command is durable when the call returns.</summary>
    /// <exception cref="StaleEpochException">Another owner has claimed the run.</exception>
    Task Append(string run, int epoch, JournalEntry entry, Incarnation incarnation = default);

    /// <summary>
    /// Stores a part of a checkpoint, such as the state of one district; it counts, and is durable, only once <see cref="Commit"/> has completed the
    /// checkpoint.
    /// </summary>
    Task Write(PartName part, ReadOnlyMemory<byte> bytes);

    /// <exception cref="DamagedPartException">The part is missing.</exception>
    Task<byte[]> Read(PartName part);

    /// <summary>Closes the files that this silo has open for a run, such as those of an abandoned checkpoint.</summary>
    void Release(string run);

    /// <summary>Completes a checkpoint durably, after all its parts have been stored, and removes old checkpoints: at most the last two stay.</summary>
    /// <exception cref="StaleEpochException">Another owner has claimed the run.</exception>
    Task Commit(string run, CheckpointIndex index, Incarnation incarnation = default);

    /// <summary>Removes the parts of a checkpoint that could not be completed. A complete checkpoint is not changed.</summary>
    Task Discard(string run, CheckpointId checkpoint);

    /// <summary>Removes all stored data of a run.</summary>
    Task Delete(string run);
}

/// <summary>The identity of a checkpoint: the epoch of the run's owner that took it, and the tick after which it was taken.</summary>
[GenerateSerializer, Immutable, Alias("adoptsim.checkpoint-id")]
public readonly record struct CheckpointId([property: Id(0)] int Epoch, [property: Id(1)] Tick Tick);

/// <summary>The name of a part of a checkpoint. Each part is stored on its own: one district, or the result rows (the counts) of some ticks.</summary>
/// <param name="District">The ordinal of a district, or <see cref="Rows"/>.</param>
/// <param name="Incarnation">The run's incarnation. A part of a deleted run that ends up in a later run of the same name is detected as damaged.</param>
public readonly record struct PartName(string Run, CheckpointId Checkpoint, DistrictIndex District, Incarnation Incarnation = default)
{
    /// <summary>
    /// The value that replaces a district's ordinal in the name of a part with result rows: the counts of the ticks since the previous checkpoint. Such parts
    /// are kept as long as the run.
    /// </summary>
    public static DistrictIndex Rows => DistrictIndex.None;

    public bool IsRows => District == Rows;

    public override string ToString() =>
        IsRows
            ? $"the rows of checkpoint {Checkpoint.Epoch}-{Checkpoint.Tick} of run {Run}"
            : $"district {District} of checkpoint {Checkpoint.Epoch}-{Checkpoint.Tick} of run {Run}";
}

/// <summary>
/// The result of a silo's claim to a run, by which it becomes the run's owner and leads it: the owner's epoch and the run's valid stored data.
/// </summary>
/// <param name="Epoch">The new owner's epoch, from 1 on.</param>
/// <param name="Checkpoints">The complete valid checkpoints, the latest first.</param>
/// <param name="Journal">All durably journalled commands.</param>
/// <param name="Damages">One message for each complete checkpoint that can no longer be used.</param>
public sealed record RunLease(int Epoch, IReadOnlyList<CheckpointIndex> Checkpoints, IReadOnlyList<JournalEntry> Journal, IReadOnlyList<string> Damages)
{
    public RunLease(int epoch, IReadOnlyList<CheckpointIndex> checkpoints, IReadOnlyList<JournalEntry> journal)
        : this(epoch, checkpoints, journal, []) { }
}

/// <summary>A run in the list of all stored runs.</summary>
/// <param name="Status">The run's latest status; null if none was stored yet.</param>
/// <param name="Damage">The reason why the stored data cannot be used; null if it can.</param>
public sealed record StoredRun(string Name, RunStatus? Status, string? Damage = null);

/// <summary>
/// The status of a run as the silo that leads it last stored it. After the loss of that silo it shows if the run must be continued, and by which cluster.
/// </summary>
/// <param name="Cluster">The id of the cluster that executes the run, or did so last.</param>
/// <param name="Began">The time at which the run was accepted.</param>
/// <param name="IsHandedOver">True if the run's owner has released the run at a checkpoint for the next owner. If false, and the run is in progress without an
/// owner, its owner was lost.</param>
/// <param name="Scenario">The scenario's key. Seed, scale and this key are shown in a list of runs, so that the list need not read specifications.</param>
/// <param name="IsCancelRequested">True if the run is to end at its next tick boundary, under any owner. Meaningless for a run that has ended.</param>
public sealed record RunStatus(
    string Cluster,
    DateTimeOffset Began,
    RunProgress Progress,
    bool IsHandedOver = false,
    string Scenario = "",
    ulong Seed = 0,
    double Scale = 0,
    bool IsCancelRequested = false
)
{
    /// <summary>Returns the status to store for a run, from its setup and its progress.</summary>
    public static RunStatus Of(
        RunSetup setup,
        string cluster,
        DateTimeOffset began,
        RunProgress progress,
        bool isHandedOver = false,
        bool isCancelRequested = false
    ) => new(cluster, began, progress, isHandedOver, setup.Scenario.Key, setup.Seed, setup.Scale, isCancelRequested);
}

/// <summary>Thrown if a request comes from an earlier owner of a run: a silo that led the run, was believed dead, and must stop executing it.</summary>
[GenerateSerializer, Alias("adoptsim.stale-epoch-exception")]
public sealed class StaleEpochException : Exception
{
    public StaleEpochException() { }

    public StaleEpochException(string message)
        : base(message) { }

    public StaleEpochException(string message, Exception innerException)
        : base(message, innerException) { }

    public static StaleEpochException Of(string run, int epoch, int latest) =>
        new($"Run {run} is executed under epoch {latest}; requests of epoch {epoch} are refused.");
}
