using System.Runtime.InteropServices;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Intranet;

/// <summary>A site with terminals, in 48 bytes. Invariant: in no tick more visits than <see cref="TerminalRule.Capacity"/>.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 48)]
public struct TerminalRow
{
    /// <summary>Since the start of the run, in simulated visits.</summary>
    public long AllVisits;

    /// <summary>Since the start of the run, visits that found no seat.</summary>
    public long AllTurnedAway;

    /// <summary>The day on which it opens (<see cref="DateOnly.DayNumber"/>).</summary>
    public int OpensDay;

    public int Seats;

    /// <summary>In the last tick.</summary>
    public int Visits;

    /// <summary>In the last tick.</summary>
    public int TurnedAway;

    /// <summary>Mean wait for a seat in the last tick, in seconds.</summary>
    public int WaitSeconds;

    public SiteKind Kind;
}
