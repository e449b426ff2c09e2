using System.Collections.Immutable;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>
/// The groups of people by which a comparison sums changes of persons and households: those of <c>strata.csv</c> (by age, income and so on), and the provinces.
/// </summary>
internal sealed class PersonGroups
{
    private const string ProvinceDimension = "province";

    public PersonGroups(Nation nation, StrataLayout layout)
    {
        Layout = layout;
        All =
        [
            .. layout.Groups.Select(group => (group.Dimension.InTables(), group.Key, group.HasHouseholds)),
            .. nation.Provinces.Select(province => (ProvinceDimension, province.Key, true)),
        ];
        Districts = [.. nation.Districts.Select(district => district.Key)];
        ProvinceOf = new Units(nation).ProvinceOf;
    }

    public StrataLayout Layout { get; }

    /// <summary>All groups of people, in the order of the tables. A group without whole households, such as one by age, has persons only.</summary>
    public ImmutableArray<(string Dimension, string Key, bool HasHouseholds)> All { get; }

    /// <summary>The keys of the districts.</summary>
    public ImmutableArray<string> Districts { get; }

    /// <summary>The index of each district's province.</summary>
    public ImmutableArray<int> ProvinceOf { get; }

    /// <summary>
    /// Returns the sums of all groups of people. Those of <c>strata.csv</c> come first, each added up from the smaller base groups that it consists of; those
    /// of provinces follow.
    /// </summary>
    public ImmutableArray<MonthSums> Combine(MonthSums[] baseGroups, MonthSums[] provinces) =>
        [.. Layout.Groups.Select((_, group) => Layout.Parts[group].Aggregate(default(MonthSums), (sum, part) => sum + baseGroups[part])), .. provinces];
}
