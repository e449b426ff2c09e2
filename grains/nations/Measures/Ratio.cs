using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>A ratio of the counts of a district, a province or the nation: factor x numerator / denominator.</summary>
/// <param name="Unit">The unit of the ratio with its factor.</param>
/// <param name="Denominator">A measure; null if it is <paramref name="Constant"/>.</param>
/// <param name="Constant">A constant of the place; null if the denominator is a measure.</param>
/// <param name="IsColumn">True if the tables have a column for it; otherwise it is shown in reports, charts or metrics only.</param>
/// <param name="Metric">Its metric, which has no factor; null if there is none.</param>
public sealed record Ratio(
    string Name, MeasureGroup Group, string Unit, Measure Numerator, Measure? Denominator, PlaceConstant? Constant, double Factor, string Help, bool IsColumn = true,
    ExposedAttribute? Metric = null)
{
    /// <summary>How many of the numerator's parts correspond to one of the denominator's, as where one is a sum of 255ths.</summary>
    private double Parts { get; } = Denominator is { } measure ? (double)Measures.Of(Numerator).PartsOfUnit / Measures.Of(measure).PartsOfUnit : 1;

    /// <summary>Returns the ratio of one number to another; null if the second is nothing.</summary>
    public static double? Share(double part, double whole) => whole > 0 ? part / whole : null;

    /// <summary>Returns the ratio with its factor. Counts are compared with as many people as are simulated.</summary>
    /// <param name="counts">The unit's counts of a tick.</param>
    public double? Of(ReadOnlySpan<long> counts, in PlaceConstants constants, double scale) =>
        Share(Factor * counts[(int)Numerator], Denominator is { } measure ? Whole(counts[(int)measure]) : constants[Constant!.Value] * scale);

    /// <summary>Returns the ratio without its factor, of two counts. Their scale cancels out.</summary>
    public double? OfCounts(long numerator, long denominator) => Share(numerator, Whole(denominator));

    private double Whole(long denominator) => denominator * Parts;
}

/// <summary>A ratio of counts of the nation as a whole since the start of the run: flows are summed, stocks are as of the date.</summary>
/// <param name="Denominator">Added up.</param>
public sealed record NationRatio(string Name, MeasureGroup Group, string Unit, NationMeasure Numerator, ImmutableArray<NationMeasure> Denominator, string Help)
{
    /// <summary>Returns the ratio; null if the denominator is nothing.</summary>
    /// <param name="count">Returns a count: a flow since the start, a stock as of the date.</param>
    public double? Of(Func<NationMeasure, long> count) => Ratio.Share(count(Numerator), Denominator.Sum(count));
}

/// <summary>The declarations of all ratios.</summary>
public static class Ratios
{
    private const string Percent = "percent";
    private const double Hundred = 100;
    private const double Thousand = 1_000;

    public static readonly Ratio Penetration = new(
        "penetration_percent", MeasureGroup.Phone, Percent, Measure.Subscribers, null, PlaceConstant.People, Hundred, "Active lines per 100 people.",
        Metric: new("adoptsim_penetration_ratio", "ratio", "Active lines per person.") { Order = 50 });

    public static readonly Ratio PenetrationFrom15 = new(
        "penetration_15_plus_percent", MeasureGroup.Phone, Percent, Measure.OwnersFrom15, null, PlaceConstant.PeopleFrom15, Hundred,
        "Owners of a line who are 15 or older, per 100 people of that age.");

    public static readonly Ratio Covered = new(
        "covered_percent", MeasureGroup.Network, Percent, Measure.Covered, null, PlaceConstant.People, Hundred, "People whose home lies under a station on the air, per 100 people.");

    public static readonly Ratio Goodwill = new(
        "goodwill_percent", MeasureGroup.Network, Percent, Measure.Goodwill, Measure.Subscribers, null, Hundred, "How content subscribers are with the network, 0 to 100, their mean.",
        Metric: new("adoptsim_goodwill_ratio", "ratio", "How content subscribers are with the network, 0 to 1, their mean.") { Order = 140 });

    public static readonly Ratio Blocking = new(
        "lost_traffic_percent", MeasureGroup.Network, Percent, Measure.LostMilliErlangs, Measure.OfferedMilliErlangs, null, Hundred, "Busy-hour traffic that is lost, per 100 erlangs offered.",
        IsColumn: false,
        new("adoptsim_blocking_ratio", "ratio", "Share of the busy hour's offered traffic that is lost, for want of channels or of power.") { Order = 290 });

    public static readonly Ratio BlockedCalls = new(
        "blocked_calls_percent", MeasureGroup.Phone, Percent, Measure.BlockedCalls, Measure.Calls, null, Hundred, "Calls blocked, per 100 calls made.", IsColumn: false);

    public static readonly Ratio Urban = new(
        "urban_subscribers_percent", MeasureGroup.Phone, Percent, Measure.UrbanSubscribers, Measure.Subscribers, null, Hundred,
        "Lines of people in the urban part of their district, per 100 active lines.", IsColumn: false);

    public static readonly Ratio BirthdaysRemembered = new(
        "birthdays_remembered_share", MeasureGroup.Boards, "ratio", Measure.BirthdaysRemembered, Measure.Birthdays, null, 1, "Share of birthdays on which somebody left a post, 0 to 1.");

    public static readonly Ratio CinemaAnnoyed = new(
        "cinema_annoyed_per_1000_seats", MeasureGroup.Cinema, "per 1,000", Measure.CinemaAnnoyed, Measure.CinemaSeats, null, Thousand, "Spectators annoyed, per 1,000 cinema seats taken.");

    public static readonly Ratio CinemaCallsAnswered = new(
        "cinema_calls_answered_per_1000_seats", MeasureGroup.Cinema, "per 1,000", Measure.CinemaCallsAnswered, Measure.CinemaSeats, null, Thousand,
        "Calls answered during the film, per 1,000 cinema seats taken.", IsColumn: false);

    public static readonly Ratio InternetAware = new(
        "internet_aware_percent", MeasureGroup.Internet, Percent, Measure.AwareOfInternet, null, PlaceConstant.People, Hundred,
        "Citizens who know that the international Internet exists, per 100 people.");

    public static readonly NationRatio VettingPassed = new(
        "vetting_passed_share", MeasureGroup.Intranet, "ratio", NationMeasure.VettedArticles, [NationMeasure.VettedArticles, NationMeasure.VettingRefused],
        "Share of the articles decided since the start that passed the vetting, 0 to 1.");

    /// <summary>In the order of the tables' columns.</summary>
    public static readonly ImmutableArray<Ratio> All =
    [
        Penetration, PenetrationFrom15, Covered, Goodwill, Blocking, BlockedCalls, Urban, BirthdaysRemembered, CinemaAnnoyed, CinemaCallsAnswered, InternetAware,
    ];

    /// <summary>Of the nation as a whole.</summary>
    public static readonly ImmutableArray<NationRatio> OfNation = [VettingPassed];
}
