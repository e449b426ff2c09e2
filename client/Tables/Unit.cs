using System.Collections.Immutable;
using System.Text.Json;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Tables;

/// <summary>A district, a province or the nation, which has a row for each date in the result tables: its keys, its name and its population.</summary>
/// <param name="Labels">The key columns and the name.</param>
/// <param name="People">The real population.</param>
/// <param name="PeopleFrom15">The real population aged 15 and over.</param>
internal sealed record Unit(ImmutableArray<string> Labels, long People, long PeopleFrom15)
{
    public PlaceConstants Constants => new(People, PeopleFrom15);
}

/// <summary>All districts and provinces of a nation and the nation itself, which have rows in the result tables, and the province of each district.</summary>
internal sealed class Units
{
    public Units(Nation nation)
    {
        var share = ShareFrom15(nation.People.Ages);
        Unit Make(long people, params ReadOnlySpan<string> labels) => new([.. labels], people, (long)Math.Round(people * share, MidpointRounding.AwayFromZero));

        Districts = [.. nation.Districts.Select(district => Make(district.People, district.Key, district.Province, Settlement(district.Place), district.Name))];
        ProvinceOf = [.. nation.Districts.Select(district => nation.Provinces.Select(province => province.Key).ToList().IndexOf(district.Province))];
        Provinces =
        [
            .. nation.Provinces.Select(province =>
                Make(nation.Districts.Where(district => district.Province == province.Key).Sum(district => (long)district.People), province.Key, province.Name)
            ),
        ];
        Nation = Make(nation.Districts.Sum(district => (long)district.People), nation.Key, nation.Name);
        Capital = nation.Provinces.Select(province => province.Key).ToList().IndexOf(nation.CapitalProvince);
    }

    public Unit Nation { get; }

    public ImmutableArray<Unit> Provinces { get; }

    public ImmutableArray<Unit> Districts { get; }

    /// <summary>The index of the province of each district, in the order of the districts.</summary>
    public ImmutableArray<int> ProvinceOf { get; }

    /// <summary>The index, among the provinces, of the province that contains the capital.</summary>
    public int Capital { get; }

    /// <summary>Returns the index of a province; null if no province has the key.</summary>
    public int? ProvinceIndex(string key) => IndexOf(Provinces, key);

    /// <summary>Returns the index of the district with a key.</summary>
    /// <exception cref="ArgumentException">No district has the key.</exception>
    public int DistrictIndex(string key) =>
        IndexOf(Districts, key) ?? throw new ArgumentException($"'{key}' is no district; expected the key of a district of the nation.", nameof(key));

    /// <summary>Returns a province or a district by its key; the nation for null.</summary>
    public Unit Find(string? key) =>
        key is null ? Nation
        : ProvinceIndex(key) is { } province ? Provinces[province]
        : Districts[DistrictIndex(key)];

    private static int? IndexOf(ImmutableArray<Unit> units, string key) =>
        units.Index().Where(unit => unit.Item.Labels[0] == key).Select(unit => (int?)unit.Index).FirstOrDefault();

    /// <summary>
    /// Returns a settlement type (kind of place, such as a main city) as <c>districts.csv</c> and metrics write it: capital, main_city, road, small_city,
    /// county, closed.
    /// </summary>
    internal static string Settlement(SettlementType place) => JsonNamingPolicy.SnakeCaseLower.ConvertName(place.ToString());

    /// <summary>Returns the share of people aged 15 or older, 0 to 1, assuming that ages are spread evenly within each age band.</summary>
    internal static double ShareFrom15(ImmutableArray<AgeBand> ages) =>
        ages.Sum(band => band.Share / 100 * Math.Clamp(band.To - 14, 0, band.To - band.From + 1) / (band.To - band.From + 1));
}
