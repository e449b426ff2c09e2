using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations.Files;

/// <summary>
/// Reads <c>districts.csv</c> and checks that the numbers in each row are consistent: for example, men and women must add up to the population.
/// </summary>
internal static class DistrictsFile
{
    public static ImmutableArray<District> Read(string path, Binder binder)
    {
        var rows = Table.Read<DistrictRow>(path, binder);
        foreach (var (row, at) in rows)
        {
            Check(row, at, binder.Problems);
        }

        RefuseTwice(rows, row => row.District, "district", binder.Problems);
        RefuseTwice([.. rows.Where(each => each.Row.Place != SettlementType.Closed)], row => Names.Number(row.RolloutRank), "rollout_rank", binder.Problems);
        return [.. rows.Select(each => ToDistrict(each.Row)).OrderBy(district => district.Key, StringComparer.Ordinal)];
    }

    private static void Check(DistrictRow row, Origin at, Problems problems)
    {
        void Refuse(string field, string found, string allowed) => problems.Add(at, $"{row.District}.{field}", Names.Is(found), allowed);

        foreach (var (field, key) in new[] { ("district", row.District), ("province", row.Province) }.Where(each => !NameRule.IsValid(each.Item2)))
        {
            Refuse(field, NameRule.Quote(key), NameRule.Allowed);
        }

        if ((long)row.Male + row.Female != row.Population)
        {
            Refuse("population", $"{row.Population}", $"male + female = {(long)row.Male + row.Female}");
        }

        if ((long)row.Urban + row.Rural != row.Population)
        {
            Refuse("population", $"{row.Population}", $"urban + rural = {(long)row.Urban + row.Rural}");
        }

        var closed = row.Place == SettlementType.Closed;
        if (closed != (row.RolloutRank == 0))
        {
            Refuse("rollout_rank", $"{row.RolloutRank}", closed ? "0, as the place is closed" : "1 or more, as the place is not closed");
        }

        if (closed == (row.Latitude is not null && row.Longitude is not null))
        {
            Refuse(
                "latitude",
                row.Latitude is { } point ? Names.Number(point) : "",
                closed ? "no point, as the place is closed" : "a point, as the place is not closed"
            );
        }
    }

    private static void RefuseTwice(IReadOnlyList<(DistrictRow Row, Origin At)> rows, Func<DistrictRow, string> key, string field, Problems problems)
    {
        var seen = new Dictionary<string, Origin>();
        foreach (var (row, at) in rows)
        {
            if (!seen.TryAdd(key(row), at))
            {
                problems.Add(at, $"{row.District}.{field}", Names.Is(key(row)), $"another one than that of line {seen[key(row)].Line}");
            }
        }
    }

    private static District ToDistrict(DistrictRow row) =>
        new(row.District, row.Province, row.Name, row.Place, row.RolloutRank, row.Male, row.Female, row.Urban, row.Rural, row.Latitude, row.Longitude);

    private sealed record DistrictRow(
        string Province,
        string District,
        string Name,
        string? NameKo,
        string? Kind,
        SettlementType Place,
        [property: Unit("in the order of the roll-out", 0, 1e6)] int RolloutRank,
        [property: Unit("people", 1, 1e9)] int Population,
        [property: Unit("people", 0, 1e9)] int Male,
        [property: Unit("people", 0, 1e9)] int Female,
        [property: Unit("people", 0, 1e9)] int Urban,
        [property: Unit("people", 0, 1e9)] int Rural,
        [property: Unit("degrees", -90, 90)] double? Latitude,
        [property: Unit("degrees", -180, 180)] double? Longitude,
        string? PointSource
    );
}
