using System.Runtime.CompilerServices;
using AdoptionSim.Model.Counts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cinemas;

/// <summary>
/// Simulates the cinemas of a city district: seats taken, phone calls answered during the film, shoes taken off, and spectators annoyed by calls or shoes.
/// Calls to spectators during the film are drawn one by one; all other figures are only totals. No state is carried from one tick to the next.
/// </summary>
public sealed class Cinema : IDistrictService
{
    /// <summary>
    /// The lowest of the keys with which this service requests random draws for the number of events in a tick (<see cref="Purpose.EventCount"/>). Each service
    /// has its own range of keys, so that no two services share a random draw.
    /// </summary>
    internal const int FirstEventCount = 3000;

    /// <summary>The number of phone calls to the audience for which random numbers are drawn in one batch, by vector instructions.</summary>
    private const int CallsAtOnce = 128;

    private readonly CinemaParameters _cinema;
    private readonly RunInputs _inputs;
    private readonly People.Population _population;
    private readonly Draws _fixed;
    private readonly Etiquette _etiquette;
    private readonly uint _mostAnswers;

    public Cinema(RunInputs inputs, Etiquette etiquette, DistrictIndex district)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        (_inputs, _cinema, _population, _fixed) = (inputs, inputs.Nation.Cinema!, inputs.Populations[district], inputs.DrawsOf(district, new Tick(0)));
        _etiquette = etiquette;
        _mostAnswers = Probability.Of(2 * _cinema.Answers).Threshold;
        Seats = _population.Urban * _cinema.Seats / 1000;
    }

    /// <summary>The number of cinema seats in the district, in proportion to its simulated urban people. It need not be a whole number.</summary>
    public double Seats { get; }

    /// <summary>True if a district has cinemas: it belongs to the capital or is a city, and has urban people.</summary>
    public static bool IsIn(Nations.District district) =>
        district is { Place: SettlementType.Capital or SettlementType.MainCity or SettlementType.SmallCity, Urban: > 0 };

    public EntityKind? Entities => EntityKind.Cinema;

    public FactSheet Describe(int number, Tick tick, DistrictCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var notices = _etiquette.At(tick);
        return new FactSheet()
            .Add("seats", Seats, "seats")
            .Add("seatsTaken", counts[CinemaMeasures.SeatsTaken], "seats taken in the tick")
            .Add("phoneOwners", counts[CinemaMeasures.PhoneOwners], "of them by phone owners")
            .Add("callsAnswered", counts[CinemaMeasures.CallsAnswered], "calls answered")
            .Add("shoesOff", counts[CinemaMeasures.ShoesOff], "shoes taken off")
            .Add("annoyed", counts[CinemaMeasures.Annoyed], "spectators annoyed")
            .Add("noticesSeen", notices.MeanSeen, "notices seen by a citizen of the city")
            .Add("restraint", notices.MeanRestraint, "restraint by notices", 100, " %");
    }

    public void Step(ServiceTick tick)
    {
        ArgumentNullException.ThrowIfNull(tick);
        var notices = _etiquette.At(tick.Tick);
        tick[CinemaMeasures.SeatsTaken] = Draw(_population.Urban * _etiquette.Visits, FirstEventCount, tick);
        tick[CinemaMeasures.PhoneOwners] = Draw(UrbanOwners(tick) * _etiquette.Visits, FirstEventCount + 1, tick);
        MeetCalled(notices, tick);
        tick[CinemaMeasures.ShoesOff] = Draw(tick[CinemaMeasures.SeatsTaken] * _cinema.ShoesOff * (1 - notices.MeanRestraint), FirstEventCount + 2, tick);
        tick[CinemaMeasures.Annoyed] = Draw(
            (tick[CinemaMeasures.CallsAnswered] * _cinema.AnnoyedByCall) + (tick[CinemaMeasures.ShoesOff] * _cinema.AnnoyedByShoes),
            FirstEventCount + 3,
            tick
        );
    }

    public void Write(IRowWriter rows) { }

    public void Restore(ref RowReader rows) { }

    private static long Draw(double toExpect, int count, ServiceTick tick) =>
        StochasticRounding.Round(StochasticRounding.Of(toExpect), tick.Draws.One(count, Purpose.EventCount));

    /// <summary>
    /// Returns an estimate of the number of urban people with a phone line. A person with two lines counts once, because a second handset adds no spectator.
    /// The share of second lines is assumed to be the same for urban and rural people.
    /// </summary>
    private static double UrbanOwners(ServiceTick tick) =>
        (double)tick[PhoneMeasures.UrbanSubscribers] * tick[PhoneMeasures.UniqueOwners] / Math.Max(1, tick[PhoneMeasures.Subscribers]);

    /// <summary>
    /// Picks at random the spectators whose phones ring during the film, and counts the calls that they answer. Each urban person is equally likely to be
    /// picked; people without a working handset are skipped. People are picked instead of handsets, so that one person's purchase does not change the random
    /// draws of others.
    /// </summary>
    [SkipLocalsInit]
    private void MeetCalled(Notices notices, ServiceTick tick)
    {
        var calls = Draw(_population.Urban * _etiquette.Visits * CalledShare(tick), FirstEventCount + 4, tick);
        Span<uint> draws = stackalloc uint[4 * CallsAtOnce];
        for (var each = 0; each < calls; each++)
        {
            if (each % CallsAtOnce == 0)
            {
                tick.Draws.FillFours(draws, each, Purpose.Audience);
            }

            var (person, answer) = (draws[4 * (each % CallsAtOnce)], draws[(4 * (each % CallsAtOnce)) + 2]);
            if (answer >= _mostAnswers)
            {
                continue;
            }

            // The rows are read last, and only for those who would answer: each is far away in memory.
            var citizen = new CitizenIndex(StochasticRounding.Pick(person, _population.Urban));
            if (tick.Handsets.HasHandset(citizen) && WouldAnswer(citizen, answer, notices) && CanAnswer(tick.Handsets.HandsetOf(citizen), tick))
            {
                tick[CinemaMeasures.CallsAnswered]++;
            }
        }
    }

    private bool WouldAnswer(CitizenIndex citizen, uint draw, Notices notices)
    {
        var person = _fixed.Four(citizen, Purpose.Etiquette);
        var own = (uint)((ulong)_mostAnswers * person.W0 >> 32);
        return draw < Etiquette.Chance(own, notices.RestraintOf(person.W1));
    }

    private static bool CanAnswer(HandsetIndex handset, ServiceTick tick)
    {
        var row = tick.Handsets.Handset(handset);
        return row.State == HandsetState.Active
            && tick.World.Access.Allows(
                row.Has(HandsetFlags.OfficialOrStudent) ? AccessGroup.OfficialOrStudent : AccessGroup.Local,
                Service.Voice,
                Device.Handset
            );
    }

    /// <summary>
    /// Returns the chance (0 to 1) that a subscriber's phone rings during the film. It follows from the district's completed calls per line, spread evenly over
    /// the hours of the day in which people call.
    /// </summary>
    private double CalledShare(ServiceTick tick)
    {
        var calls = tick[PhoneMeasures.Calls] - tick[PhoneMeasures.BlockedCalls];
        var hours = _cinema.CallingHours * _inputs.Calendar.StepDays;
        return Math.Min(1, (double)calls / Math.Max(1, tick[PhoneMeasures.Subscribers]) * _cinema.Film / hours);
    }
}
