using System.Collections.Immutable;
using AdoptionSim.Model.Time;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Cinemas;

/// <summary>
/// What notices before the film have done to spectators by each tick. Who goes when is left to chance, so that the notices that a person has seen by a tick are a Poisson number: it
/// follows from the person and the tick, grows as time goes by, and nobody needs a row for it.
/// </summary>
public sealed class Manners
{
    private readonly ImmutableArray<Notices> _byTick;

    public Manners(CinemaParameters cinema, Calendar calendar)
    {
        ArgumentNullException.ThrowIfNull(cinema);
        ArgumentNullException.ThrowIfNull(calendar);
        var wanted = cinema.Visits * calendar.StepDays / 365.25;
        Visits = Math.Min(wanted, cinema.Seats / 1000 * cinema.Showings * calendar.StepDays / 7);
        var from = Enumerable.Range(0, calendar.Ticks + 1).FirstOrDefault(tick => calendar.DateOf(tick) >= cinema.NoticesFrom, int.MaxValue);
        _byTick = [.. Enumerable.Range(0, calendar.Ticks + 1).Select(tick =>
            cinema.Notices && tick >= from ? new Notices(cinema, Visits, tick - from, calendar.StepDays) : Notices.None)];
    }

    /// <summary>Visits of an urban person in a tick: as many as wanted, or as there are seats for.</summary>
    public double Visits { get; }

    public Notices At(int tick) => _byTick[tick];

    /// <summary>The chance to answer, in 2^-32, of one whose own chance it is without notices.</summary>
    public static uint Chance(uint own, ushort restraint) => (uint)((ulong)own * ((uint)Notices.One - restraint) >> 16);
}

/// <summary>
/// The notices of one tick: each takes a part of the bad manners that are left, every further one a smaller part; between visits, which lie as far from one another, it is forgotten.
/// </summary>
public sealed class Notices
{
    internal const double One = 1 << 16;
    private readonly PoissonTable _seen;
    private readonly ImmutableArray<ushort> _restraint;

    private Notices() => (_seen, _restraint) = (new PoissonTable(0), [0]);

    /// <param name="visits">Of a person in a tick.</param>
    /// <param name="ticks">Since there are notices, this one left out.</param>
    public Notices(CinemaParameters cinema, double visits, int ticks, int stepDays)
    {
        ArgumentNullException.ThrowIfNull(cinema);
        _seen = new PoissonTable(visits * ticks);
        MeanSeen = visits * ticks;
        var effects = Enumerable.Range(0, _seen.Most + 1).Select(notice => cinema.NoticeEffect * Math.Pow(cinema.Habituation, notice)).ToArray();
        var months = ticks * stepDays * 12 / 365.25;
        _restraint = [.. Enumerable.Range(0, _seen.Most + 1).Select(seen =>
            (ushort)Math.Min(ushort.MaxValue, Math.Round(One * Restraint(effects.AsSpan(0, seen + 1), Math.Pow(0.5, months / (seen + 1) / cinema.Forgetting)))))];
        MeanRestraint = _restraint.Select((restraint, seen) => _seen.Share(seen) * restraint / One).Sum();
    }

    /// <summary>There are none.</summary>
    public static Notices None { get; } = new();

    /// <summary>Notices that urban people have seen on average before this tick.</summary>
    public double MeanSeen { get; }

    /// <summary>What notices have taken of bad manners in the hall, 0 to 1.</summary>
    public double MeanRestraint { get; }

    /// <summary>What notices have taken of a spectator's bad manners once this tick's is seen, in 2^-16.</summary>
    /// <param name="luck">The person's draw, the same in all ticks: how often the person goes, compared with others.</param>
    public ushort RestraintOf(uint luck) => _restraint[_seen.Count(luck)];

    /// <param name="kept">What is left of a notice's work at the next one.</param>
    private static double Restraint(ReadOnlySpan<double> effects, double kept)
    {
        var restraint = 0.0;
        foreach (var effect in effects)
        {
            restraint = (restraint * kept) + ((1 - (restraint * kept)) * effect);
        }

        return restraint;
    }
}
