using System.Runtime.InteropServices;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Runs;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Model.Cinemas;

/// <summary>
/// A city's cinemas. Who of the subscribers is in the audience, is called and answers is met one by one; the others are counted. What notices do to manners is kept for
/// subscribers who go, and for the hall as a whole, whose shoes it is about.
/// </summary>
public sealed class Cinema : IDistrictService
{
    private const double Ln2 = 0.693147180559945;
    private readonly CinemaParameters _cinema;
    private readonly RunSetup _setup;
    private readonly People.Population _population;
    private readonly Draws _fixed;
    private readonly MannersRule _manners;
    private readonly double _goersATick;
    private readonly List<SpectatorRow> _spectators = [];
    private readonly Dictionary<int, int> _placeOf = [];
    private double _hallRestraint;
    private double _hallEffect;

    public Cinema(RunSetup setup, int district)
    {
        ArgumentNullException.ThrowIfNull(setup);
        (_setup, _cinema, _population, _fixed) = (setup, setup.Nation.Cinema!, setup.Populations[district], setup.DrawsOf(district, 0));
        _manners = new MannersRule(_cinema, setup.Calendar.StepDays, setup.Calendar.Ticks);
        var wanted = _population.Urban * _cinema.Visits * setup.Calendar.StepDays / 365.25;
        Seats = _population.Urban * _cinema.Seats / 1000;
        _goersATick = Math.Min(wanted, Seats * _cinema.Showings * setup.Calendar.StepDays / 7);
        _hallEffect = _cinema.NoticeEffect;
    }

    /// <summary>Of simulated people.</summary>
    public double Seats { get; }

    /// <summary>What notices have taken of bad manners in the hall, 0 to 1.</summary>
    public double Restraint => _hallRestraint;

    /// <summary>Subscribers who have seen a notice, in order of the first.</summary>
    public ReadOnlySpan<SpectatorRow> Spectators => CollectionsMarshal.AsSpan(_spectators);

    /// <summary>Whether a district has cinemas: the capital's and those of cities.</summary>
    public static bool IsIn(Nations.District district) => district is { Place: Place.Capital or Place.MainCity or Place.SmallCity, Urban: > 0 };

    /// <summary>The subscriber's row; null as long as no notice was seen.</summary>
    public SpectatorRow? Of(int citizen) => _placeOf.TryGetValue(citizen, out var place) ? _spectators[place] : null;

    public async ValueTask Step(ServiceTick tick)
    {
        ArgumentNullException.ThrowIfNull(tick);
        var notices = _cinema.Notices && tick.World.Date >= _cinema.NoticesFrom;
        var seats = Fixed.Round(Fixed.Of(_goersATick), tick.Draws.One(EventCounts.CinemaSeats, Purpose.EventCount));
        tick[Measure.CinemaSeats] = seats;
        await MeetSubscribers(tick, notices);
        WatchShoes(tick, seats, notices);
        tick[Measure.CinemaAnnoyed] =
            Fixed.Round(Fixed.Of((tick[Measure.CinemaCallsAnswered] * _cinema.AnnoyedByCall) + (tick[Measure.CinemaShoesOff] * _cinema.AnnoyedByShoes)), tick.Draws.One(EventCounts.CinemaAnnoyed, Purpose.EventCount));
    }

    public void Write(IRowWriter rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.All<SpectatorRow>(CollectionsMarshal.AsSpan(_spectators));
        rows.All<double>([_hallRestraint, _hallEffect]);
    }

    public void Restore(ref RowReader rows)
    {
        foreach (var spectator in rows.All<SpectatorRow>())
        {
            _placeOf.Add(spectator.Citizen, _spectators.Count);
            _spectators.Add(spectator);
        }

        var hall = rows.All<double>();
        (_hallRestraint, _hallEffect) = (hall[0], hall[1]);
    }

    /// <summary>
    /// Each urban subscriber is in the audience as often as any urban person; a second handset brings nobody. One is met in each of as many parts of all handsets as there are
    /// events, so that memory is walked through in order.
    /// </summary>
    private async ValueTask MeetSubscribers(ServiceTick tick, bool notices)
    {
        var handsets = tick.Rows.Handsets;
        var events = Fixed.Round(Fixed.Of(handsets * _goersATick / Math.Max(1, _population.Urban)), tick.Draws.One(EventCounts.CinemaSubscribers, Purpose.EventCount));
        var called = Called(tick);
        for (var each = 0; each < events; each++)
        {
            var draws = tick.Draws.Four(each, Purpose.Cinema);
            var row = (await tick.Rows.Tell((int)((((ulong)each << 32) + draws.W0) / (ulong)events * (ulong)handsets >> 32), new HandsetEffect(HandsetEffectKind.Ask))).After;
            if (row.State == HandsetState.Active && row.Has(HandsetFlags.Urban) && !row.Has(HandsetFlags.Second))
            {
                Attend(row, draws, called, notices, tick);
            }
        }
    }

    private void Attend(in HandsetRow handset, in Words draws, Probability called, bool notices, ServiceTick tick)
    {
        tick[Measure.CinemaOwners]++;
        var restraint = notices ? SeeNotice(handset.Owner, tick.Tick) : (ushort)0;
        var own = Probability.Of(2 * _cinema.Answers).Threshold;
        var answers = MannersRule.Chance((uint)((ulong)own * _fixed.One(handset.Owner, Purpose.Manners) >> 32), restraint);
        if (called.Strikes(draws.W1) && draws.W2 < answers)
        {
            var person = handset.Has(HandsetFlags.OfficialOrStudent) ? Person.OfficialOrStudent : Person.Local;
            if (tick.World.Access.Allows(person, Service.Voice, Device.Handset))
            {
                tick[Measure.CinemaCallsAnswered]++;
            }
        }
    }

    private ushort SeeNotice(int citizen, int tick)
    {
        if (_placeOf.TryAdd(citizen, _spectators.Count))
        {
            _spectators.Add(new SpectatorRow { Citizen = citizen, LastTick = tick });
        }

        ref var row = ref CollectionsMarshal.AsSpan(_spectators)[_placeOf[citizen]];
        _manners.See(ref row, tick);
        return row.Restraint;
    }

    /// <summary>The chance that a subscriber is called during the film: the district's calls that got through, by line, spread over the hours of calling.</summary>
    private Probability Called(ServiceTick tick)
    {
        var calls = tick[Measure.Calls] - tick[Measure.BlockedCalls];
        var hours = _cinema.CallingHours * _setup.Calendar.StepDays;
        return Probability.Of((double)calls / Math.Max(1, tick[Measure.Subscribers]) * _cinema.Film / hours);
    }

    /// <summary>The hall as one mean spectator, who sees a part of a notice in every tick.</summary>
    private void WatchShoes(ServiceTick tick, long seats, bool notices)
    {
        var months = _setup.Calendar.StepDays * 12 / 365.25;
        _hallRestraint *= 1 - Math.Min(1, months / _cinema.Forgetting * Ln2);
        if (notices)
        {
            var seen = _goersATick / Math.Max(1, _population.Urban);
            _hallRestraint += Math.Min(1, seen) * _hallEffect * (1 - _hallRestraint);
            _hallEffect *= 1 - (Math.Min(1, seen) * (1 - _cinema.Habituation));
        }

        tick[Measure.CinemaShoesOff] = Fixed.Round(Fixed.Of(seats * _cinema.ShoesOff * (1 - _hallRestraint)), tick.Draws.One(EventCounts.CinemaShoes, Purpose.EventCount));
    }
}
