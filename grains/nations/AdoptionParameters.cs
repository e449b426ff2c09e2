using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>The parameters of adoption: the rates at which people hear of the phone, want one and buy one.</summary>
public sealed record AdoptionParameters
{
    /// <summary>The age below which nobody can have a phone line.</summary>
    [Unit("year", 0, 99)]
    public required Quantity MinimumAge { get; init; }

    /// <summary>The rate at which people learn of the phone from the media and from hearsay, even where nobody near has one.</summary>
    [Unit("1/year", 0, 100)]
    public required Quantity AwarenessByMedia { get; init; }

    /// <summary>
    /// The rate at which people learn of the phone by seeing one, if everybody in the settlement had a line. The actual rate is proportional to the share who
    /// have one.
    /// </summary>
    [Unit("1/year", 0, 1000)]
    public required Quantity AwarenessBySight { get; init; }

    /// <summary>
    /// The rate at which a person learns of the phone from social ties, if all of them had a line. The actual rate is proportional to the share who have one.
    /// </summary>
    [Unit("1/year", 0, 1000)]
    public required Quantity AwarenessByTies { get; init; }

    /// <summary>The rate at which a person of average propensity who knows of the phone decides to want one, while no social tie has a line.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity ConsiderRate { get; init; }

    /// <summary>The standard deviation of the logarithm of people's propensity to want a phone, a personal factor whose mean is 1.</summary>
    [Unit("log", 0, 3)]
    public required Quantity PropensitySpread { get; init; }

    /// <summary>The relative increase of the rate at which a person decides to want a phone when all social ties have a line: 1 doubles the rate.</summary>
    [Unit("factor", 0, 1000)]
    public required Quantity SocialWeight { get; init; }

    /// <summary>The rate at which a person with permission for a phone line checks the household's savings and goes to the shop.</summary>
    [Unit("1/year", 0, 365)]
    public required Quantity VisitRate { get; init; }

    /// <summary>The rate at which a person whom the shop could not serve gives up the wish for a phone.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity ImpatienceRate { get; init; }

    /// <summary>The rate at which a person with one phone line considers a second one, in another person's name.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity SecondLineRate { get; init; }

    /// <summary>The share of demand for phones that is lost if blocked calls have destroyed all goodwill towards the network in the district.</summary>
    [Unit("share", 0, 1)]
    public required Quantity GoodwillWeight { get; init; }

    /// <summary>The distance to the nearest phone shop at which the chance of a visit is half of that beside the shop.</summary>
    [Unit("km", 1, 1000)]
    public required Quantity ShopReach { get; init; }

    /// <summary>The time by which the opening of a phone shop or station is announced in advance, so that people apply for a line.</summary>
    [Unit("week", 0, 104)]
    public Quantity? AnnouncedAhead { get; init; }

    /// <summary>The share of the people in the capital who know of the phone on the first day, among those old enough for a line; null for nobody.</summary>
    [Unit("share", 0, 1)]
    public Quantity? KnownAtLaunchInCapital { get; init; }

    /// <summary>
    /// The share of the people outside the capital who know of the phone on the first day, among those old enough for a line; null for nobody.
    /// </summary>
    [Unit("share", 0, 1)]
    public Quantity? KnownAtLaunchElsewhere { get; init; }

    /// <summary>
    /// The share of people who have applied for a line before the first day, among those who know of the phone by then, could pay for one, are not barred, and
    /// live where the first shops and stations serve; null for nobody.
    /// </summary>
    [Unit("share", 0, 1)]
    public Quantity? AppliedAtLaunch { get; init; }

    /// <summary>
    /// A simpler adoption rule that replaces the full model, to study diffusion alone: awareness, permission, means, access and supply are then left out. Null
    /// for the full model.
    /// </summary>
    public ReducedAdoption? Reduced { get; init; }
}

/// <summary>
/// The reduced adoption rule of Bass (1969), Management Science 15(5): a citizen without a phone adopts at p + q x share, that is, <paramref
/// name="Innovation"/> plus <paramref name="Imitation"/> times the nation's share of adopters.
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

    /// <summary>The number of applications for a line that can be decided in a week in the whole nation at the launch; null if there is no limit.</summary>
    [Unit("decisions/week", 0, 1e9)]
    public Quantity? Capacity { get; init; }

    /// <summary>
    /// The rate at which the rules on phone lines loosen after the launch: the capacity grows at this rate, and the share of refusals falls at it; null for
    /// none. A group that is granted nothing is barred and stays so.
    /// </summary>
    [Unit("1/year", 0, 10)]
    public Quantity? Loosening { get; init; }

    /// <summary>
    /// Dated chances that an application for a line is granted. Of the rules in force that match an applicant, the last in the list decides; an applicant whom
    /// no rule matches is refused.
    /// </summary>
    public required ImmutableArray<PermissionRule> Table { get; init; }
}

/// <summary>
/// A rule on who may have a phone line: the chance in percent, from a date on, that a matching applicant is granted one. A null condition matches anyone.
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

    /// <summary>The official exchange rate: domestic currency, such as KPW, for a US dollar. Revenue is reported at this rate.</summary>
    [Unit("domestic/USD", 0.0001, 1000000)]
    public required DatedSeries OfficialRate { get; init; }

    /// <summary>The market exchange rate: domestic currency for a US dollar.</summary>
    [Unit("domestic/USD", 0.0001, 1000000)]
    public required DatedSeries MarketRate { get; init; }

    /// <summary>The price of a second-hand handset relative to a new one.</summary>
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

    /// <summary>The savings of a household, as a multiple of the handset's price, above which a buyer prefers this model to a cheaper one.</summary>
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

    /// <summary>The weight of each handset sold since the operator's last order in its estimate of demand, for which it orders new handsets.</summary>
    [Unit("factor", 0, 100)]
    public required Quantity SalesWeight { get; init; }

    /// <summary>The weight in the estimate of demand, from which orders follow, of each person who waits to be served at the time of the review.</summary>
    [Unit("factor", 0, 100)]
    public required Quantity StockOutWeight { get; init; }

    /// <summary>The stock of handsets kept in reserve for unexpected demand, in weeks of demand; null for none.</summary>
    [Unit("week", 0, 104)]
    public Quantity? SafetyStock { get; init; }

    /// <summary>The time over which shops spread the sale of a handset stock that cannot serve all who come; null to sell all of it at once.</summary>
    [Unit("week", 0, 104)]
    public Quantity? RationTime { get; init; }

    /// <summary>The maximum number of handsets that the operator can order in a year.</summary>
    [Unit("handsets/year", 0, 1e9)]
    public required DatedSeries Cap { get; init; }
}
