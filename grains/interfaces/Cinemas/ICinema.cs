using Orleans.Concurrency;

namespace AdoptionSim.Interfaces.Cinemas;

/// <summary>The cinemas of a district. Key: <c>RUN/DISTRICT/c/0</c>.</summary>
public interface ICinema : IGrainWithStringKey
{
    /// <summary>The cinemas at the latest tick boundary.</summary>
    [AlwaysInterleave]
    Task<CinemaView> Describe();
}

/// <summary>A district's cinemas as of a tick; counts are of the last tick (simulated).</summary>
/// <param name="Seats">Of simulated people.</param>
/// <param name="NoticesSeen">That urban people have seen on average before this tick.</param>
/// <param name="Restraint">What notices have taken of bad manners in the hall, 0 to 1.</param>
[GenerateSerializer, Immutable]
public sealed record CinemaView(
    string Id, int Tick, DateOnly Date, double Seats, long SeatsTaken, long PhoneOwners, long CallsAnswered, long ShoesOff, long Annoyed, double NoticesSeen, double Restraint);
