using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Intranet;

/// <summary>
/// The constants that all sites with intranet terminals share. They are computed from the opening hours, the length of a visit, the days in a tick, and the
/// scale.
/// </summary>
public sealed class TerminalKnowledge
{
    private const int SecondsAnHour = 3600;

    public TerminalKnowledge(IntranetParameters intranet, int stepDays, double scale)
    {
        ArgumentNullException.ThrowIfNull(intranet);
        var hours = intranet.Hours * stepDays / 7;
        (Scale, HoursATick) = (scale, hours);
        SessionSeconds = intranet.Session * SecondsAnHour;
        VisitsASeat = hours / intranet.Session * scale;
        ErlangsAVisit = intranet.Session / hours / scale;
    }

    /// <summary>The scale of the run: the number of simulated people for each real person.</summary>
    public double Scale { get; }

    public double HoursATick { get; }

    public double SessionSeconds { get; }

    /// <summary>The number of simulated visits that one terminal seat can serve in a tick.</summary>
    public double VisitsASeat { get; }

    /// <summary>
    /// The traffic, in erlangs (mean number of occupied seats), that one simulated visit offers to a site's seats, spread over the opening hours.
    /// </summary>
    public double ErlangsAVisit { get; }
}

/// <summary>
/// Computes the visits to a site with intranet terminals in one tick. As many visits are served as the seats have time for; the others are turned away. The
/// wait for a seat follows Erlang C.
/// </summary>
public static class TerminalRule
{
    /// <summary>
    /// Returns the whole number of simulated visits that a site with intranet terminals can serve in a tick. Fractions of a visit are carried over to later
    /// ticks.
    /// </summary>
    public static int Capacity(in TerminalRow row, Tick tick, TerminalKnowledge known)
    {
        var each = row.Seats * known.VisitsASeat;
        return (int)Math.Min(int.MaxValue, Math.Floor(Math.Round(tick * each, 6)) - Math.Floor(Math.Round((tick - 1) * each, 6)));
    }

    /// <param name="wanted">The number of visits attempted.</param>
    /// <param name="served">The number of visits that got a seat, at most <see cref="Capacity"/>.</param>
    public static void Step(ref TerminalRow row, int wanted, int served, TerminalKnowledge known)
    {
        (row.Visits, row.TurnedAway) = (served, wanted - served);
        row.AllVisits += row.Visits;
        row.AllTurnedAway += row.TurnedAway;
        row.WaitSeconds = (int)Math.Round(known.SessionSeconds * ErlangC.WaitInSessions(served * known.ErlangsAVisit, row.Seats));
    }
}

/// <summary>
/// Computes the mean wait for a terminal seat, over all visitors, with Poisson arrivals and exponential sessions (Erlang C; Cooper, Introduction to Queueing
/// Theory, 1981). The wait is only reported; it does not affect which visits get a seat.
/// </summary>
public static class ErlangC
{
    /// <summary>The longest mean wait for a seat that is assumed, as a multiple of the mean session. It applies at a site that is full all day.</summary>
    public const double LongestWait = 1;

    /// <param name="erlangs">The offered traffic in erlangs, at least 0.</param>
    /// <param name="seats">The number of seats, at least 1.</param>
    /// <returns>The mean wait as a multiple of the mean session, at most <see cref="LongestWait"/>.</returns>
    public static double WaitInSessions(double erlangs, int seats)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seats, 1);
        if (erlangs >= seats)
        {
            return LongestWait;
        }

        var blocking = Towers.ErlangB.Blocking(erlangs, seats);
        var waits = seats * blocking / (seats - (erlangs * (1 - blocking)));
        return Math.Min(LongestWait, waits / (seats - erlangs));
    }
}
