using Orleans.Concurrency;

namespace AdoptionSim.Contracts.Districts;

/// <summary>A district as those outside the cluster see it. Key: <c>RUN/DISTRICT</c>.</summary>
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
[GenerateSerializer, Immutable]
public sealed record DistrictView(
    string Id, string Name, string Province, int Tick, DateOnly Date, int People, int Urban, int Rural, int Handsets, int Towers, string? ShopArea, string Silo,
    long[] Counts);
