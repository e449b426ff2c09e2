using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Silo.Page.Views;

/// <summary>What of a nation is drawn: its places, its record and, where it has them, its provinces' outlines.</summary>
/// <param name="Capital">The index of the capital's province.</param>
/// <param name="Districts">In the order of a run's counts.</param>
internal sealed record NationView(
    string Key, string Name, int Capital, ImmutableArray<Province> Provinces, ImmutableArray<DistrictView> Districts, ImmutableArray<RecordPoint> Record, Boundaries? Boundaries)
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
            nation.Boundaries);
    }
}

/// <param name="Province">The index of its province.</param>
/// <param name="People">Real ones.</param>
internal sealed record DistrictView(string Key, string Name, int Province, Place Place, int People, double? Latitude, double? Longitude)
{
    public static DistrictView Of(District district, int province) => new(
        district.Key, district.Name, province, district.Place, district.People, district.Latitude, district.Longitude);
}
