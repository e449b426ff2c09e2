using AdoptionSim.Model.Households;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Towers;

namespace AdoptionSim.Model.Citizens;

/// <summary>
/// What a citizen of a district can know in the wish phase of a tick. Shared by all citizens of the district; nobody writes it
/// while they step.
/// </summary>
public sealed class WishKnowledge
{
    public required Population Population { get; init; }

    /// <summary>The draws of the district at this tick.</summary>
    public Draws Draws { get; set; }

    public WishTable Urban { get; } = new();

    public WishTable Rural { get; } = new();

    /// <summary>The chance in force that an application is granted, by work and class: <c>[(work * 4) + class]</c>.</summary>
    public Probability[] Granted { get; } = new Probability[64];

    /// <summary>The chance that one who was not served gives up within the tick.</summary>
    public Probability GivesUp { get; set; }

    /// <summary>The purses of the district's households; only looked into.</summary>
    public required Purses Purses { get; init; }

    /// <summary>When households could pay at the earliest.</summary>
    public required PriceOutlook Outlook { get; init; }

    public int Tick { get; set; }

    /// <summary>The day of the run on which the tick ends.</summary>
    public int Day { get; set; }

    /// <summary>What the cheapest way to a phone costs, new or used, in US cents.</summary>
    public int LeastCents { get; set; }

    /// <summary>What the cheapest new handset costs, in US cents.</summary>
    public int NewCents { get; set; }

    /// <summary>What is paid besides when a line begins, in US cents.</summary>
    public int FeeCents { get; set; }

    /// <summary>Which homes lie under a station on the air.</summary>
    public required CoverageMap Coverage { get; init; }

    /// <summary>True: whoever is struck adopts, and nothing else counts.</summary>
    public bool IsReduced { get; init; }

    public WishTable TableOf(int citizen) => citizen < Population.Urban ? Urban : Rural;
}
