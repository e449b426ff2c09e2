using AdoptionSim.Model.Households;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Citizens;

/// <summary>
/// The data that citizens of a district use in the wish phase of a tick, in which they move towards a phone line. All citizens share one object, which does not
/// change during the phase.
/// </summary>
public sealed class WishKnowledge
{
    public required Population Population { get; init; }

    /// <summary>The source of the district's random draws at this tick.</summary>
    public Draws Draws { get; set; }

    public WishTable Urban { get; } = new();

    public WishTable Rural { get; } = new();

    /// <summary>
    /// The chance that an application for a phone line is granted in this tick, by work group and political class. The index is <c>(work * 4) + class</c>.
    /// </summary>
    public Probability[] Granted { get; } = new Probability[64];

    /// <summary>The chance that a citizen who was not served at the shop gives up waiting in this tick, instead of going there again.</summary>
    public Probability GivesUp { get; set; }

    /// <summary>
    /// The purses (savings) of the district's households. In the wish phase (steps towards a phone line), citizens compare them with prices but spend nothing.
    /// </summary>
    public required Purses Purses { get; init; }

    /// <summary>Computes the earliest tick at which a household could pay for a phone.</summary>
    public required PriceOutlook Outlook { get; init; }

    public Tick Tick { get; set; }

    /// <summary>
    /// The day on which a household's savings are compared with prices, in days since the start of the run. It is the middle of the tick
    /// (<see cref="Worlds.World.VisitDay"/>).
    /// </summary>
    public int Day { get; set; }

    /// <summary>The prices in this tick of the cheapest handset, of a new handset as a replacement, and of a new handset with a line.</summary>
    public PurchaseCents Prices { get; set; }

    /// <summary>The map of homes in the range of a base station (cell tower) that is on the air.</summary>
    public required CoverageMap Coverage { get; init; }

    /// <summary>The shares of urban and rural homes (0 to 1) that base stations serve, or will serve according to the announced roll-out.</summary>
    public Coverage Announced { get; set; }

    /// <summary>
    /// True if the Bass diffusion model replaces the adoption stages: every citizen without a phone adopts it with the same chance in a tick.
    /// </summary>
    public bool IsReduced { get; init; }

    public WishTable TableOf(CitizenIndex citizen) => citizen < Population.Urban ? Urban : Rural;
}
