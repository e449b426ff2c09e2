using System.Collections.Immutable;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Nations.Measures.Comparisons;

/// <summary>The measures for which a nation's file can give published figures to compare runs with, each declared once.</summary>
public static class RecordMeasures
{
    private const double SecondsOfMinute = 60;

    public static readonly RecordMeasure Subscribers = new("subscribers", "active lines")
    {
        Unit = "lines",
        Help = "Active lines of the one commercial network.",
        Value = new RecordValue.OnTheDay((history, row) => history.Real(PhoneMeasures.Subscribers, row)),
    };

    public static readonly RecordMeasure MinutesPerLine = new("minutes_per_line", "minutes per line and month")
    {
        Unit = "minutes per line and month",
        Decimals = 1,
        Help =
            "Minutes of calls per line and month. Only outgoing minutes count: each call counts at its caller's end, once. This convention was declared "
            + "before comparing; whether the publisher counted both ends is not known.",
        Value = new RecordValue.PerLineAndMonth((history, row) => history.Counts(row)[(int)PhoneMeasures.CallSeconds] / SecondsOfMinute),
    };

    public static readonly RecordMeasure RevenuePerLine = new("revenue_per_line", "revenue per line and month, USD")
    {
        Unit = "US dollars per line and month",
        Decimals = 1,
        Help = "Fees and airtime per line and month, in US dollars at the official exchange rate. Handsets and activation are not included.",
        Value = new RecordValue.PerLineAndMonth(OfficialRevenue),
    };

    public static readonly RecordMeasure Stations = new("stations", "base stations")
    {
        Unit = "stations",
        Help = "Base stations built.",
        Value = new RecordValue.AtLastRow((history, row) => history.Real(NetworkMeasures.Stations, row)),
    };

    public static readonly RecordMeasure CoveredPercent = new("covered_percent", "people covered, %")
    {
        Unit = "% of people",
        Decimals = 1,
        Most = 100,
        Help = "People whose home lies under a station on the air, per 100 people.",
        Value = new RecordValue.OnTheDay((history, row) => history.Of(NetworkMeasures.CoveredShare, row)),
    };

    public static readonly RecordMeasure Shops = new("shops", "shops")
    {
        Unit = "shops",
        Help = "Places where lines and handsets are sold, post offices included.",
        Value = new RecordValue.OfInputs(OpenShops),
    };

    /// <summary>All measures that can have published figures, in the order in which they are shown.</summary>
    public static ImmutableArray<RecordMeasure> All { get; } = [Subscribers, MinutesPerLine, RevenuePerLine, Stations, CoveredPercent, Shops];

    /// <summary>Returns the measure of published figures with the given key, such as <c>subscribers</c>; null for an unknown key.</summary>
    public static RecordMeasure? Find(string key) => All.FirstOrDefault(measure => measure.Key == key);

    private static double OfficialRevenue(PlaceHistory history, int row) =>
        (double)history.Counts(row)[(int)PhoneMeasures.RevenueOfficialCents] / Measures.Of(PhoneMeasures.RevenueOfficialCents).PartsOfUnit;

    private static double OpenShops(Nation nation, string? place, DateOnly date)
    {
        var districts = nation.Districts.Where(district => place is null || place == district.Province || place == district.Key);
        var keys = districts.Select(district => district.Key).ToHashSet();
        return nation.Market.Shops.Count(shop => shop.Opens <= date && keys.Contains(shop.District));
    }
}
