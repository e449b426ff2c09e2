using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.People;

/// <summary>
/// The numbers of people and households that a run simulates in each district, by sex, age, work, class and household size. The nation's people are divided
/// among districts by largest remainder. Other counts are rounded down or up such that the districts add up to the nation.
/// </summary>
public sealed record Census
{
    /// <summary>The maximum number of members of a household.</summary>
    public const int LargestHousehold = 8;

    /// <summary>The scale of the run: the number of simulated citizens for each real person.</summary>
    public required double Scale { get; init; }

    /// <summary>The simulated people and households of each district, in the order of the nation's districts.</summary>
    public required ImmutableArray<DistrictCensus> Districts { get; init; }

    /// <summary>The number of all simulated people of the nation: the real number times the scale, rounded to the nearest.</summary>
    public long People => Districts.Sum(district => (long)district.People);

    /// <summary>Computes the numbers of people and households to simulate for a nation at a scale.</summary>
    /// <param name="nation">The nation. In each of its districts, urban and rural people together must be as many as men and women together.</param>
    /// <param name="scale">The number of simulated citizens for each real one, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not above 0, or a district would have more than 2^31 - 1 people.</exception>
    public static Census Of(Nation nation, double scale) => new CensusTaker(nation, scale).Take();
}

/// <summary>
/// The numbers of people and households that a run simulates in one district. People who are not male are female; urban and rural people add up to all people.
/// </summary>
public sealed record DistrictCensus(int People, int Male, SettlementCensus Urban, SettlementCensus Rural)
{
    public int Households => Urban.Households + Rural.Households;
}

/// <summary>The numbers of people and households that a run simulates in a district's urban or rural part. Any count can be 0 at a small scale.</summary>
/// <param name="People">The number of all people in this part of the district.</param>
/// <param name="Ages">The number of people by completed years; life stages follow from these.</param>
/// <param name="Work">The number of people by work group, in the nation's order.</param>
/// <param name="Sizes">The number of households by size, the first of one member, the last of eight.</param>
/// <param name="Classes">The number of households by political class, in the nation's order.</param>
public sealed record SettlementCensus(int People, ImmutableArray<int> Ages, ImmutableArray<int> Work, ImmutableArray<int> Sizes, ImmutableArray<int> Classes)
{
    public int Households { get; } = Sizes.Sum();
}
