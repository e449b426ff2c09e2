using System.Collections.Immutable;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Shops;

/// <summary>
/// Finds the phone shop that serves each district on a date. A district with an open shop is served by its own, any other by the nearest open shop. Of two
/// equally near shops, the one in the district with the lower index serves. Results are computed once; a query only searches the days on which a shop opened.
/// </summary>
public sealed class ShopAreas
{
    private readonly ImmutableArray<ShopArea> _before;
    private readonly ImmutableArray<DateOnly> _openings;
    private readonly ImmutableArray<ImmutableArray<ShopArea>> _since;

    /// <exception cref="ArgumentException">A shop stands in a district that the nation does not have or that has no coordinates.</exception>
    public ShopAreas(Nation nation)
    {
        var ordinals = nation
            .Districts.Select((district, ordinal) => (district, ordinal: new DistrictIndex(ordinal)))
            .ToDictionary(pair => pair.district.Key, pair => pair.ordinal, StringComparer.Ordinal);
        var areas = new ShopArea[nation.Districts.Length];
        Array.Fill(areas, ShopArea.None);
        _before = [.. areas];

        var since = ImmutableArray.CreateBuilder<ImmutableArray<ShopArea>>();
        var openings = ImmutableArray.CreateBuilder<DateOnly>();
        foreach (var day in nation.Market.Shops.GroupBy(shop => shop.Opens).OrderBy(day => day.Key))
        {
            foreach (var shop in day)
            {
                Open(nation, OrdinalOf(shop), areas);
            }

            openings.Add(day.Key);
            since.Add([.. areas]);
        }

        (_openings, _since) = (openings.ToImmutable(), since.ToImmutable());

        DistrictIndex OrdinalOf(Shop shop) =>
            ordinals.TryGetValue(shop.District, out var ordinal) && nation.Districts[ordinal] is { Latitude: not null, Longitude: not null }
                ? ordinal
                : throw new ArgumentException(
                    $"A shop cannot stand in district {shop.District}: it is not in the nation or has no coordinates.",
                    nameof(nation)
                );
    }

    /// <summary>Returns the phone shop that serves each district on a date, by district index.</summary>
    public ImmutableArray<ShopArea> On(DateOnly date)
    {
        var found = _openings.BinarySearch(date);
        var latest = found >= 0 ? found : ~found - 1;
        return latest < 0 ? _before : _since[latest];
    }

    private static void Open(Nation nation, int shop, ShopArea[] areas)
    {
        for (var home = 0; home < areas.Length; home++)
        {
            if (nation.Districts[home] is not { Place: not SettlementType.Closed, Latitude: not null, Longitude: not null })
            {
                continue;
            }

            var metres = home == shop ? 0 : GreatCircle.Metres(nation.Districts[home], nation.Districts[shop]);
            if (IsNearer(home, shop, metres, areas[home]))
            {
                areas[home] = new ShopArea(new DistrictIndex(shop), metres, Probability.Of(Math.Pow(2, -metres / (1000 * nation.Adoption.ShopReach))));
            }
        }
    }

    private static bool IsNearer(int home, int shop, int metres, ShopArea present) =>
        !present.Exists || home == shop || (present.District != home && (metres, shop).CompareTo((present.Metres, present.District)) < 0);
}
