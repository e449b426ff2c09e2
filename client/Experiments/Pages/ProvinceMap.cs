using System.Collections.Immutable;
using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Reports;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>Writes the map of a difference by province: tiles if the nation's file has positions, otherwise a list in order of the difference.</summary>
internal static class ProvinceMap
{
    private const int Fewest = 3;

    /// <param name="measure">The measure with its unit.</param>
    public static IEnumerable<XElement?> Of(Nation nation, IReadOnlyList<GroupDifference> rows, string measure)
    {
        GroupDifference[] provinces = [.. rows.Where(row => nation.Provinces.Any(province => province.Key == row.Place))];
        if (provinces.Length < Fewest)
        {
            yield break;
        }

        ImmutableArray<Tile> tiles = [.. provinces.Select(row => TileOf(nation, row)).OfType<Tile>()];
        yield return Html.Heading($"Map of the difference in {measure}");
        if (tiles.Length == provinces.Length)
        {
            yield return Html.Picture(
                TileMap.Of(tiles),
                $"One tile for each province, placed as the provinces lie to each other, north at the top: {List(provinces)}. The numbers are in "
                    + $"the table above."
            );
            yield return Html.Note(
                "Blue tiles gain, orange tiles lose, the darker the more; white tiles show no difference: their band contains 0. Tiles have the "
                    + "same size, and lie "
                    + "as near to the provinces' positions as the grid allows."
            );
        }
        else
        {
            yield return Html.Picture(
                RowChart.Intervals(
                    $"difference in {measure}",
                    PageTables.BandOf(provinces.Select(row => row.Difference)),
                    [
                        .. provinces
                            .OrderByDescending(row => row.Difference.Difference)
                            .Select(row => new ChartRow(row.Name, null, row.Difference.Difference, row.Difference.Low, row.Difference.High)),
                    ]
                ),
                $"Provinces in order of their difference: {List(provinces)}. The numbers are in the table above."
            );
            yield return Html.Note("The nation's file has no positions of all provinces, so they are listed in order of their difference.");
        }

        yield return PageParts.Link(DifferencesTable.FileName, "The numbers of the map as CSV");
    }

    private static string List(IEnumerable<GroupDifference> rows) =>
        string.Join(", ", rows.Select(row => $"{row.Name} {PageText.Signed(row.Difference.Difference)}"));

    /// <summary>Returns the map tile of a province, at the mean position of its people; null if none of its districts has a position.</summary>
    private static Tile? TileOf(Nation nation, GroupDifference row)
    {
        District[] districts =
        [
            .. nation.Districts.Where(district => district.Province == row.Place && district is { Latitude: not null, Longitude: not null }),
        ];
        var people = districts.Sum(district => (double)district.People);
        return people == 0
            ? null
            : new Tile(
                row.Name,
                districts.Sum(district => district.People * district.Latitude!.Value) / people,
                districts.Sum(district => district.People * district.Longitude!.Value) / people,
                row.Difference.Difference,
                PageText.Signed(row.Difference.Difference),
                row.Difference.IsShown
            );
    }
}
