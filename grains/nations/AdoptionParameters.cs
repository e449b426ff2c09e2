using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>The parameters of adoption: the rates at which people hear of the phone, want one and buy one.</summary>
public sealed record AdoptionParameters
{
    /// <summary>The age below which nobody can have a phone line.</summary>
    [Unit("year", 0, 99)]
    public required Quantity MinimumAge { get; init; }

    /// <summary>The rate at which people learn of the phone from the media and from hearsay, even where nobody nearby has one.</summary>
    [Unit("1/year", 0, 100)]
    public required Quantity AwarenessByMedia { get; init; }

    /// <summary>
    /// The rate at which people would learn of the phone by seeing one if everybody in the settlement had a phone line. The actual rate is proportional to the
    /// share of people with a line.
    /// </summary>
    [Unit("1/year", 0, 1000)]
    public required Quantity AwarenessBySight { get; init; }

    /// <summary>
    /// The rate at which a person would learn of the phone from friends and other social ties if all of them had a phone line. The actual rate is proportional
    /// to the share of these ties with a line.
    /// </summary>
    [Unit("1/year", 0, 1000)]
    public required Quantity AwarenessByTies { get; init; }

    /// <summary>
    /// The rate at which a person who knows of the phone decides to want one. It is the rate for a person of average propensity (inclination) whose social ties
    /// have no phone line.
    /// </summary>
    [Unit("1/year", 0, 52)]
    public required Quantity ConsiderRate { get; init; }

    /// <summary>
    /// The spread of people's propensity (inclination) to want a phone, a personal factor with mean 1: the standard deviation of the factor's logarithm.
    /// </summary>
    [Unit("log", 0, 3)]
    public required Quantity PropensitySpread { get; init; }

    /// <summary>
    /// The relative increase of the rate at which a person decides to want a phone if all of the social ties have a phone line. A value of 1 doubles the rate.
    /// </summary>
    [Unit("factor", 0, 1000)]
    public required Quantity SocialWeight { get; init; }

    /// <summary>The rate at which a person with permission for a phone line checks the household's savings and goes to the shop.</summary>
    [Unit("1/year", 0, 365)]
    public required Quantity VisitRate { get; init; }

    /// <summary>The rate at which a person whom the shop could not serve gives up the wish for a phone.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity ImpatienceRate { get; init; }

    /// <summary>The rate at which a person with one phone line considers a second one, registered in another person's name.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity SecondLineRate { get; init; }

    /// <summary>
    /// The share of the demand for phones that is lost in a district if its subscribers have lost all goodwill towards the network through blocked calls.
    /// </summary>
    [Unit("share", 0, 1)]
    public required Quantity GoodwillWeight { get; init; }

    /// <summary>The distance to the nearest phone shop that halves a person's chance of a visit, compared with a person beside the shop.</summary>
    [Unit("km", 1, 1000)]
    public required Quantity ShopReach { get; init; }

    /// <summary>
    /// The time between the announcement of a new phone shop or base station and its opening. People can apply for a line from the announcement on. Null if
    /// openings are not announced in advance.
    /// </summary>
    [Unit("week", 0, 104)]
    public Quantity? AnnouncedAhead { get; init; }

    /// <summary>
    /// The share of the people in the capital who know of the phone on the first day of the run; null for nobody. Only people old enough for a phone line
    /// count.
    /// </summary>
    [Unit("share", 0, 1)]
    public Quantity? KnownAtLaunchInCapital { get; init; }

    /// <summary>
    /// The share of the people outside the capital who know of the phone on the first day of the run; null for nobody. Only people old enough for a phone line
    /// count.
    /// </summary>
    [Unit("share", 0, 1)]
    public Quantity? KnownAtLaunchElsewhere { get; init; }

    /// <summary>
    /// The share of eligible people who have applied for a phone line before the first day of the run; null for nobody. Eligible people know of the phone, can
    /// pay for one, are not barred, and live within reach of the first shops and base stations.
    /// </summary>
    [Unit("share", 0, 1)]
    public Quantity? AppliedAtLaunch { get; init; }

