using System.Runtime.InteropServices;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Intranet;

/// <summary>
/// The stored state (row) of a site with intranet terminals (a library or university), in 48 bytes. Invariant: the site serves at most
/// <see cref="TerminalRule.Capacity"/> visits in a tick.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 48)]
public struct TerminalRow
{
    /// <summary>The number of simulated visits that got a seat at the site since the start of the run.</summary>
    public long AllVisits;

    /// <summary>The number of simulated visits turned away from the site, because no seat was free, since the start of the run.</summary>
    public long AllTurnedAway;

    /// <summary>The day on which the library or university opens its terminals (<see cref="DateOnly.DayNumber"/>).</summary>
    public int OpensDay;

    public int Seats;

    /// <summary>The number of simulated visits that got a seat at the site in the last tick.</summary>
    public int Visits;

    /// <summary>The number of simulated visits turned away from the site, because no seat was free, in the last tick.</summary>
    public int TurnedAway;

    /// <summary>The mean wait for a seat at the site in the last tick, in seconds.</summary>
    public int WaitSeconds;

    public SiteKind Kind;
}
