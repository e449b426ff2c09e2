using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos.Calls;
using Orleans.Concurrency;

namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// The worker of a run on one silo. It executes each phase of a tick on the silo's districts, and sends tie events (messages along social ties) to other silos.
/// Its key is <c>RUN/SILO</c>, with the silo's address. Lists by district have the silo's districts in the order of the placement plan. Calls under another
/// epoch than the last one are refused, so that of two silos that both claim to lead the run only the later is served. A phase runs once, even if its call is
/// repeated: a result of null means that it is still in progress, and the caller asks again (<see cref="SiloCalls"/>).
/// </summary>
[Alias("adoptsim.silo-stage")]
public interface ISiloWorker : IGrainWithStringKey
{
    /// <summary>
    /// True if the worker is on the given silo. If not, it moves there as soon as it can, and the caller must ask again. It can start on another silo, because
    /// a silo that does not know the given silo yet ignores the placement hint.
    /// </summary>
    [AlwaysInterleave]
    Task<bool> IsOn(SiloAddress silo);

    /// <summary>
    /// Opens the run's districts on this silo: creates their people and cell towers as of the start, or loads them from a checkpoint. Returns null while this
    /// is in progress.
    /// </summary>
    /// <exception cref="StaleEpochException">The worker was opened under a later epoch.</exception>
    /// <exception cref="DamagedPartException">A part of the checkpoint is damaged or missing.</exception>
    [AlwaysInterleave]
    Task<WorkerOpened?> Open([Immutable] WorkerOrder order);

    /// <summary>
    /// Runs the first phases of a tick, "world" (the conditions of the tick) and "wish" (people decide if they want a handset). Returns the number of new
    /// handsets that the people of each district want and can pay for; null while the phases are in progress.
    /// </summary>
    [AlwaysInterleave]
    Task<WorkerWishes?> Wish([Immutable] WorkerTick tick);

    /// <summary>
    /// Runs the "buy" phase of a tick, in which the allotted handsets are sold, and sends tie events (messages along social ties) to other silos. Returns the
    /// time that both took; null while they are in progress.
    /// </summary>
    /// <param name="allotted">The number of handsets allotted to each district.</param>
    [AlwaysInterleave]
    Task<WorkerSales?> Buy(PhaseCall call, [Immutable] DistrictNumbers allotted);

    /// <summary>
    /// Receives a chunk of tie events (messages along social ties) from another silo for the present tick. A chunk that has been received already changes
    /// nothing.
    /// </summary>
    /// <exception cref="StaleEpochException">The chunk is under another epoch: the sender, or this silo, was believed dead in the meantime.</exception>
    [AlwaysInterleave]
    Task Receive([Immutable] byte[] chunk);

    /// <summary>
    /// Runs the last phases of a tick, "use" (calls, bills) and "towers" (traffic), when all silos have finished buying. Returns the reports of the silo's
    /// districts; null while the phases are in progress.
    /// </summary>
    [AlwaysInterleave]
    Task<WorkerReport?> Use(PhaseCall call);

    /// <summary>
    /// Returns a hash of 16 bytes of each district's state: the rows of its people, handsets, towers and services. Returns null while the computation is in
    /// progress.
    /// </summary>
    [AlwaysInterleave]
    Task<WorkerHashes?> HashRows(PhaseCall call);

    /// <summary>Stores all districts of this silo as parts of a checkpoint. Returns the outcome; null while storing is in progress.</summary>
    [AlwaysInterleave]
    Task<WorkerStored?> Store(PhaseCall call, CheckpointId checkpoint);

    /// <summary>Ends the run on this silo, unless the silo has joined the run under a later epoch, that is, for a newer owner.</summary>
    /// <param name="keeps">True if the run's people can still be queried; otherwise their memory is freed.</param>
    [AlwaysInterleave]
    Task Close(RunEpoch epoch, bool keeps);

    /// <summary>Releases the queries that wait for the end of the tick, because the run has failed within it.</summary>
    [AlwaysInterleave]
    Task Abandon(RunEpoch epoch);
}

/// <summary>
/// The order to open the worker of a run on one silo: the run's specification, its placement plan, and the checkpoint from which it continues.
/// </summary>
/// <param name="Silo">The silo that receives the order.</param>
/// <param name="From">The checkpoint to continue from; null for the start.</param>
/// <param name="Stays">True if the districts on the silo already have that checkpoint's state, and are kept.</param>
/// <param name="ModelVersion">The model version of the silo that leads the run; a silo of another version takes no part.</param>
/// <param name="Number">The number of this order among the phases under the epoch.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-order")]
public sealed record WorkerOrder(
    [property: Id(0)] RunSpecification Specification,
    [property: Id(1)] PlacementPlan Plan,
    [property: Id(2)] SiloAddress Silo,
    [property: Id(3)] RunEpoch Epoch,
    [property: Id(4)] CheckpointId? From,
    [property: Id(5)] bool Stays,
    [property: Id(6)] int ModelVersion,
    [property: Id(7)] int Number
);

