using AdoptionSim.Nations.Quantities;
using Orleans.Concurrency;

namespace AdoptionSim.Contracts.Districts;

/// <summary>A district as seen from outside the cluster. Key: <c>RUN/DISTRICT</c>.</summary>
[Alias("adoptsim.district")]
public interface IDistrict : IGrainWithStringKey
{
    /// <summary>Returns the district's state at the latest tick boundary.</summary>
    [AlwaysInterleave]
    Task<DistrictView> Describe();
}

/// <summary>The state of a district at a tick.</summary>
/// <param name="People">The number of simulated people.</param>
/// <param name="Counts">The digest series, <c>Measures.Count</c> long, in the order of <c>Measure</c>.</param>
/// <param name="Silo">The silo that holds the district.</param>
/// <param name="ShopArea">The key of the district whose shop serves it; null if none is within reach.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.district-view")]
public sealed record DistrictView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Province,
    [property: Id(3)] Tick Tick,
    [property: Id(4)] DateOnly Date,
    [property: Id(5)] int People,
    [property: Id(6)] int Urban,
    [property: Id(7)] int Rural,
    [property: Id(8)] int Handsets,
    [property: Id(9)] int Towers,
    [property: Id(10)] string? ShopArea,
    [property: Id(11)] string Silo,
    [property: Id(12)] long[] Counts
);
