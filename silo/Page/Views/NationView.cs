using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Silo.Page.Views;

/// <summary>The data of a nation that the page draws: places, the record and, if available, the provinces' outlines.</summary>
/// <param name="Capital">The index of the capital's province.</param>
/// <param name="Districts">The districts, in the order of a run's counts.</param>
internal sealed record NationView(
    string Key,
    string Name,
    int Capital,
    ImmutableArray<Province> Provinces,
    ImmutableArray<DistrictView> Districts,
    ImmutableArray<RecordPoint> Record,
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
            nation.Record,
            nation.Boundaries
        );
    }
}

/// <param name="Province">The index of the district's province.</param>
/// <param name="People">The real population.</param>
internal sealed record DistrictView(string Key, string Name, int Province, Place Place, int People, double? Latitude, double? Longitude)
{
    public static DistrictView Of(District district, int province) =>
        new(district.Key, district.Name, province, district.Place, district.People, district.Latitude, district.Longitude);
}
