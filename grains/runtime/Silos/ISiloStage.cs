using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos.Calls;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Towers;
using Orleans.Concurrency;

namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// A silo's part in a run: it carries each phase to the districts of its silo and sends other silos what is for theirs. Key: <c>RUN/SILO</c>, the
/// silo's address. All lists by district are in the order of the plan's districts of this silo. Whatever comes under another epoch than the stage was last opened under
/// is refused, so that of two that take themselves for the run only the later is served. Phases are run once, however often they are called: an answer of null says that the phase is
/// still in progress, and the caller asks again (<see cref="SiloCalls"/>).
/// </summary>
[Alias("adoptsim.silo-stage")]
public interface ISiloStage : IGrainWithStringKey
{
    /// <summary>
    /// Whether the stage is on the silo. Where it is not (a silo that does not know of another yet ignores the hint), it moves there as soon
    /// as it can: ask again.
    /// </summary>
    [AlwaysInterleave]
    Task<bool> IsOn(SiloAddress silo);

    /// <summary>Makes the districts and the stations of the start, or those of a checkpoint.</summary>
    /// <exception cref="StaleEpochException">It was opened under a later epoch.</exception>
    /// <exception cref="DamagedPartException">A part of the checkpoint is damaged or missing.</exception>
    [AlwaysInterleave]
    Task<StageOpened?> Open([Immutable] StageOrder order);

    /// <summary>World and wish; answers with the demand by district.</summary>
    [AlwaysInterleave]
    Task<StageWishes?> Wish([Immutable] StageTick tick);

    /// <summary>Buy, and what is to be told to other silos.</summary>
    /// <param name="allotted">By district.</param>
    [AlwaysInterleave]
    Task<StageSold?> Buy(PhaseCall call, [Immutable] StageList allotted);

    /// <summary>News from another silo for the present tick. A chunk that has been received already changes nothing.</summary>
    /// <exception cref="StaleEpochException">They are under another epoch: the sender, or this silo, was taken for dead meanwhile.</exception>
    [AlwaysInterleave]
    Task Receive([Immutable] byte[] chunk);

    /// <summary>Use and towers; begins when all silos have done with buying.</summary>
    [AlwaysInterleave]
    Task<StageReport?> Use(PhaseCall call);

    /// <summary>The hash of each district's rows, 16 bytes each.</summary>
    [AlwaysInterleave]
    Task<StageHashes?> HashRows(PhaseCall call);

    /// <summary>Stores all districts as parts of a checkpoint.</summary>
    [AlwaysInterleave]
    Task<StageStored?> Store(PhaseCall call, CheckpointId checkpoint);

    /// <summary>The run is over here, unless a later epoch has it by now.</summary>
    /// <param name="keeps">Whether its people can still be asked; otherwise they go.</param>
    [AlwaysInterleave]
    Task Close(RunEpoch epoch, bool keeps);

    /// <summary>The run has failed within a tick: lets those go on who wait for its end.</summary>
    [AlwaysInterleave]
    Task Abandon(RunEpoch epoch);
}

/// <summary>Who has which part in a run.</summary>
/// <param name="Silo">The silo that is addressed.</param>
/// <param name="From">The checkpoint to go on from; null for the start.</param>
/// <param name="Stays">Whether the districts that are on the silo stand where that checkpoint does, and stay as they are.</param>
/// <param name="ModelVersion">Of the silo that leads the run; one of another version takes no part.</param>
/// <param name="Number">Of the phase, under the epoch.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-order")]
public sealed record StageOrder(
    [property: Id(0)] RunSpecification Specification,
    [property: Id(1)] PlacementPlan Plan,
    [property: Id(2)] SiloAddress Silo,
    [property: Id(3)] RunEpoch Epoch,
    [property: Id(4)] CheckpointId? From,
    [property: Id(5)] bool Stays,
    [property: Id(6)] int ModelVersion,
    [property: Id(7)] int Number);

