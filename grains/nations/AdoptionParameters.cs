using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>Rates of knowing, wishing and buying.</summary>
public sealed record AdoptionParameters
{
    /// <summary>Nobody younger has a line.</summary>
    [Unit("year", 0, 99)]
    public required Quantity MinimumAge { get; init; }

    /// <summary>Hearing of the phone from the media and from hearsay, where nobody near has one.</summary>
    [Unit("1/year", 0, 100)]
    public required Quantity AwarenessByMedia { get; init; }

    /// <summary>Hearing of it by sight, per share of the settlement's people who have a line.</summary>
    [Unit("1/year", 0, 1000)]
    public required Quantity AwarenessBySight { get; init; }

    /// <summary>Hearing of it from ties, per share of one's ties who have a line.</summary>
    [Unit("1/year", 0, 1000)]
    public required Quantity AwarenessByTies { get; init; }

    /// <summary>How often a person of average propensity who knows of it weighs having one, where no tie has one.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity ConsiderRate { get; init; }

    /// <summary>Standard deviation of the logarithm of personal propensity (mean 1).</summary>
    [Unit("log", 0, 3)]
    public required Quantity PropensitySpread { get; init; }

    /// <summary>Added to the propensity's multiplier when all ties have a line.</summary>
    [Unit("factor", 0, 1000)]
    public required Quantity SocialWeight { get; init; }

    /// <summary>How often one who may buy looks whether the purse suffices and goes to the shop.</summary>
    [Unit("1/year", 0, 365)]
    public required Quantity VisitRate { get; init; }

    /// <summary>How often one whom the shop could not serve gives the wish up.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity ImpatienceRate { get; init; }

    /// <summary>How often a person with one line weighs a second one, in another's name.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity SecondLineRate { get; init; }

    /// <summary>The loss of wish per lost share of goodwill in the district.</summary>
    [Unit("share", 0, 1)]
    public required Quantity GoodwillWeight { get; init; }

    /// <summary>Beyond this distance to a shop, the chance that a visit is made falls by half.</summary>
    [Unit("km", 1, 1000)]
    public required Quantity ShopReach { get; init; }

    /// <summary>Set to study diffusion alone: then awareness, permission, means, access and supply are left out.</summary>
    public ReducedAdoption? Reduced { get; init; }
}

/// <summary>
/// Adoption by p + q x share alone, as in Bass (1969), Management Science 15(5): a citizen without a phone adopts at
/// <paramref name="Innovation"/> plus <paramref name="Imitation"/> times the nation's share of adopters.
/// </summary>
/// <param name="Innovation">p, at least 0.</param>
/// <param name="Imitation">q, at least 0.</param>
/// <param name="PerTick">True: the sum is a probability for each tick; false: a rate per year.</param>
public sealed record ReducedAdoption(
    [property: Unit("share or 1/year", 0, 1000)] double Innovation,
    [property: Unit("share or 1/year", 0, 1000)] double Imitation,
    bool PerTick);

/// <summary>Who may have a line, and how long asking takes.</summary>
public sealed record PermissionParameters
{
    /// <summary>Mean time between an application and its answer.</summary>
    [Unit("week", 0.1, 104)]
    public required Quantity DecisionTime { get; init; }

    /// <summary>
    /// Chances that an application is granted, dated. Among the rules in force that match an applicant, the last in the list
    /// decides; where none matches, the application is refused.
    /// </summary>
    public required ImmutableArray<PermissionRule> Table { get; init; }
}

/// <summary>From a date on, the chance in percent that such an applicant is granted a line; null matches anyone.</summary>
public sealed record PermissionRule(
    DateOnly From, string? Work, string? Class, Place? Place, [property: Unit("%", 0, 100)] double Granted, string Source);

/// <summary>What there is to buy, at what price, and where.</summary>
public sealed record MarketParameters
{
    /// <summary>Handset models, at most 4, dearest last.</summary>
    public required ImmutableArray<HandsetModel> Models { get; init; }

    /// <summary>Returns the index of a model in <see cref="Models"/>; null if there is no model of that key.</summary>
    public int? IndexOf(string model)
    {
        for (var index = 0; index < Models.Length; index++)
        {
            if (Models[index].Key == model)
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>Paid once when a line begins, in USD.</summary>
    [Unit("USD", 0, 100000)]
    public required DatedSeries ActivationFee { get; init; }

    /// <summary>Paid each month, in USD at the market rate.</summary>
    [Unit("USD/month", 0, 100000)]
    public required DatedSeries MonthlyFee { get; init; }

    /// <summary>Minutes that the monthly fee includes.</summary>
    [Unit("min/month", 0, 100000)]
    public required DatedSeries IncludedMinutes { get; init; }

    /// <summary>Price of a minute beyond those included.</summary>
    [Unit("USD/min", 0, 1000)]
    public required DatedSeries ExtraMinute { get; init; }

    /// <summary>KPW (or other domestic currency) for a US dollar at the official rate, at which revenue is reported.</summary>
    [Unit("domestic/USD", 0.0001, 1000000)]
    public required DatedSeries OfficialRate { get; init; }

    /// <summary>Domestic currency for a US dollar on the market.</summary>
    [Unit("domestic/USD", 0.0001, 1000000)]
    public required DatedSeries MarketRate { get; init; }

    /// <summary>A second-hand handset's price relative to a new one.</summary>
    [Unit("share", 0, 1)]
    public required Quantity SecondHandPrice { get; init; }

    /// <summary>People whom the seller of a used handset asks in a day.</summary>
    [Unit("people/day", 0, 1000)]
    public required Quantity SecondHandAsked { get; init; }

    /// <summary>Shops by district and opening date.</summary>
    public required ImmutableArray<Shop> Shops { get; init; }
}

/// <summary>A handset model: its retail price over time and how often it breaks.</summary>
public sealed record HandsetModel
{
    public required string Key { get; init; }

    [Unit("USD", 0, 100000)]
    public required DatedSeries Price { get; init; }

    /// <summary>Breakage beyond repair.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity BreakageRate { get; init; }

    /// <summary>The purse, in multiples of the price, from which on a buyer prefers this model to a cheaper one.</summary>
    [Unit("factor", 1, 100)]
    public required Quantity PreferredFrom { get; init; }
}

/// <summary>A shop in a district, open from a date on.</summary>
public sealed record Shop(string District, DateOnly Opens, string Source);

/// <summary>The operator's order rule.</summary>
public sealed record SupplyParameters
{
    /// <summary>False: whoever wants a handset and can pay gets one.</summary>
    public required bool Limited { get; init; }

    [Unit("handsets", 0, 1e9)]
    public required Quantity OpeningStock { get; init; }

    /// <summary>From an order to its delivery.</summary>
    [Unit("week", 0, 104)]
    public required Quantity LeadTime { get; init; }

    /// <summary>How often the operator orders.</summary>
    [Unit("week", 1, 52)]
    public required Quantity ReviewTime { get; init; }

    /// <summary>Ordered per handset sold in the last review period.</summary>
    [Unit("factor", 0, 100)]
    public required Quantity SalesWeight { get; init; }

    /// <summary>Ordered per wish that the last review period left unmet.</summary>
    [Unit("factor", 0, 100)]
    public required Quantity StockOutWeight { get; init; }

    /// <summary>Orders a year at the most.</summary>
    [Unit("handsets/year", 0, 1e9)]
    public required DatedSeries Cap { get; init; }
}
