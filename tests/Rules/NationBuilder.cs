using System.Collections.Immutable;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests;

/// <summary>Builds a small nation. Parts that a test does not set are null, so that a rule which reads them fails at once.</summary>
internal static class NationBuilder
{
    public static readonly DateOnly Launch = new(2008, 12, 15);

    public static Nation Of(
        IEnumerable<District> districts,
        NetworkParameters? network = null,
        MarketParameters? market = null,
        AdoptionParameters? adoption = null
    )
    {
        var all = districts.ToImmutableArray();
        return new Nation
        {
            Key = "test",
            Name = "Test",
            CapitalProvince = "T-01",
            Launch = Launch,
            Provinces = [.. all.Select(district => district.Province).Distinct().Select(key => new Province(key, key))],
            Districts = all,
            People = null!,
            Means = null!,
            Ties = null!,
            Adoption = adoption!,
            Permission = null!,
            Market = market!,
            Supply = null!,
            Network = network!,
            Use = null!,
            Record = [],
        };
    }

    public static District District(
        int number,
        SettlementType place,
        int rank,
        int urban,
        int rural,
        double? latitude = 39,
        double? longitude = 126,
        string province = "T-01"
    ) => new($"{province}.{number:000}", province, $"District {number}", place, rank, urban, rural, urban, rural, latitude, longitude);

    public static NetworkParameters Network(DatedSeries? stations = null, DatedSeries? covered = null) =>
        new()
        {
            BaseStations = stations ?? Linear("stations", (Launch, 1)),
            PopulationCovered = covered ?? Linear("%", (Launch, 100)),
            Sectors = Of(3, "sectors"),
            Channels = Of(60, "channels"),
            ChannelStep = Of(15, "channels"),
            ChannelsMost = Of(90, "channels"),
            BlockingTarget = Of(0.02, "share"),
            VoiceRate = Of(12.2, "kbit/s"),
            ExpansionTime = Of(4, "week"),
            ExtraSitesMost = Of(5, "stations"),
            BusyHourShare = Of(0.1, "share"),
            CapitalPowerCuts = Of(0, "1/year"),
            PowerCuts = Of(20, "1/year"),
            PowerCutLength = Of(36, "hour"),
        };

    public static MarketParameters Market(IEnumerable<Shop> shops) =>
        new()
        {
            Models = [],
            ActivationFee = Linear("USD", (Launch, 0)),
            MonthlyFee = Linear("USD/month", (Launch, 0)),
            IncludedMinutes = Linear("min/month", (Launch, 0)),
            ExtraMinute = Linear("USD/min", (Launch, 0)),
            OfficialRate = Linear("domestic/USD", (Launch, 1)),
            MarketRate = Linear("domestic/USD", (Launch, 1)),
            SecondHandPrice = Of(0.5, "share"),
            SecondHandAsked = Of(5, "people/day"),
            Shops = [.. shops],
        };

    public static AdoptionParameters Adoption(double shopReach) =>
        new()
        {
            MinimumAge = Of(10, "year"),
            AwarenessByMedia = Of(1, "1/year"),
            AwarenessBySight = Of(1, "1/year"),
            AwarenessByTies = Of(1, "1/year"),
            ConsiderRate = Of(1, "1/year"),
            PropensitySpread = Of(1, "log"),
            SocialWeight = Of(1, "factor"),
            VisitRate = Of(1, "1/year"),
            ImpatienceRate = Of(1, "1/year"),
            SecondLineRate = Of(1, "1/year"),
            GoodwillWeight = Of(1, "share"),
            ShopReach = Of(shopReach, "km"),
        };

    public static Quantity Of(double value, string unit) => new(value, value, value, unit, "assumption: a test");

    public static DatedSeries Linear(string unit, params (DateOnly Date, double Value)[] points) =>
        new(unit, Between.Linear, [.. points.Select(point => new DatedPoint(point.Date, point.Value, "assumption: a test"))]);
}
