namespace AdoptionSim.Model.Services;

/// <summary>Which number of <see cref="Randomness.Purpose.EventCount"/> belongs to which of a district's services; those of the intranet begin at 0.</summary>
internal static class EventCounts
{
    public const int Sights = 1000;
    public const int Study = 1001;
    public const int Gadgets = 2000;
    public const int CinemaSeats = 3000;
    public const int CinemaSubscribers = 3001;
    public const int CinemaShoes = 3002;
    public const int CinemaAnnoyed = 3003;
    public const int CinemaCalled = 3004;
}
