using System.Collections.Immutable;
using AdoptionSim.Model.Time;
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
