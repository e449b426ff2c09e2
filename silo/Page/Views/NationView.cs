using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Silo.Page.Views;

/// <summary>
/// The data of a nation that the live page draws: districts and provinces, published numbers of subscribers and, if available, outlines for the map.
/// </summary>
/// <param name="Capital">The index of the capital's province.</param>
/// <param name="Districts">The districts, in the order of a run's counts.</param>
internal sealed record NationView(
    string Key,
    string Name,
    int Capital,
    ImmutableArray<Province> Provinces,
    ImmutableArray<DistrictView> Districts,
    ImmutableArray<RecordView> Record,
    Boundaries? Boundaries
)
{
    public static NationView Of(Nation nation)
    {
        var provinces = nation.Provinces.Select(province => province.Key).ToList();
        return new NationView(
            nation.Key,
            nation.Name,
            provinces.IndexOf(nation.CapitalProvince),
            nation.Provinces,
            [.. nation.Districts.Select(district => DistrictView.Of(district, provinces.IndexOf(district.Province)))],
            [.. nation.PublishedSubscribers.Select(row => new RecordView(row.Date, row.Published, row.Low, row.High, row.Use, row.Source))],
            nation.Boundaries
        );
    }
}

/// <summary>A published number of the real nation's subscribers, with which the page compares the run.</summary>
/// <param name="Subscribers">The number as published.</param>
/// <param name="Low">The lowest plausible number.</param>
/// <param name="High">The highest plausible number; null if only a lower limit was published.</param>
internal sealed record RecordView(DateOnly Date, double Subscribers, double Low, double? High, RecordUse Use, string Source);

/// <param name="Province">The index of the district's province.</param>
/// <param name="People">The real population.</param>
internal sealed record DistrictView(string Key, string Name, int Province, SettlementType Place, int People, double? Latitude, double? Longitude)
{
    public static DistrictView Of(District district, int province) =>
        new(district.Key, district.Name, province, district.Place, district.People, district.Latitude, district.Longitude);
}
