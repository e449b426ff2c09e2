using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using Orleans.Concurrency;

namespace AdoptionSim.Contracts.Citizens;

/// <summary>The grain of a citizen of a run. Key: <c>RUN/DISTRICT/NUMBER</c>, numbers from 0.</summary>
[Alias("adoptsim.citizen")]
public interface ICitizen : IGrainWithStringKey
{
    /// <summary>Returns the citizen's state at the latest tick boundary.</summary>
    [AlwaysInterleave]
    Task<CitizenView> Describe();

    /// <summary>Returns the citizen's social ties, each with the person at the other end and whether that person has a phone line.</summary>
    [AlwaysInterleave]
    Task<TieView[]> Ties();

    /// <summary>Gives the citizen a handset of a model, with a phone line. Returns a receipt with the tick at whose start the command takes effect.</summary>
    [AlwaysInterleave]
    Task<CommandReceipt> Give(string model, string commandId, Tick? atTick = null);

    /// <summary>
    /// Bars the citizen from having a phone line, and ends an active line. Returns a receipt with the tick at whose start the command takes effect.
    /// </summary>
    [AlwaysInterleave]
    Task<CommandReceipt> Bar(string commandId, Tick? atTick = null);

    [AlwaysInterleave]
    Task<CommandReceipt> Allow(string commandId, Tick? atTick = null);
}

/// <summary>The state of a citizen at a tick.</summary>
/// <param name="Id">The citizen's id without the run's name.</param>
/// <param name="Settlement">The type of the settlement: "urban" or "rural".</param>
/// <param name="HouseholdIncome">The monthly income of the household in USD.</param>
/// <param name="HouseholdPurse">The household's savings in USD.</param>
/// <param name="Stage">The adoption stage: out, unaware, aware, applied, permitted, wishing, owner, owner of two lines.</param>
/// <param name="Propensity">The propensity to adopt relative to the average of 1.</param>
/// <param name="TiesWithLine">The number of ties, out of all <paramref name="Ties"/>, to people with a phone line.</param>
/// <param name="Handsets">The ids of the handsets in use.</param>
/// <param name="HouseholdMembers">The ids of the household's members, the citizen included.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.citizen-view")]
public sealed record CitizenView(
    [property: Id(0)] string Id,
    [property: Id(1)] Tick Tick,
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
    [property: Id(20)] CitizenServices Services
);

/// <summary>The citizen's use of services other than the phone, such as the intranet.</summary>
/// <param name="Birthday">Day and month of the birthday, such as 04-27.</param>
/// <param name="KnowsOfInternet">True if the citizen knows that the international Internet exists; null if awareness is not simulated.</param>
/// <param name="Reader">The citizen's reading on the intranet; null if the citizen has never read there.</param>
/// <param name="HouseholdGadgets">The keys of the household's gadgets.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.citizen-services")]
public sealed record CitizenServices(
    [property: Id(0)] string Birthday,
    [property: Id(1)] bool? KnowsOfInternet,
    [property: Id(2)] ReaderView? Reader,
    [property: Id(3)] string[] HouseholdGadgets
);

/// <summary>A citizen's reading of articles on the intranet: the present ways of reading, and counts since the start of the run.</summary>
/// <param name="FirstVisit">The date of the tick of the first visit.</param>
/// <param name="AtTerminals">True if the citizen now reads at terminals.</param>
/// <param name="OnHandset">True if the citizen now reads on the handset.</param>
/// <param name="Articles">The number of articles of state media and reference works read.</param>
/// <param name="VettedArticles">The number of vetted articles from abroad read.</param>
/// <param name="Posts">The number of posts that the citizen has written on other people's birthday boards.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.reader-view")]
public sealed record ReaderView(
    [property: Id(0)] DateOnly FirstVisit,
    [property: Id(1)] bool AtTerminals,
    [property: Id(2)] bool OnHandset,
    [property: Id(3)] long Visits,
    [property: Id(4)] long Articles,
    [property: Id(5)] long VettedArticles,
    [property: Id(6)] long Posts
);

/// <param name="Slot">The tie's slot, the same at both ends of a matched tie.</param>
/// <param name="Kind">The kind of tie: "household", "workplace" (or school), "local" or "national".</param>
[GenerateSerializer, Immutable, Alias("adoptsim.tie-view")]
public sealed record TieView([property: Id(0)] int Slot, [property: Id(1)] string Kind, [property: Id(2)] string Citizen, [property: Id(3)] bool HasLine);
