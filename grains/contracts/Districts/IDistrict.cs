using Orleans.Concurrency;

namespace AdoptionSim.Contracts.Districts;

/// <summary>A district as those outside the cluster see it. Key: <c>RUN/DISTRICT</c>.</summary>
[Alias("adoptsim.district")]
public interface IDistrict : IGrainWithStringKey
{
    /// <summary>The district at the latest tick boundary.</summary>
    [AlwaysInterleave]
    Task<DistrictView> Describe();
}

/// <summary>A district as of a tick.</summary>
/// <param name="People">Simulated people.</param>
/// <param name="Counts">The digest series, <c>Measures.Count</c> long, in the order of <c>Measure</c>.</param>
/// <param name="Silo">Where its cohort rests.</param>
/// <param name="ShopArea">The key of the district whose shop serves it; null while none is within reach.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.district-view")]
public sealed record DistrictView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Province,
    [property: Id(3)] int Tick,
    [property: Id(4)] DateOnly Date,
    [property: Id(5)] int People,
    [property: Id(6)] int Urban,
    [property: Id(7)] int Rural,
    [property: Id(8)] int Handsets,
    [property: Id(9)] int Towers,
    [property: Id(10)] string? ShopArea,
    [property: Id(11)] string Silo,
    [property: Id(12)] long[] Counts);
