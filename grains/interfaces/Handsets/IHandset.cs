using AdoptionSim.Interfaces.Runs;
using Orleans.Concurrency;

namespace AdoptionSim.Interfaces.Handsets;

/// <summary>A handset. Key: <c>RUN/DISTRICT/h/NUMBER</c>, numbers from 0 in order of first sale.</summary>
public interface IHandset : IGrainWithStringKey
{
    /// <summary>Returns the handset's state at the latest tick boundary.</summary>
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

/// <summary>The state of a handset at a tick.</summary>
/// <param name="State">The handset's state: active, broken, on sale, or scrapped.</param>
/// <param name="Registrant">The id of the citizen in whose name the line is: the owner, or another person for a second line.</param>
/// <param name="LineBegan">The date on which the present line began; null if there is none.</param>
/// <param name="Goodwill">The owner's goodwill towards the network, 0 to 1.</param>
[GenerateSerializer, Immutable]
public sealed record HandsetView(
    string Id, int Tick, DateOnly Date, string Model, string State, string? Owner, string? Registrant, DateOnly? LineBegan, string? Tower, int Contacts,
    long Calls, long Minutes, long Texts, long Photos, long Newspapers, long Books, double Goodwill);
