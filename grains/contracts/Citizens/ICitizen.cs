using AdoptionSim.Contracts.Runs;
using Orleans.Concurrency;

namespace AdoptionSim.Contracts.Citizens;

/// <summary>A citizen. Key: <c>RUN/DISTRICT/NUMBER</c>, numbers from 0.</summary>
[Alias("adoptsim.citizen")]
public interface ICitizen : IGrainWithStringKey
{
    /// <summary>The citizen at the latest tick boundary.</summary>
    [AlwaysInterleave]
    Task<CitizenView> Describe();

    /// <summary>The citizen's ties and which of them have a line.</summary>
    [AlwaysInterleave]
    Task<TieView[]> Ties();

    /// <summary>Gives the citizen a handset of a model, with a line.</summary>
    [AlwaysInterleave]
    Task<CommandReceipt> Give(string model, string commandId, int? atTick = null);

    /// <summary>Bars the citizen from having a line; one that runs is ended.</summary>
    [AlwaysInterleave]
    Task<CommandReceipt> Bar(string commandId, int? atTick = null);

    [AlwaysInterleave]
    Task<CommandReceipt> Allow(string commandId, int? atTick = null);
}

/// <summary>A citizen as of a tick.</summary>
/// <param name="Id">Without the run's name.</param>
/// <param name="Settlement">"urban" or "rural".</param>
/// <param name="HouseholdIncome">USD a month.</param>
/// <param name="HouseholdPurse">USD in hand.</param>
/// <param name="Stage">How far the citizen is: out, unaware, aware, applied, permitted, wishing, owner, owner of two.</param>
/// <param name="Propensity">Relative to the average of 1.</param>
/// <param name="TiesWithLine">How many of <paramref name="Ties"/> have a line.</param>
/// <param name="Handsets">Ids of the handsets in use.</param>
/// <param name="HouseholdMembers">Ids, the citizen's own among them.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.citizen-view")]
public sealed record CitizenView(
    [property: Id(0)] string Id,
    [property: Id(1)] int Tick,
    [property: Id(2)] DateOnly Date,
    [property: Id(3)] int Age,
    [property: Id(4)] string Sex,
    [property: Id(5)] string Work,
    [property: Id(6)] string Class,
    [property: Id(7)] string Settlement,
    [property: Id(8)] string[] HouseholdMembers,
    [property: Id(9)] double HouseholdIncome,
    [property: Id(10)] double HouseholdPurse,
    [property: Id(11)] string Stage,
    [property: Id(12)] bool Barred,
    [property: Id(13)] bool NameLent,
    [property: Id(14)] double Propensity,
    [property: Id(15)] int Ties,
    [property: Id(16)] int TiesWithLine,
    [property: Id(17)] bool Covered,
    [property: Id(18)] string? Tower,
    [property: Id(19)] string[] Handsets,
    [property: Id(20)] CitizenServices Services);

/// <summary>What a citizen has besides the phone.</summary>
/// <param name="Birthday">Day and month, as 04-27.</param>
/// <param name="KnowsOfInternet">Whether the citizen knows that the international Internet exists; null where nobody asks.</param>
/// <param name="Reader">Null for one who has never read on the intranet.</param>
/// <param name="HouseholdGadgets">Keys of the gadgets that the household has.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.citizen-services")]
public sealed record CitizenServices(
    [property: Id(0)] string Birthday,
    [property: Id(1)] bool? KnowsOfInternet,
    [property: Id(2)] ReaderView? Reader,
    [property: Id(3)] string[] HouseholdGadgets);

/// <summary>One who reads on the intranet, or once did; counts are since the start of the run.</summary>
/// <param name="FirstVisit">The date of the tick of the first visit.</param>
/// <param name="AtTerminals">Whether the citizen comes to terminals now.</param>
/// <param name="OnHandset">Whether it is read on the handset now.</param>
/// <param name="Articles">Of state media and reference works.</param>
/// <param name="VettedArticles">From abroad.</param>
/// <param name="Posts">Left on others' birthday boards.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.reader-view")]
public sealed record ReaderView(
    [property: Id(0)] DateOnly FirstVisit,
    [property: Id(1)] bool AtTerminals,
    [property: Id(2)] bool OnHandset,
    [property: Id(3)] long Visits,
    [property: Id(4)] long Articles,
    [property: Id(5)] long VettedArticles,
    [property: Id(6)] long Posts);

/// <param name="Slot">The tie's slot, the same at both ends of a matched tie.</param>
/// <param name="Kind">"household", "company", "local" or "national".</param>
[GenerateSerializer, Immutable, Alias("adoptsim.tie-view")]
public sealed record TieView(
    [property: Id(0)] int Slot,
    [property: Id(1)] string Kind,
    [property: Id(2)] string Citizen,
    [property: Id(3)] bool HasLine);
