using System.Collections.Immutable;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>What series are told of: one place, or several together.</summary>
/// <param name="Tags">Those of its series, the run's among them.</param>
/// <param name="People">Real ones.</param>
/// <param name="Places">Indices of its places.</param>
public sealed record SeriesArea(KeyValuePair<string, object?>[] Tags, long People, ImmutableArray<int> Places);

/// <summary>The places of a run, by themselves and by province.</summary>
public sealed class SeriesAreas(ImmutableArray<SeriesPlace> places)
{
    /// <summary>The run and the province, with which a place's tags begin.</summary>
    private const int TagsOfProvince = 2;

    public ImmutableArray<SeriesArea> Places { get; } = [.. places.Select((place, index) => new SeriesArea(place.Tags, place.People, [index]))];

    /// <summary>In order of their first place.</summary>
    public ImmutableArray<SeriesArea> Provinces { get; } =
    [
        .. places.Index()
            .GroupBy(each => each.Item.Tags[TagsOfProvince - 1].Value)
            .Select(province => new SeriesArea(province.First().Item.Tags[..TagsOfProvince], province.Sum(each => each.Item.People), [.. province.Select(each => each.Index)])),
    ];
}
