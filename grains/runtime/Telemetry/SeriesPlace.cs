using System.Collections.Immutable;
using System.Text.Json;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>A place, the smallest unit with metrics of its own: the districts of one province and settlement type together, or a single district.</summary>
/// <param name="Tags">The tags of its series, including the run's.</param>
/// <param name="People">The population of the place in reality: not multiplied by the scale.</param>
/// <param name="Districts">The ordinals of the districts.</param>
public sealed record SeriesPlace(KeyValuePair<string, object?>[] Tags, long People, ImmutableArray<int> Districts)
{
    /// <summary>Returns all places of a nation (groups of districts, or single ones, with metrics of their own), in order of their first district.</summary>
    public static ImmutableArray<SeriesPlace> Of(string run, Nation nation, bool byDistrict)
    {
        ArgumentNullException.ThrowIfNull(nation);
        return
        [
            .. nation
                .Districts.Select((district, ordinal) => (district, ordinal))
                .GroupBy(each => (each.district.Province, each.district.Place, byDistrict ? each.district.Key : null))
                .Select(place => new SeriesPlace(
                    TagsOf(run, place.First().district, byDistrict),
                    place.Sum(each => (long)each.district.People),
                    [.. place.Select(each => each.ordinal)]
                )),
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
