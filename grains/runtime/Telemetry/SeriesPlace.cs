using System.Collections.Immutable;
using System.Text.Json;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>Districts whose counts are told as one: of one province and one kind of settlement, or a single one.</summary>
/// <param name="Tags">Those of its series, the run's among them.</param>
/// <param name="People">Real ones.</param>
/// <param name="Districts">Their ordinals.</param>
public sealed record SeriesPlace(KeyValuePair<string, object?>[] Tags, long People, ImmutableArray<int> Districts)
{
    /// <summary>All of a nation, in order of their first district.</summary>
    public static ImmutableArray<SeriesPlace> Of(string run, Nation nation, bool byDistrict)
    {
        ArgumentNullException.ThrowIfNull(nation);
        return
        [
            .. nation.Districts
                .Select((district, ordinal) => (district, ordinal))
                .GroupBy(each => (each.district.Province, each.district.Place, byDistrict ? each.district.Key : null))
                .Select(place => new SeriesPlace(
                    TagsOf(run, place.First().district, byDistrict), place.Sum(each => (long)each.district.People), [.. place.Select(each => each.ordinal)])),
        ];
    }

    private static KeyValuePair<string, object?>[] TagsOf(string run, District district, bool byDistrict)
    {
        KeyValuePair<string, object?>[] tags =
        [
            new(Vocabulary.Run, run),
            new(Vocabulary.Province, district.Province),
            new(Vocabulary.Settlement, JsonNamingPolicy.SnakeCaseLower.ConvertName(district.Place.ToString())),
        ];
        return byDistrict ? [.. tags, new(Vocabulary.District, district.Key)] : tags;
    }
}
