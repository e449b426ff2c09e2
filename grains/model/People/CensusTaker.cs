using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.People;

/// <summary>
/// Computes a <see cref="Census"/>, the numbers of people and households to simulate, in one pass over the districts. The urban part of each district is
/// computed before the rural part.
/// </summary>
internal sealed class CensusTaker
{
    private readonly Nation _nation;
    private readonly double _scale;
    private readonly AgeSplit _ages;
    private readonly WorkSplit _work;
    private readonly ClassSplit _classes;
    private readonly HouseholdSizes _sizes;

    public CensusTaker(Nation nation, double scale)
    {
        ArgumentNullException.ThrowIfNull(nation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        (_nation, _scale) = (nation, scale);
        _ages = new AgeSplit(nation.People.Ages);
        _work = new WorkSplit(nation.People.Work);
        _classes = new ClassSplit(nation.People.Classes);
        _sizes = new HouseholdSizes(SharesBySize(nation.People.Households));
    }

    public Census Take()
    {
        var districts = _nation.Districts;
        var people = LargestRemainder.Round([.. districts.Select(each => each.People * _scale)], Total(each => each.People));
        var male = LargestRemainder.Round([.. districts.Select((each, at) => Part(people[at], each.Male, each.People))], Total(each => each.Male));
        var urban = LargestRemainder.Round([.. districts.Select((each, at) => Part(people[at], each.Urban, each.People))], Total(each => each.Urban));
        int[] settled = [.. people.SelectMany((all, at) => new[] { urban[at], all - urban[at] })];
        var sizes = _sizes.Split(settled);
        var counted = ImmutableArray.CreateBuilder<DistrictCensus>(districts.Length);
        for (var at = 0; at < districts.Length; at++)
        {
            var inCapital = districts[at].Place == SettlementType.Capital;
            counted.Add(
                new DistrictCensus(
                    people[at],
                    male[at],
                    Settlement(settled[2 * at], sizes[2 * at], isUrban: true, inCapital),
                    Settlement(settled[(2 * at) + 1], sizes[(2 * at) + 1], isUrban: false, inCapital)
                )
            );
        }

        return new Census { Scale = _scale, Districts = counted.MoveToImmutable() };
    }

    private long Total(Func<District, int> count) => (long)Math.Round(_nation.Districts.Sum(each => (long)count(each)) * _scale);

    private static double Part(int people, int part, int whole) => whole == 0 ? 0 : (double)people * part / whole;

    private SettlementCensus Settlement(int people, int[] sizes, bool isUrban, bool inCapital)
    {
        var ages = _ages.Split(people);
        return new SettlementCensus(people, [.. ages], [.. _work.Split(ages, isUrban)], [.. sizes], [.. _classes.Split(sizes.Sum(), inCapital)]);
    }

    private static double[] SharesBySize(ImmutableArray<HouseholdSize> households)
    {
        var shares = new double[Census.LargestHousehold];
        foreach (var household in households)
        {
            shares[household.Size - 1] += household.Share;
        }

        return shares;
    }
}