/// <param name="Seen">The highest tick of the run that this silo has begun, under any epoch.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-opened")]
public sealed record WorkerOpened([property: Id(0)] WorkerReport Report, [property: Id(1)] int Seen);

/// <param name="Foreigners">Packed <see cref="Model.Services.ForeignPresence"/>, by district ordinal.</param>
/// <param name="Commands">Packed <see cref="PlacedCommand"/>, in order of sequence.</param>
/// <param name="Number">The number of the phase under the epoch.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-tick")]
public sealed record WorkerTick(
    [property: Id(0)] RunEpoch Epoch,
    [property: Id(1)] Tick Tick,
    [property: Id(2)] long NationSubscribers,
    [property: Id(8)] long ApplicantsAtMiddle,
    [property: Id(3)] long NationPeople,
    [property: Id(4)] long VettedArticles,
    [property: Id(5)] byte[] Foreigners,
    [property: Id(6)] byte[] Commands,
    [property: Id(7)] int Number
);

/// <summary>A command to an entity of a district, with the district's position in the nation's list.</summary>
public readonly record struct PlacedCommand(DistrictIndex District, DistrictCommand Command);

/// <summary>A list with one number for each district of a silo, such as the number of handsets allotted to it.</summary>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-list")]
public sealed record DistrictNumbers([property: Id(0)] long[] ByDistrict);

/// <summary>The number of new handsets that the people of each district want and can pay for, as found in the wish phase.</summary>
/// <param name="Busy">The time for which the silo was busy with this work.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-wishes")]
public sealed record WorkerWishes([property: Id(0)] long[] ByDistrict, [property: Id(1)] TimeSpan Busy);

/// <summary>The result of the phase buy on a silo: all of its districts have bought, and all tie events (messages along social ties) have been sent.</summary>
/// <param name="Buying">The time for which the silo was busy with buying.</param>
/// <param name="Sending">The time for sending tie events to the other silos.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-sold")]
public sealed record WorkerSales([property: Id(0)] TimeSpan Buying, [property: Id(1)] TimeSpan Sending);

/// <param name="Hashes">Packed <see cref="UInt128"/>.</param>
/// <param name="Busy">The time for which the silo was busy with this work.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-hashes")]
public sealed record WorkerHashes([property: Id(0)] byte[] Hashes, [property: Id(1)] TimeSpan Busy);

/// <summary>The outcome of storing a silo's districts.</summary>
/// <param name="Failure">The reason why a part could not be stored; null if all were.</param>
/// <param name="Bytes">The stored size in bytes.</param>
/// <param name="Busy">The time for which the silo was busy with this work.</param>
/// <param name="Parts">The number of districts stored.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-stored")]
public sealed record WorkerStored(
    [property: Id(0)] string? Failure,
    [property: Id(1)] long Bytes,
    [property: Id(2)] TimeSpan Busy,
    [property: Id(3)] int Parts
);

/// <summary>The reports of a silo's districts on a tick, packed into bytes.</summary>
/// <param name="Counts">The values of all measures of each district, as packed <see cref="long"/>s.</param>
/// <param name="Towers">The reports of all cell towers, as packed <see cref="TowerReport"/>s.</param>
/// <param name="Heads">The numbers of messages, towers and handsets of each district, as packed <see cref="ReportHead"/>s.</param>
/// <param name="SentBytes">The bytes that the silo sent to others in the tick.</param>
/// <param name="Busy">The time for which the silo was busy with this work.</param>
/// <param name="Work">The computing time of each district in the tick, in units of the TimeProvider's timestamps, as packed <see cref="long"/>s.</param>
/// <param name="Strata">The counts of groups of people, summed over the silo's districts, as packed <see cref="long"/>s.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-report")]
public sealed record WorkerReport(
    [property: Id(0)] byte[] Heads,
    [property: Id(1)] byte[] Counts,
    [property: Id(2)] byte[] Towers,
    [property: Id(3)] long SentBytes,
    [property: Id(4)] TimeSpan Busy,
    [property: Id(5)] byte[] Work,
    [property: Id(6)] byte[] Strata
);

/// <param name="Towers">The number of towers.</param>
/// <param name="Handsets">The number of handsets ever sold.</param>
public readonly record struct ReportHead(long Messages, int Towers, int Handsets);

/// <summary>Creates and parses the keys of a run's workers, which contain the address of their silo. A silo never returns under the same address.</summary>
internal static class SiloWorkerKey
{
    public static string Of(string run, SiloAddress silo) => $"{run}/{silo.ToParsableString()}";

    /// <summary>Returns the name of the run that a worker's key contains.</summary>
    public static string RunOf(string key) => key.Split('/')[0];
}
