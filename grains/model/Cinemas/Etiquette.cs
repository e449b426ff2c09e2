using System.Collections.Immutable;
using AdoptionSim.Model.Time;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cinemas;

/// <summary>
/// Computes for each tick the effect of notices before the film that ask spectators for good manners. Visits are random, so the number of notices that a person
/// has seen follows a Poisson distribution. It is computed from the person's random draw and the tick, so no state is stored for it.
/// </summary>
public sealed class Etiquette
{
    private readonly ImmutableArray<Notices> _byTick;

    public Etiquette(CinemaParameters cinema, Calendar calendar)
    {
        ArgumentNullException.ThrowIfNull(cinema);
        ArgumentNullException.ThrowIfNull(calendar);
        var wanted = cinema.Visits * calendar.StepDays / 365.25;
        Visits = Math.Min(wanted, cinema.Seats / 1000 * cinema.Showings * calendar.StepDays / 7);
        var from = Enumerable.Range(0, calendar.Ticks + 1).FirstOrDefault(tick => calendar.DateOf(new Tick(tick)) >= cinema.NoticesFrom, int.MaxValue);
        _byTick =
        [
            .. Enumerable
                .Range(0, calendar.Ticks + 1)
                .Select(tick => cinema.Notices && tick >= from ? new Notices(cinema, Visits, tick - from, calendar.StepDays) : Notices.None),
        ];
    }

    /// <summary>The mean number of cinema visits of an urban person in a tick, limited by the seats.</summary>
    public double Visits { get; }

    public Notices At(Tick tick) => _byTick[tick];

    /// <summary>Returns the chance that a spectator answers a call during the film, in units of 2^-32.</summary>
    /// <param name="own">The spectator's chance of answering if there were no notices for good manners, in units of 2^-32.</param>
    /// <param name="restraint">The share by which notices reduce this chance, in units of 2^-16.</param>
    public static uint Chance(uint own, ushort restraint) => (uint)((ulong)own * ((uint)Notices.One - restraint) >> 16);
}

/// <summary>
/// The effect that notices before the film, which ask for good manners, have had on spectators up to one tick. Each notice removes a share of the remaining bad
/// manners. Later notices remove less, but never less than a fixed part of the first effect. Between visits, which are assumed to be evenly spaced, some of the
/// effect is forgotten.
/// </summary>
public sealed class Notices
{
    internal const double One = 1 << 16;
    private readonly PoissonTable _seen;
    private readonly ImmutableArray<ushort> _restraint;

    private Notices() => (_seen, _restraint) = (new PoissonTable(0), [0]);

    /// <param name="visits">The visits of a person in a tick.</param>
    /// <param name="ticks">The number of ticks since notices began, without this one.</param>
    public Notices(CinemaParameters cinema, double visits, int ticks, int stepDays)
    {
        ArgumentNullException.ThrowIfNull(cinema);
        _seen = new PoissonTable(visits * ticks);
        MeanSeen = visits * ticks;
        double lasting = cinema.LastingEffect ?? default;
        var effects = Enumerable
            .Range(0, _seen.Most + 1)
            .Select(notice => cinema.NoticeEffect * (lasting + ((1 - lasting) * Math.Pow(cinema.Habituation, notice))))
            .ToArray();
        var months = ticks * stepDays * 12 / 365.25;
        _restraint =
        [
            .. Enumerable
                .Range(0, _seen.Most + 1)
                .Select(seen =>
                    (ushort)
                        Math.Min(
                            ushort.MaxValue,
                            Math.Round(One * Restraint(effects.AsSpan(0, seen + 1), Math.Pow(0.5, months / (seen + 1) / cinema.Forgetting)))
                        )
                ),
        ];
        MeanRestraint = _restraint.Select((restraint, seen) => _seen.Share(seen) * restraint / One).Sum();
    }

    /// <summary>The effect in a tick before the first notice for good manners is shown: nobody has seen a notice, so nothing changes.</summary>
    public static Notices None { get; } = new();

    /// <summary>The mean number of notices for good manners that urban people have seen before this tick.</summary>
    public double MeanSeen { get; }

    /// <summary>The mean share (0 to 1) by which notices have reduced spectators' bad manners, such as answering calls.</summary>
    public double MeanRestraint { get; }

    /// <summary>
    /// Returns the share by which notices have reduced one spectator's bad manners, in units of 2^-16. The notice before the present film is included.
    /// </summary>
    /// <param name="luck">The person's random draw, the same in all ticks. A higher draw stands for more visits than those of other people.</param>
    public ushort RestraintOf(uint luck) => _restraint[_seen.Count(luck)];

    /// <param name="kept">The share of a notice's effect that remains at the next notice.</param>
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
