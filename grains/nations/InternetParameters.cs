using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>The parameters by which citizens learn that the international Internet exists, although most of them have no access to it.</summary>
public sealed record InternetParameters
{
    /// <summary>The age below which no citizen learns that the Internet exists.</summary>
    [Unit("year", 0, 99)]
    public required Quantity AgeFrom { get; init; }

    /// <summary>The chance that a citizen who sees a foreigner with a gadget, such as a laptop, learns of the Internet.</summary>
    [Unit("share", 0, 1)]
    public required Quantity ToldBySight { get; init; }

    /// <summary>The work groups (occupations) whose members can learn of the Internet by study and travel abroad, each with its rate.</summary>
    public required ImmutableArray<AwareGroup> Groups { get; init; }

    /// <summary>The shares of citizens who know of the Internet at the start of the run; null if nobody does.</summary>
    public KnownAtStart? KnownAtStart { get; init; }

    /// <summary>The chance that a citizen who reads a vetted article from abroad learns of the Internet from it; null for none.</summary>
    [Unit("share", 0, 1)]
    public Quantity? LearnedByArticle { get; init; }

    /// <summary>The few citizens with access to the Internet, whom the access rules call privileged; null if nobody has access.</summary>
    public PrivilegedParameters? Privileged { get; init; }

    /// <summary>
    /// The chance that a citizen who has learned of the Internet passes this knowledge to the person at the other end of a social tie. Each tie gets one
    /// chance.
    /// </summary>
    [Unit("share", 0, 1)]
    public required Quantity ToldByTie { get; init; }

    /// <summary>
    /// The relative increase, through fascination with devices, of the rate at which people decide to want a phone. It is reached if everybody in the district
    /// knows of the Internet. A value of 1 doubles the rate.
    /// </summary>
    [Unit("factor", 0, 100)]
    public required Quantity FascinationWeight { get; init; }
}

/// <summary>The rate at which members of a work group (occupation) learn of the Internet by study or travel abroad.</summary>
public sealed record AwareGroup(string Work, [property: Unit("1/year", 0, 52)] double Rate, string Source);

/// <summary>
/// The shares of citizens who know of the Internet at the start of the run, among those old enough. A citizen's chance is the share at the place of residence,
/// times the factor of the work group (occupation). In closed districts (military camps) nobody knows of it.
/// </summary>
public sealed record KnownAtStart
{
    /// <summary>The share of people in the urban part of the capital who know of the Internet at the start of the run.</summary>
    [Unit("share", 0, 1)]
    public required Quantity Capital { get; init; }

    /// <summary>The share of people in the urban parts of main and small cities who know of the Internet at the start of the run.</summary>
    [Unit("share", 0, 1)]
    public required Quantity Cities { get; init; }

    /// <summary>
    /// The share of people who know of the Internet at the start of the run, outside the urban parts of the capital and of cities. Nobody does in districts of
    /// the settlement type "closed".
    /// </summary>
    [Unit("share", 0, 1)]
    public required Quantity Countryside { get; init; }

    /// <summary>
    /// The work groups (occupations) whose share of members who know of the Internet at the start of the run is multiplied by a factor. All other groups have
    /// the factor 1.
    /// </summary>
    public required ImmutableArray<AwareFactor> Groups { get; init; }
}

/// <summary>
/// The factor on the share of people who know of the Internet at the start of the run, for members of one work group (occupation). The share times the factor
/// is at most 1.
/// </summary>
public sealed record AwareFactor(string Work, [property: Unit("factor", 0, 1000)] double Factor, string Source);

/// <summary>The privileged citizens: the few who have access to the Internet on a computer while the access rules allow it to their group.</summary>
public sealed record PrivilegedParameters
{
    /// <summary>The number of privileged citizens, who have access to the Internet, in the whole nation.</summary>
    [Unit("people", 0, 1e9)]
    public required Quantity People { get; init; }

    /// <summary>The work groups (occupations) from which the privileged citizens are drawn; each member of these groups has the same chance.</summary>
    public required ImmutableArray<string> Groups { get; init; }

    /// <summary>The rate at which each privileged citizen visits the Internet.</summary>
    [Unit("1/month", 0, 1000)]
    public required Quantity Visits { get; init; }
}
