using AdoptionSim.Interfaces.Cinemas;
using AdoptionSim.Model.Cinemas;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Measures;
using District = AdoptionSim.Model.Districts.District;

namespace AdoptionSim.Actors.Cinemas;

/// <summary>A district's cinemas as those outside see them.</summary>
internal static class CinemaViews
{
    public static CinemaView Of(RunSetup setup, int ordinal, District district)
    {
        var key = setup.Nation.Districts[ordinal].Key;
        var cinema = district.Services.Find<Cinema>() ?? throw new KeyNotFoundException($"District {key} has no cinema.");
        var (counts, notices) = (district.Counts, cinema.NoticesAt(district.Tick));
        return new CinemaView(
            new EntityKey(key, EntityKind.Cinema, 0).Id,
            district.Tick,
            setup.Calendar.DateOf(district.Tick),
            cinema.Seats,
            counts[(int)Measure.CinemaSeats],
            counts[(int)Measure.CinemaOwners],
            counts[(int)Measure.CinemaCallsAnswered],
            counts[(int)Measure.CinemaShoesOff],
            counts[(int)Measure.CinemaAnnoyed],
            notices.MeanSeen,
            notices.MeanRestraint);
    }
}
