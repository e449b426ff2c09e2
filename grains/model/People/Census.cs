using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.People;

/// <summary>
/// How many people of which kind a run simulates, district by district. People per district follow from the nation's by
/// largest remainder; every other count is the share of its district rounded down or up, such that the districts add up.
/// </summary>
public sealed record Census
{
    /// <summary>The most members that a household has.</summary>
    public const int LargestHousehold = 8;

    /// <summary>Simulated citizens per real one.</summary>
    public required double Scale { get; init; }

    /// <summary>In the order of the nation's districts.</summary>
    public required ImmutableArray<DistrictCensus> Districts { get; init; }

    /// <summary>All people simulated: the nation's times the scale, rounded to the nearest.</summary>
    public long People => Districts.Sum(district => (long)district.People);

    /// <summary>Counts the people of a nation at a scale.</summary>
    /// <param name="nation">A nation whose margins add up.</param>
    /// <param name="scale">Simulated citizens per real one, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not above 0, or a district would have more than 2^31 - 1 people.</exception>
    public static Census Of(Nation nation, double scale) => new CensusTaker(nation, scale).Take();
}

/// <summary>A district's counts. Men and women, and urban and rural people, each add up to its people.</summary>
public sealed record DistrictCensus(int People, int Male, SettlementCensus Urban, SettlementCensus Rural)
{
    public int Households => Urban.Households + Rural.Households;
}

/// <summary>The counts of the urban or of the rural part of a district; any of them can be 0 where the scale is small.</summary>
/// <param name="People">All people of the settlement.</param>
/// <param name="Ages">People by completed years; life stages follow from these.</param>
/// <param name="Work">People by work group, in the nation's order.</param>
/// <param name="Sizes">Households by size: the first counts those of one member, the last those of eight.</param>
/// <param name="Classes">Households by class, in the nation's order.</param>
public sealed record SettlementCensus(
    int People, ImmutableArray<int> Ages, ImmutableArray<int> Work, ImmutableArray<int> Sizes, ImmutableArray<int> Classes)
{
    public int Households { get; } = Sizes.Sum();
}
