using AdoptionSim.Nations;

namespace AdoptionSim.Model.Intranet;

/// <summary>What all sites can know: how long they are open, how long a visit takes, in a tick of a run of a scale.</summary>
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

    /// <summary>Simulated people per real one.</summary>
    public double Scale { get; }

    public double HoursATick { get; }

    public double SessionSeconds { get; }

    /// <summary>Simulated visits that a seat has time for in a tick.</summary>
    public double VisitsASeat { get; }

    /// <summary>Traffic in erlangs that a simulated visit offers to the seats, spread over the opening hours.</summary>
    public double ErlangsAVisit { get; }
}

/// <summary>A site's tick: visitors are as many as its seats have time for, the others are turned away; those who get one wait as Erlang C has it.</summary>
public static class TerminalRule
{
    /// <summary>How many simulated visits there is time for in a tick; fractions of a visit come up in later ticks.</summary>
    public static int Capacity(in TerminalRow row, int tick, TerminalKnowledge known)
    {
        var each = row.Seats * known.VisitsASeat;
        return (int)Math.Min(int.MaxValue, Math.Floor(Math.Round(tick * each, 6)) - Math.Floor(Math.Round((tick - 1) * each, 6)));
    }

    /// <param name="wanted">Visits that were tried.</param>
    /// <param name="served">Visits that got a seat, at most <see cref="Capacity"/>.</param>
    public static void Step(ref TerminalRow row, int wanted, int served, TerminalKnowledge known)
    {
        (row.Visits, row.TurnedAway) = (served, wanted - served);
        row.AllVisits += row.Visits;
        row.AllTurnedAway += row.TurnedAway;
        row.WaitSeconds = (int)Math.Round(known.SessionSeconds * ErlangC.WaitInSessions(served * known.ErlangsAVisit, row.Seats));
    }
}

/// <summary>
/// The queue for seats: the mean wait of all visitors with Poisson arrivals and exponential sessions (Erlang C; Cooper, Introduction to Queueing Theory, 1981).
/// It tells how long the queue is and decides nothing.
/// </summary>
public static class ErlangC
{
    /// <summary>A site that is full all day: its queue is as long as visitors bear, here a session.</summary>
    public const double LongestWait = 1;

    /// <param name="erlangs">Traffic offered, at least 0.</param>
    /// <param name="seats">At least 1.</param>
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
