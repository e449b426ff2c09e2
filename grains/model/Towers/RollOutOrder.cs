using System.Collections.Immutable;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Towers;

/// <summary>The urban core or the rural cells of a district, with the position in the order in which the mobile network reaches them (roll-out).</summary>
/// <param name="Before">The number of people in all parts of districts that are reached before this one.</param>
internal readonly record struct RollOutPart(DistrictIndex District, bool Urban, int People, long Before)
{
    /// <summary>Returns how many people of this part of a district are covered when the nation has a given number of covered people.</summary>
    public double CoveredOf(double nationCovered) => Math.Clamp(nationCovered - Before, 0, People);
}

/// <summary>
/// Computes the order in which the mobile network reaches the parts of districts (roll-out). First come the urban cores of the capital and, by rank in the
/// nation's file, of districts up to the last main city. Then come the rural cells of the capital, which the base stations and roads around it reach early. The
/// other urban cores follow by rank (roads, small cities, county seats), and last the other rural cells by rank.
/// </summary>
internal static class RollOutOrder
{
    public static ImmutableArray<RollOutPart> Of(Nation nation)
    {
        var firstWave = nation
            .Districts.Where(district => district.Place == SettlementType.MainCity)
            .Select(district => district.RolloutRank)
            .DefaultIfEmpty()
            .Max();
        var parts = nation
            .Districts.SelectMany(
                (district, ordinal) =>
                    new[] { (district, ordinal, urban: true, people: district.Urban), (district, ordinal, urban: false, people: district.Rural) }
            )
            .Where(part => part.district.Place != SettlementType.Closed && part.people > 0)
            .OrderBy(part => Wave(part.district, part.urban, firstWave))
            .ThenBy(part => part.district.RolloutRank)
            .ThenBy(part => part.ordinal);

        var ordered = ImmutableArray.CreateBuilder<RollOutPart>();
        var before = 0L;
        foreach (var (_, ordinal, urban, people) in parts)
        {
            ordered.Add(new RollOutPart(new DistrictIndex(ordinal), urban, people, before));
            before += people;
        }

        return ordered.ToImmutable();
    }

    private static int Wave(District district, bool urban, int firstWave) =>
        (urban, district.Place == SettlementType.Capital) switch
        {
            (true, true) => 0,
            (true, false) => district.RolloutRank <= firstWave ? 0 : 2,
            (false, true) => 1,
            (false, false) => 3,
        };
}
