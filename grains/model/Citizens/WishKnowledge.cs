using AdoptionSim.Model.Households;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Citizens;

/// <summary>
/// The knowledge that citizens of a district use in the wish phase of a tick. All citizens of the district share it; nobody writes it while they step.
/// </summary>
public sealed class WishKnowledge
{
    public required Population Population { get; init; }

    /// <summary>The random draws of the district at this tick.</summary>
    public Draws Draws { get; set; }

    public WishTable Urban { get; } = new();

    public WishTable Rural { get; } = new();

    /// <summary>The chance in force that an application is granted, by work and class: <c>[(work * 4) + class]</c>.</summary>
    public Probability[] Granted { get; } = new Probability[64];

    /// <summary>The chance that a citizen whom the shop did not serve stops coming again within the tick.</summary>
    public Probability GivesUp { get; set; }

    /// <summary>The purses of the district's households, for reading only.</summary>
    public required Purses Purses { get; init; }

    /// <summary>The earliest ticks at which households could pay for a phone.</summary>
    public required PriceOutlook Outlook { get; init; }

    public Tick Tick { get; set; }

    /// <summary>The day of the run to whose savings people look: <see cref="Worlds.World.VisitDay"/>.</summary>
    public int Day { get; set; }

    /// <summary>The prices of a handset, a replacement, and a handset with a line at the tick.</summary>
    public PurchaseCents Prices { get; set; }

    /// <summary>The homes that lie in the range of a station on the air.</summary>
    public required CoverageMap Coverage { get; init; }

    /// <summary>The shares of urban and rural homes that stations serve, or will serve according to the announced roll-out.</summary>
    public Coverage Announced { get; set; }

    /// <summary>True if the Bass model replaces the stages: each citizen adopts with the same chance.</summary>
    public bool IsReduced { get; init; }

    public WishTable TableOf(CitizenIndex citizen) => citizen < Population.Urban ? Urban : Rural;
}