    /// <summary>
    /// A simpler adoption rule that replaces the full model, to study diffusion alone. It leaves out awareness, permission, households' money, access to shops
    /// and the supply of handsets. Null for the full model.
    /// </summary>
    public ReducedAdoption? Reduced { get; init; }
}

/// <summary>
/// The reduced adoption rule of Bass (1969), Management Science 15(5). A citizen without a phone adopts with the chance or rate p + q x share. That is
/// <paramref name="Innovation"/> plus <paramref name="Imitation"/> times the nation's share of adopters.
/// </summary>
/// <param name="Innovation">The coefficient of innovation p, at least 0.</param>
/// <param name="Imitation">The coefficient of imitation q, at least 0.</param>
/// <param name="PerTick">True if the sum is a probability for each tick; false if it is a rate per year.</param>
public sealed record ReducedAdoption(
    [property: Unit("share or 1/year", 0, 1000)] double Innovation,
    [property: Unit("share or 1/year", 0, 1000)] double Imitation,
    bool PerTick
);

/// <summary>The rules on who may have a phone line, and the time that an application takes.</summary>
public sealed record PermissionParameters
{
    /// <summary>The mean time between an application for a phone line and its answer.</summary>
    [Unit("week", 0.1, 104)]
    public required Quantity DecisionTime { get; init; }

    /// <summary>The number of applications for a phone line that can be decided in a week in the whole nation at the launch. Null for no limit.</summary>
    [Unit("decisions/week", 0, 1e9)]
    public Quantity? Capacity { get; init; }

    /// <summary>
    /// The rate at which the rules on phone lines loosen after the launch; null if they do not. The number of applications that can be decided in a week grows
    /// at this rate, and the share of refusals falls at it. A group whose applications are all refused stays barred.
    /// </summary>
    [Unit("1/year", 0, 10)]
    public Quantity? Loosening { get; init; }

    /// <summary>
    /// The rules on the chance that an application for a phone line is granted, each valid from a date on. For an applicant, the last matching rule in force
    /// decides. An applicant whom no rule matches is refused.
    /// </summary>
    public required ImmutableArray<PermissionRule> Table { get; init; }
}

/// <summary>
/// A rule on who may have a phone line. From a date on, it gives the chance in percent that the application of a matching person is granted. A work group,
/// class or settlement type that is null matches anyone.
/// </summary>
public sealed record PermissionRule(
    DateOnly From,
    string? Work,
    string? Class,
    SettlementType? Place,
    [property: Unit("%", 0, 100)] double Granted,
    string Source
);

/// <summary>The phone market of a nation: handset models, tariff, exchange rates, second-hand trade and shops.</summary>
public sealed record MarketParameters
{
    /// <summary>The handset models on the market, at most 4, in order of rising price.</summary>
    public required ImmutableArray<HandsetModel> Models { get; init; }

    /// <summary>Returns the index of a handset model in <see cref="Models"/>; null if there is no model of that key.</summary>
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

    /// <summary>The factor by which the prices of all handset models are multiplied on every date, for experiments; null for 1.</summary>
    [Unit("factor", 0.01, 100)]
    public Quantity? HandsetPriceFactor { get; init; }

    /// <summary>The fee in USD that is paid once when a phone line begins, by date.</summary>
    [Unit("USD", 0, 100000)]
    public required DatedSeries ActivationFee { get; init; }

    /// <summary>
    /// The monthly fee of a phone line in domestic currency, by date. Households pay its value in US dollars at the market exchange rate of the day.
    /// </summary>
    [Unit("domestic/month", 0, 1e9)]
    public required DatedSeries MonthlyFee { get; init; }

    /// <summary>The number of minutes of calls that the monthly fee includes, by date.</summary>
    [Unit("min/month", 0, 100000)]
    public required DatedSeries IncludedMinutes { get; init; }

    /// <summary>The price of a minute of calls beyond those that the monthly fee includes, by date.</summary>
    [Unit("USD/min", 0, 1000)]
    public required DatedSeries ExtraMinute { get; init; }

