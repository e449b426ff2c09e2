using System.Collections.Immutable;
using AdoptionSim.Contracts.Districts;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>
/// The changes, between two runs with the same seed, in how many months each person and each household has a phone, summed by group of people.
/// </summary>
/// <param name="Persons">The sums over persons, by group.</param>
/// <param name="Households">The sums over households, by group.</param>
internal sealed record PersonChanges(ImmutableArray<MonthSums> Persons, ImmutableArray<MonthSums> Households)
{
    /// <summary>
    /// Compares, for each person and each household, how many months the same people have a phone in two runs, and sums the changes by group. Persons and
    /// households belong to the groups that they have in the first run at its start.
    /// </summary>
    /// <param name="first">The people of the first run, by district.</param>
    /// <param name="second">The people of the second run, by district.</param>
    /// <returns>The sums of the changes, by group of people; null if the runs have different people, as when a scenario sets the sizes of households.</returns>
    public static PersonChanges? Of(PersonGroups groups, PeopleView[] first, PeopleView[] second)
    {
        if (first.Zip(second).Any(pair => !AreSame(pair.First, pair.Second)))
        {
            return null;
        }

        var (persons, households) = (new Sums(groups), new Sums(groups));
        for (var district = 0; district < first.Length; district++)
        {
            Add(groups, district, first[district], second[district], persons, households);
        }

        return new PersonChanges(persons.Combined, households.Combined);
    }

    private static bool AreSame(PeopleView one, PeopleView other) =>
        one.Urban == other.Urban
        && one.HouseholdSizes.AsSpan().SequenceEqual(other.HouseholdSizes)
        && one.Works.AsSpan().SequenceEqual(other.Works)
        && one.SexesAndAges.AsSpan().SequenceEqual(other.SexesAndAges);

    private static void Add(PersonGroups groups, int district, PeopleView first, PeopleView second, Sums persons, Sums households)
    {
        var (layout, province, person) = (groups.Layout, groups.ProvinceOf[district], 0);
        for (var household = 0; household < first.HouseholdSizes.Length; household++)
        {
            var settlement = layout.OfSettlement(person < first.Urban);
            var (politicalClass, tenth) = (layout.OfClass(first.Classes[household]), layout.OfTenth(first.Tenths[household]));
            households.Add(MonthSums.Of(first.HouseholdMonths[household], second.HouseholdMonths[household]), province, settlement, politicalClass, tenth);
            for (var end = person + first.HouseholdSizes[household]; person < end; person++)
            {
                persons.Add(
                    MonthSums.Of(first.Months[person], second.Months[person]),
                    province,
                    settlement,
                    politicalClass,
                    tenth,
                    layout.OfWork(first.Works[person]),
                    first.SexesAndAges[person]
                );
            }
        }
    }

    private sealed class Sums(PersonGroups groups)
    {
        private readonly MonthSums[] _baseGroups = new MonthSums[groups.Layout.BaseGroups];
        private readonly MonthSums[] _provinces = new MonthSums[groups.Layout.Provinces];

        public ImmutableArray<MonthSums> Combined => groups.Combine(_baseGroups, _provinces);

        public void Add(MonthSums change, int province, params ReadOnlySpan<int> baseGroups)
        {
            _provinces[province] += change;
            foreach (var group in baseGroups)
            {
                _baseGroups[group] += change;
            }
        }
    }
}
