using AdoptionSim.Nations.Quantities;
using Orleans.Concurrency;

namespace AdoptionSim.Contracts.Districts;

/// <summary>The grain of a district of a run, for clients. Key: <c>RUN/DISTRICT</c>.</summary>
[Alias("adoptsim.district")]
public interface IDistrict : IGrainWithStringKey
{
    /// <summary>Returns the district's state at the latest tick boundary.</summary>
    [AlwaysInterleave]
    Task<DistrictView> Describe();

    /// <summary>
    /// Returns, for each person of the district, the groups to which the person belongs, and the number of months with a phone if the run counts them.
    /// </summary>
    [AlwaysInterleave]
    Task<PeopleView> People();
}

/// <summary>
/// The people of a district with the groups to which they belong, for comparisons of two runs person by person. Members of a household are adjacent.
/// </summary>
/// <param name="Tick">The last tick that the counts of months include.</param>
/// <param name="Urban">The number of urban people, who come first.</param>
/// <param name="HouseholdSizes">The number of members of each household.</param>
/// <param name="Tenths">The income tenth at the start of the run, 0 (poorest) to 9, by household.</param>
/// <param name="Classes">The index of the political class in the nation's file, by household.</param>
/// <param name="Works">The index of the work group in the nation's file, by person.</param>
/// <param name="SexesAndAges">The index of the group by sex and age (<c>StrataLayout.OfSexAndAge</c>) at the start, by person.</param>
/// <param name="Months">The number of month ends at which the person had a phone, by person; empty if the run does not count them.</param>
/// <param name="HouseholdMonths">The number of month ends at which some member had a phone, by household; empty if not counted.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.people-view")]
public sealed record PeopleView(
    [property: Id(0)] Tick Tick,
    [property: Id(1)] int Urban,
    [property: Id(2)] byte[] HouseholdSizes,
    [property: Id(3)] byte[] Tenths,
    [property: Id(4)] byte[] Classes,
    [property: Id(5)] byte[] Works,
    [property: Id(6)] byte[] SexesAndAges,
    [property: Id(7)] ushort[] Months,
    [property: Id(8)] ushort[] HouseholdMonths
);

/// <summary>The state of a district at a tick.</summary>
/// <param name="People">The number of simulated people.</param>
/// <param name="Counts">The counts of all measures, such as active lines: <c>Measures.Count</c> values in the order of <c>Measure</c>.</param>
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
