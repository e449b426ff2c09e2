using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>
/// The parameters of cinemas in cities, and of the manners of spectators, some of whom answer phone calls or take off their shoes during the film.
/// </summary>
public sealed record CinemaParameters
{
    /// <summary>The number of cinema seats per 1,000 people in the capital and in cities.</summary>
    [Unit("seats/1000 people", 0, 1000)]
    public required Quantity Seats { get; init; }

    [Unit("1/week", 0, 1000)]
    public required Quantity Showings { get; init; }

    /// <summary>The rate at which an urban person goes to the cinema if there are enough seats.</summary>
    [Unit("1/year", 0, 365)]
    public required Quantity Visits { get; init; }

    [Unit("hour", 0.1, 10)]
    public required Quantity Film { get; init; }

    /// <summary>The number of hours in a day over which people's phone calls are spread evenly, to compute how many calls come during a film.</summary>
    [Unit("hour/day", 1, 24)]
    public required Quantity CallingHours { get; init; }

    /// <summary>
    /// The mean chance that a spectator answers a call during the film if no notice has asked spectators to refrain. A person's own chance lies between 0 and
    /// twice the mean, depending on the person's manners.
    /// </summary>
    [Unit("share", 0, 0.5)]
    public required Quantity Answers { get; init; }

    /// <summary>The number of spectators whom one answered call annoys.</summary>
    [Unit("people", 0, 100)]
    public required Quantity AnnoyedByCall { get; init; }

    /// <summary>The share of spectators who take off their shoes if no notice has asked to keep them on.</summary>
    [Unit("share", 0, 1)]
    public required Quantity ShoesOff { get; init; }

    /// <summary>The number of spectators whom one spectator without shoes annoys.</summary>
    [Unit("people", 0, 100)]
    public required Quantity AnnoyedByShoes { get; init; }

    /// <summary>True if notices before the film ask spectators not to telephone and to keep their shoes on their feet.</summary>
    public required bool Notices { get; init; }

    /// <summary>The first day on which notices for good manners are shown before the film.</summary>
    public required DateOnly NoticesFrom { get; init; }

    /// <summary>The share of a person's bad manners, such as answering calls during the film, that the first notice removes.</summary>
    [Unit("share", 0, 1)]
    public required Quantity NoticeEffect { get; init; }

    /// <summary>The effect of a notice before the film relative to the effect of the previous one (habituation).</summary>
    [Unit("factor", 0, 1)]
    public required Quantity Habituation { get; init; }

    /// <summary>
    /// The part of a notice's effect on manners that habituation does not reduce, however many notices a person has seen. Null if habituation reduces all of
    /// it.
    /// </summary>
    [Unit("share", 0, 1)]
    public Quantity? LastingEffect { get; init; }

    /// <summary>The time in which half of the notices' effect on manners is forgotten.</summary>
    [Unit("month", 0.1, 1000)]
    public required Quantity Forgetting { get; init; }
}
