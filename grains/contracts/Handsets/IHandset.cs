using AdoptionSim.Contracts.Runs;
using Orleans.Concurrency;

namespace AdoptionSim.Contracts.Handsets;

/// <summary>A handset. Key: <c>RUN/DISTRICT/h/NUMBER</c>, numbers from 0 in order of first sale.</summary>
[Alias("adoptsim.handset")]
public interface IHandset : IGrainWithStringKey
{
    /// <summary>The handset at the latest tick boundary.</summary>
    [AlwaysInterleave]
    Task<HandsetView> Describe();

    /// <summary>Adds US dollars to the owner's household purse.</summary>
    [AlwaysInterleave]
    Task<CommandReceipt> TopUp(decimal dollars, string commandId, int? atTick = null);

    [AlwaysInterleave]
    Task<CommandReceipt> Break(string commandId, int? atTick = null);

    /// <summary>Hands the handset, with a new line, to a citizen of the same district who has none.</summary>
    [AlwaysInterleave]
    Task<CommandReceipt> HandOver(int citizen, string commandId, int? atTick = null);

    [AlwaysInterleave]
    Task<CommandReceipt> TakeAway(string commandId, int? atTick = null);
}

/// <summary>A handset as of a tick.</summary>
/// <param name="State">active, broken, on sale, or scrapped.</param>
/// <param name="Registrant">In whose name the line is; the owner's own id, or another's for a second line.</param>
/// <param name="LineBegan">The date on which the present line began; null where there is none.</param>
/// <param name="Goodwill">0 to 1: how content the owner is with the network.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.handset-view")]
public sealed record HandsetView(
    [property: Id(0)] string Id,
    [property: Id(1)] int Tick,
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
    [property: Id(16)] double Goodwill);
