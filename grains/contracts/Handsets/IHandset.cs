using AdoptionSim.Contracts.Runs;
using Orleans.Concurrency;

namespace AdoptionSim.Contracts.Handsets;

/// <summary>A handset. Key: <c>RUN/DISTRICT/h/NUMBER</c>, numbers from 0 in order of first sale.</summary>
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
[GenerateSerializer, Immutable]
public sealed record HandsetView(
    string Id, int Tick, DateOnly Date, string Model, string State, string? Owner, string? Registrant, DateOnly? LineBegan, string? Tower, int Contacts,
    long Calls, long Minutes, long Texts, long Photos, long Newspapers, long Books, double Goodwill);
