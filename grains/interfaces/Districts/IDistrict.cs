using Orleans.Concurrency;

namespace AdoptionSim.Interfaces.Districts;

/// <summary>A district as seen from outside the cluster. Key: <c>RUN/DISTRICT</c>.</summary>
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
[GenerateSerializer, Immutable]
public sealed record DistrictView(
    string Id, string Name, string Province, int Tick, DateOnly Date, int People, int Urban, int Rural, int Handsets, int Towers, string? ShopArea, string Silo,
    long[] Counts);
