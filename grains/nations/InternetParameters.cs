using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>The parameters by which citizens, most of them without access, come to know that the international Internet exists.</summary>
public sealed record InternetParameters
{
    /// <summary>The age below which no citizen learns that the Internet exists.</summary>
    [Unit("year", 0, 99)]
    public required Quantity AgeFrom { get; init; }

    /// <summary>The chance that a citizen who sees a foreigner's gadget learns of the Internet.</summary>
    [Unit("share", 0, 1)]
    public required Quantity ToldBySight { get; init; }

    /// <summary>The work groups whose members can learn of the Internet by study and travel abroad, each with its rate.</summary>
    public required ImmutableArray<AwareGroup> Groups { get; init; }

    /// <summary>The citizens who know of the Internet at the start; null for nobody.</summary>
    public KnownAtStart? KnownAtStart { get; init; }

    /// <summary>The chance that a citizen who reads a vetted article from abroad learns of the Internet from it; null for none.</summary>
    [Unit("share", 0, 1)]
    public Quantity? LearnedByArticle { get; init; }

    /// <summary>The few citizens with access to the Internet, whom the access rules call privileged; null if nobody has access.</summary>
    public PrivilegedParameters? Privileged { get; init; }

    /// <summary>The chance that a citizen who has learned of the Internet passes the knowledge on along a social tie. Each tie gets one chance.</summary>
    [Unit("share", 0, 1)]
    public required Quantity ToldByTie { get; init; }

    /// <summary>The relative increase of the wish for a phone if everybody in the district knows of the Internet, because devices fascinate people.</summary>
    [Unit("factor", 0, 100)]
    public required Quantity FascinationWeight { get; init; }
}

/// <summary>The rate at which members of a work group learn of the Internet by study or travel.</summary>
public sealed record AwareGroup(string Work, [property: Unit("1/year", 0, 52)] double Rate, string Source);

/// <summary>
/// The shares of citizens who know of the Internet at the start, among those old enough: by the place where they live, times the factor of their work group.
/// Nobody knows in closed districts.
/// </summary>
public sealed record KnownAtStart
{
    /// <summary>The share of people in the urban part of the capital who know of the Internet at the start.</summary>
    [Unit("share", 0, 1)]
    public required Quantity Capital { get; init; }

    /// <summary>The share of people in the urban parts of main and small cities who know of the Internet at the start.</summary>
    [Unit("share", 0, 1)]
    public required Quantity Cities { get; init; }

    /// <summary>
    /// The share of people outside of the capital and of the urban parts of cities who know of the Internet at the start. Nobody does in districts of the
    /// settlement type "closed".
    /// </summary>
    [Unit("share", 0, 1)]
    public required Quantity Countryside { get; init; }

    /// <summary>The work groups of which more or fewer members know of the Internet at the start; all others have the factor 1.</summary>
    public required ImmutableArray<AwareFactor> Groups { get; init; }
}

/// <summary>
/// The factor by which a work group's share who know of the Internet at the start differs from the share where they live; the product is at most 1.
/// </summary>
public sealed record AwareFactor(string Work, [property: Unit("factor", 0, 1000)] double Factor, string Source);

/// <summary>The privileged citizens: the few who have access to the Internet on a computer while the access rules allow it.</summary>
public sealed record PrivilegedParameters
{
    /// <summary>The number of privileged citizens, who have access to the Internet, in the whole nation.</summary>
    [Unit("people", 0, 1e9)]
    public required Quantity People { get; init; }

    /// <summary>The work groups from which the privileged citizens are drawn; each member of the groups has the same chance.</summary>
    public required ImmutableArray<string> Groups { get; init; }

    /// <summary>The rate at which each privileged citizen visits the Internet.</summary>
    [Unit("1/month", 0, 1000)]
    public required Quantity Visits { get; init; }
}