/// <param name="Seen">The highest tick that this silo has begun of the run, under any epoch.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-opened")]
public sealed record StageOpened(
    [property: Id(0)] StageReport Report,
    [property: Id(1)] int Seen);

/// <param name="Foreigners">Packed <see cref="Model.Services.ForeignPresence"/>, by district ordinal.</param>
/// <param name="Commands">Packed <see cref="PlacedCommand"/>, in order of sequence.</param>
/// <param name="Number">Of the phase, under the epoch.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-tick")]
public sealed record StageTick(
    [property: Id(0)] RunEpoch Epoch,
    [property: Id(1)] int Tick,
    [property: Id(2)] long NationSubscribers,
    [property: Id(3)] long NationPeople,
    [property: Id(4)] long VettedArticles,
    [property: Id(5)] byte[] Foreigners,
    [property: Id(6)] byte[] Commands,
    [property: Id(7)] int Number);

/// <summary>A command and the ordinal of its district.</summary>
public readonly record struct PlacedCommand(int District, DistrictCommand Command);

/// <summary>A number for each district.</summary>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-list")]
public sealed record StageList([property: Id(0)] long[] ByDistrict);

/// <summary>What the people of each district wished for.</summary>
/// <param name="Busy">How long the silo was at work.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-wishes")]
public sealed record StageWishes(
    [property: Id(0)] long[] ByDistrict,
    [property: Id(1)] TimeSpan Busy);

/// <summary>That all of a silo's districts have bought, and all others have been told.</summary>
/// <param name="Buying">How long the silo was at work.</param>
/// <param name="Telling">How long it took to tell the others.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-sold")]
public sealed record StageSold(
    [property: Id(0)] TimeSpan Buying,
    [property: Id(1)] TimeSpan Telling);

/// <param name="Hashes">Packed <see cref="UInt128"/>.</param>
/// <param name="Busy">How long the silo was at work.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-hashes")]
public sealed record StageHashes(
    [property: Id(0)] byte[] Hashes,
    [property: Id(1)] TimeSpan Busy);

/// <summary>The outcome of storing a silo's districts.</summary>
/// <param name="Failure">Why a part could not be stored; null if all were.</param>
/// <param name="Bytes">What they take when stored.</param>
/// <param name="Busy">How long the silo was at work.</param>
/// <param name="Parts">How many districts were stored.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-stored")]
public sealed record StageStored(
    [property: Id(0)] string? Failure,
    [property: Id(1)] long Bytes,
    [property: Id(2)] TimeSpan Busy,
    [property: Id(3)] int Parts);

/// <summary>The reports of a silo's districts after a tick.</summary>
/// <param name="Counts">Packed <see cref="long"/>, all measures of each district.</param>
/// <param name="Towers">Packed <see cref="TowerReport"/>.</param>
/// <param name="Heads">Packed <see cref="ReportHead"/>.</param>
/// <param name="SentBytes">What the silo sent to others in the tick.</param>
/// <param name="Busy">How long the silo was at work.</param>
/// <param name="Work">Packed <see cref="long"/>, the time that each district took in the tick, in units of the clock.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.stage-report")]
public sealed record StageReport(
    [property: Id(0)] byte[] Heads,
    [property: Id(1)] byte[] Counts,
    [property: Id(2)] byte[] Towers,
    [property: Id(3)] long SentBytes,
    [property: Id(4)] TimeSpan Busy,
    [property: Id(5)] byte[] Work);

/// <param name="Towers">How many there are.</param>
/// <param name="Handsets">How many there ever were.</param>
public readonly record struct ReportHead(long NewlyUnmet, long Messages, int Towers, int Handsets);

/// <summary>Stages are named after their silo, which never comes back under the same address.</summary>
internal static class StageKey
{
    public static string Of(string run, SiloAddress silo) => $"{run}/{silo.ToParsableString()}";

    /// <summary>The run's name within a key.</summary>
    public static string RunOf(string key) => key.Split('/')[0];
}
