using Orleans.Concurrency;

namespace AdoptionSim.Interfaces.Terminals;

/// <summary>A site with terminals of the intranet. Key: <c>RUN/DISTRICT/i/NUMBER</c>, numbers from 0 in order of opening.</summary>
public interface ITerminal : IGrainWithStringKey
{
    /// <summary>The site at the latest tick boundary.</summary>
    [AlwaysInterleave]
    Task<TerminalView> Describe();
}

/// <summary>A site as of a tick.</summary>
/// <param name="Kind">"university" or "library".</param>
/// <param name="Visits">Of the last tick (simulated).</param>
/// <param name="TurnedAway">Of the last tick: visits that found no seat.</param>
/// <param name="WaitSeconds">Mean wait for a seat in the last tick.</param>
/// <param name="AllVisits">Since the start of the run.</param>
/// <param name="AllTurnedAway">Since the start of the run.</param>
[GenerateSerializer, Immutable]
public sealed record TerminalView(
    string Id, int Tick, DateOnly Date, string Kind, DateOnly Opens, bool IsOpen, int Seats, int Visits, int TurnedAway, int WaitSeconds, long AllVisits, long AllTurnedAway);
