using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.People;

/// <summary>
/// The numbers of people and households that a run simulates in each district, by sex, age, work, class and household size. The nation's people are divided
/// among districts by largest remainder; other counts are rounded down or up such that the districts add up.
/// </summary>
public sealed record Census
{
    /// <summary>The maximum number of members of a household.</summary>
    public const int LargestHousehold = 8;

    /// <summary>The number of simulated citizens for each real one.</summary>
    public required double Scale { get; init; }

    /// <summary>The simulated people and households of each district, in the order of the nation's districts.</summary>
    public required ImmutableArray<DistrictCensus> Districts { get; init; }

    /// <summary>The number of all simulated people: the nation's times the scale, rounded to the nearest.</summary>
    public long People => Districts.Sum(district => (long)district.People);

    /// <summary>Computes the numbers of people and households to simulate for a nation at a scale.</summary>
    /// <param name="nation">The nation, whose margins must add up.</param>
    /// <param name="scale">The number of simulated citizens for each real one, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not above 0, or a district would have more than 2^31 - 1 people.</exception>
    public static Census Of(Nation nation, double scale) => new CensusTaker(nation, scale).Take();
}

/// <summary>The numbers of people that a run simulates in one district. Men and women add up to its people, and so do urban and rural people.</summary>
public sealed record DistrictCensus(int People, int Male, SettlementCensus Urban, SettlementCensus Rural)
{
    public int Households => Urban.Households + Rural.Households;
}

/// <summary>The numbers of people and households that a run simulates in the urban or rural part of a district; any count can be 0 at a small scale.</summary>
/// <param name="People">The number of all people of the settlement.</param>
/// <param name="Ages">The number of people by completed years; life stages follow from these.</param>
/// <param name="Work">The number of people by work group, in the nation's order.</param>
/// <param name="Sizes">The number of households by size, the first of one member, the last of eight.</param>
/// <param name="Classes">The number of households by class, in the nation's order.</param>
public sealed record SettlementCensus(int People, ImmutableArray<int> Ages, ImmutableArray<int> Work, ImmutableArray<int> Sizes, ImmutableArray<int> Classes)
{
    public int Households { get; } = Sizes.Sum();
}