    /// <summary>
    /// The official exchange rate by date: the amount of domestic currency, such as KPW, for one US dollar. Revenue in reports is converted at this rate.
    /// </summary>
    [Unit("domestic/USD", 0.0001, 1000000)]
    public required DatedSeries OfficialRate { get; init; }

    /// <summary>
    /// The market exchange rate by date: the amount of domestic currency for one US dollar. The monthly fees that households pay are converted at this rate.
    /// </summary>
    [Unit("domestic/USD", 0.0001, 1000000)]
    public required DatedSeries MarketRate { get; init; }

    /// <summary>The price of a second-hand handset as a share of the price of a new one.</summary>
    [Unit("share", 0, 1)]
    public required Quantity SecondHandPrice { get; init; }

    /// <summary>The number of people to whom the seller of a used handset offers it in a day.</summary>
    [Unit("people/day", 0, 1000)]
    public required Quantity SecondHandAsked { get; init; }

    /// <summary>The number of customers that a phone shop can serve in a day; null if it serves all who come.</summary>
    [Unit("customers/day", 0, 1e6)]
    public Quantity? ShopCustomers { get; init; }

    /// <summary>The time over which a new phone shop grows to serving its full number of customers; null for at once.</summary>
    [Unit("week", 0, 104)]
    public Quantity? ShopOpening { get; init; }

    /// <summary>The phone shops, each with its district and opening date.</summary>
    public required ImmutableArray<Shop> Shops { get; init; }
}

/// <summary>A handset model: its retail price over time and how often it breaks.</summary>
public sealed record HandsetModel
{
    public required string Key { get; init; }

    [Unit("USD", 0, 100000)]
    public required DatedSeries Price { get; init; }

    /// <summary>The day from which the handset model is on sale; null if it is on sale from the start.</summary>
    public DateOnly? OnSaleFrom { get; init; }

    /// <summary>The rate at which a handset breaks beyond repair.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity BreakageRate { get; init; }

    /// <summary>The savings from which on a household prefers this handset model to a cheaper one, as a multiple of the model's price.</summary>
    [Unit("factor", 1, 100)]
    public required Quantity PreferredFrom { get; init; }
}

/// <summary>A phone shop in a district, with the date on which it opens.</summary>
public sealed record Shop(string District, DateOnly Opens, string Source);

/// <summary>The parameters by which the phone operator orders handsets for its shops.</summary>
public sealed record SupplyParameters
{
    /// <summary>
    /// True if shops can sell only the operator's stock of handsets. False if supply is unlimited: everybody who wants a handset and can pay gets one.
    /// </summary>
    public required bool Limited { get; init; }

    [Unit("handsets", 0, 1e9)]
    public required Quantity OpeningStock { get; init; }

    /// <summary>The time from an order of handsets to its delivery.</summary>
    [Unit("week", 0, 104)]
    public required Quantity LeadTime { get; init; }

    /// <summary>The time between two orders of handsets by the operator.</summary>
    [Unit("week", 1, 52)]
    public required Quantity ReviewTime { get; init; }

    /// <summary>
    /// The weight of each handset sold since the last order when the operator estimates demand. The operator orders handsets to meet the estimated demand.
    /// </summary>
    [Unit("factor", 0, 100)]
    public required Quantity SalesWeight { get; init; }

    /// <summary>
    /// The weight of each person still waiting for a handset when the operator estimates demand. The operator orders handsets to meet the estimated demand.
    /// </summary>
    [Unit("factor", 0, 100)]
    public required Quantity StockOutWeight { get; init; }

    /// <summary>The stock of handsets kept in reserve for unexpected demand, in weeks of demand; null for none.</summary>
    [Unit("week", 0, 104)]
    public Quantity? SafetyStock { get; init; }

    /// <summary>
    /// The mean time over which shops spread the sale of a stock of handsets, so that it does not sell out at once. Null to let shops sell the whole stock at
    /// once.
    /// </summary>
    [Unit("week", 0, 104)]
    public Quantity? RationTime { get; init; }

    /// <summary>The maximum number of handsets that the operator can order in a year.</summary>
    [Unit("handsets/year", 0, 1e9)]
    public required DatedSeries Cap { get; init; }
}
