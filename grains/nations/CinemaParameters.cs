using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>Cinemas in cities, and manners in them.</summary>
public sealed record CinemaParameters
{
    /// <summary>Seats in the capital and in cities.</summary>
    [Unit("seats/1000 people", 0, 1000)]
    public required Quantity Seats { get; init; }

    [Unit("1/week", 0, 1000)]
    public required Quantity Showings { get; init; }

    /// <summary>How often urban people go where there are seats enough.</summary>
    [Unit("1/year", 0, 365)]
    public required Quantity Visits { get; init; }

    [Unit("hour", 0.1, 10)]
    public required Quantity Film { get; init; }

    /// <summary>Hours of a day over which calls are spread.</summary>
    [Unit("hour/day", 1, 24)]
    public required Quantity CallingHours { get; init; }

    /// <summary>The mean chance that a call during the film is answered, without any notice; a person's own lies between 0 and twice as much, by manners.</summary>
    [Unit("share", 0, 0.5)]
    public required Quantity Answers { get; init; }

    /// <summary>Spectators annoyed by an answered call.</summary>
    [Unit("people", 0, 100)]
    public required Quantity AnnoyedByCall { get; init; }

    /// <summary>Spectators who take off their shoes, without any notice.</summary>
    [Unit("share", 0, 1)]
    public required Quantity ShoesOff { get; init; }

    /// <summary>Spectators annoyed by a pair of shoes.</summary>
    [Unit("people", 0, 100)]
    public required Quantity AnnoyedByShoes { get; init; }

    /// <summary>Whether notices before the film ask not to telephone and to keep the shoes on.</summary>
    public required bool Notices { get; init; }

    /// <summary>Since when.</summary>
    public required DateOnly NoticesFrom { get; init; }

    /// <summary>The part of what is left of bad manners that the first notice takes.</summary>
    [Unit("share", 0, 1)]
    public required Quantity NoticeEffect { get; init; }

    /// <summary>Habituation: the effect of a notice relative to that of the one seen before.</summary>
    [Unit("factor", 0, 1)]
    public required Quantity Habituation { get; init; }

    /// <summary>The time in which half of what notices have achieved is forgotten.</summary>
    [Unit("month", 0.1, 1000)]
    public required Quantity Forgetting { get; init; }
}
