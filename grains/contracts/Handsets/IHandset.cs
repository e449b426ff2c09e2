using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using Orleans.Concurrency;

namespace AdoptionSim.Contracts.Handsets;

/// <summary>The grain of a handset of a run. Key: <c>RUN/DISTRICT/h/NUMBER</c>, numbers from 0 in order of first sale.</summary>
[Alias("adoptsim.handset")]
public interface IHandset : IGrainWithStringKey
{
    /// <summary>Returns the handset's state at the latest tick boundary.</summary>
    [AlwaysInterleave]
    Task<HandsetView> Describe();

    /// <summary>
    /// Adds US dollars to the savings (purse) of the handset owner's household. Returns a receipt with the tick at whose start the command takes effect.
    /// </summary>
    [AlwaysInterleave]
    Task<CommandReceipt> TopUp(decimal dollars, string commandId, Tick? atTick = null);

    [AlwaysInterleave]
    Task<CommandReceipt> Break(string commandId, Tick? atTick = null);

    /// <summary>
    /// Hands the handset, with a new line, to a citizen of the same district who has no line. Returns a receipt with the tick at whose start the command takes
    /// effect.
    /// </summary>
    [AlwaysInterleave]
    Task<CommandReceipt> HandOver(CitizenIndex citizen, string commandId, Tick? atTick = null);

    [AlwaysInterleave]
    Task<CommandReceipt> TakeAway(string commandId, Tick? atTick = null);
}

/// <summary>The state of a handset at a tick.</summary>
/// <param name="State">The handset's state: active, broken, on sale, or scrapped.</param>
/// <param name="Registrant">The id of the citizen in whose name the line is: the owner, or another person for a second line.</param>
/// <param name="LineBegan">The date on which the present line began; null if none exists.</param>
/// <param name="Goodwill">The owner's goodwill towards the network, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.handset-view")]
public sealed record HandsetView(
    [property: Id(0)] string Id,
    [property: Id(1)] Tick Tick,
    [property: Id(2)] DateOnly Date,
    [property: Id(3)] string Model,
    [property: Id(4)] string State,
    [property: Id(5)] string? Owner,
    [property: Id(6)] string? Registrant,
    [property: Id(7)] DateOnly? LineBegan,
    [property: Id(8)] string? Tower,
    [property: Id(9)] int Contacts,
    [property: Id(10)] long Calls,
    [property: Id(11)] long Minutes,
    [property: Id(12)] long Texts,
    [property: Id(13)] long Photos,
    [property: Id(14)] long Newspapers,
    [property: Id(15)] long Books,
    [property: Id(16)] double Goodwill
);
