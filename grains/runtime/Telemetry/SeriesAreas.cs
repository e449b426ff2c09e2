using System.Collections.Immutable;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>An area with metrics of its own: one place (a group of districts that is reported together), or all places of a province.</summary>
/// <param name="Tags">The tags of its series, including the run's.</param>
/// <param name="People">The population of the area (a place, such as a province, or the nation) in reality: not multiplied by the scale.</param>
/// <param name="Places">The indices of the area's places.</param>
public sealed record SeriesArea(KeyValuePair<string, object?>[] Tags, long People, ImmutableArray<int> Places);

/// <summary>All areas that have metrics of their own in a run: each place (a group of districts that is reported together), and each province.</summary>
public sealed class SeriesAreas(ImmutableArray<SeriesPlace> places)
{
    /// <summary>
    /// The number of tags of a province's metrics: the run and the province. The tags of a place (a group of districts) begin with the same two.
    /// </summary>
    private const int TagsOfProvince = 2;

    public ImmutableArray<SeriesArea> Places { get; } = [.. places.Select((place, index) => new SeriesArea(place.Tags, place.People, [index]))];

    /// <summary>The provinces as areas with metrics of their own, in order of their first place (group of districts).</summary>
    public ImmutableArray<SeriesArea> Provinces { get; } =
    [
        .. places
            .Index()
            .GroupBy(each => each.Item.Tags[TagsOfProvince - 1].Value)
            .Select(province => new SeriesArea(
                province.First().Item.Tags[..TagsOfProvince],
                province.Sum(each => each.Item.People),
                [.. province.Select(each => each.Index)]
            )),
    ];
}
