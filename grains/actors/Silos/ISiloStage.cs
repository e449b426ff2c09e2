using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Model.Districts;
using Orleans.Concurrency;

namespace AdoptionSim.Actors.Silos;

/// <summary>
/// A silo's part in a run: it carries each phase to the districts of its silo and sends other silos what is for theirs. Key: <c>RUN/SILO</c>, the
/// silo's place in the plan. All lists by district are in the order of the plan's districts of this silo.
/// </summary>
[Alias("adoptsim.silo-stage")]
public interface ISiloStage : IGrainWithStringKey
{
    /// <summary>
    /// Whether the stage is on the silo. Where it is not (a silo that does not know of another yet ignores the hint), it moves there as soon
    /// as it can: ask again.
    /// </summary>
    Task<bool> IsOn(SiloAddress silo);

    /// <summary>Makes the districts, and the stations of the start.</summary>
    [ResponseTimeout("01:00:00")]
    Task<StageReport> Open([Immutable] StageOrder order);

    /// <summary>World and wish; answers with the demand by district.</summary>
    [ResponseTimeout("01:00:00")]
    Task<StageList> Wish([Immutable] StageTick tick);

    /// <summary>Buy, and what is to be told to other silos.</summary>
    /// <param name="allotted">By district.</param>
    [ResponseTimeout("01:00:00")]
    Task Buy([Immutable] StageList allotted);

    /// <summary>News from another silo for the present tick.</summary>
    [AlwaysInterleave]
    [ResponseTimeout("00:05:00")]
    Task Receive([Immutable] byte[] chunk);

    /// <summary>Use and towers; begins when all silos have done with buying.</summary>
    [ResponseTimeout("01:00:00")]
    Task<StageReport> Use();

    /// <summary>The hash of each district's rows, 16 bytes each.</summary>
    [ResponseTimeout("01:00:00")]
    Task<StageHashes> HashRows();

    /// <summary>The run has failed within a tick: lets those go on who wait for its end.</summary>
    [AlwaysInterleave]
    Task Abandon();
}

/// <summary>Who has which part in a run.</summary>
/// <param name="Silo">The place in the plan of the silo that is addressed.</param>
[GenerateSerializer, Immutable]
public sealed record StageOrder(RunSpecification Specification, PlacementPlan Plan, int Silo);

/// <param name="Commands">Packed <see cref="PlacedCommand"/>, in order of sequence.</param>
[GenerateSerializer, Immutable]
public sealed record StageTick(int Tick, long NationSubscribers, long NationPeople, byte[] Commands);

/// <summary>A command and the ordinal of its district.</summary>
public readonly record struct PlacedCommand(int District, DistrictCommand Command);

/// <summary>A number for each district.</summary>
[GenerateSerializer, Immutable]
public sealed record StageList(long[] ByDistrict);

/// <param name="Hashes">Packed <see cref="UInt128"/>.</param>
[GenerateSerializer, Immutable]
public sealed record StageHashes(byte[] Hashes);

/// <summary>The reports of a silo's districts after a tick.</summary>
/// <param name="Counts">Packed <see cref="long"/>, all measures of each district.</param>
/// <param name="Towers">Packed <see cref="TowerReport"/>.</param>
/// <param name="Heads">Packed <see cref="ReportHead"/>.</param>
[GenerateSerializer, Immutable]
public sealed record StageReport(byte[] Heads, byte[] Counts, byte[] Towers);

/// <param name="Towers">How many there are.</param>
/// <param name="Handsets">How many there ever were.</param>
public readonly record struct ReportHead(long NewlyUnmet, long Messages, int Towers, int Handsets);
