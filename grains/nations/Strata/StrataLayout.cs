using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations.Strata;

/// <summary>
/// Describes where each count is in a row of counts of phones by group of people (such as an age band) and place. A row has counts for a small set of groups
/// and places only, the base groups and base places. The counts of all groups and places that tables show are sums of these, so that rows stay small.
/// </summary>
/// <remarks>
/// Nation = capital + cities + countryside + closed districts. The capital is all of its province; elsewhere the urban people live in cities.
/// </remarks>
public sealed class StrataLayout
{
    /// <summary>The number of groups into which households are divided by income.</summary>
    public const int Tenths = 10;

    private readonly int _ages;
    private readonly int _works;
    private readonly int _classes;
    private readonly ImmutableArray<int> _provinceOf;
    private readonly ImmutableArray<bool> _isSplit;

    public StrataLayout(Nation nation)
    {
        ArgumentNullException.ThrowIfNull(nation);
        (_ages, _works, _classes) = (nation.People.Ages.Length, nation.People.Work.Length, nation.People.Classes.Length);
        Provinces = nation.Provinces.Length;
        ImmutableArray<string> provinces = [.. nation.Provinces.Select(province => province.Key)];
        _provinceOf = [.. nation.Districts.Select(district => provinces.IndexOf(district.Province))];
        _isSplit = [.. nation.Districts.Select(district => district.Province != nation.CapitalProvince && district.Place != SettlementType.Closed)];
        AgeBands = [.. nation.People.Ages.Select(band => $"{band.From}-{band.To}")];
        (var groups, Parts) = Shown(nation);
        Groups = groups;
        (Places, PlaceParts) = ShownPlaces(provinces, provinces.IndexOf(nation.CapitalProvince));
    }

    /// <summary>
    /// The keys of the kinds of places that together make up the nation, such as cities: their counts add up to those of the nation. The key "closed" is for
    /// the closed districts outside the capital, such as military camps.
    /// </summary>
    public static readonly ImmutableArray<string> PartsOfNation = ["capital", "cities", "countryside", "closed"];

    /// <summary>The number of counts of each group of people in each place, one for each <see cref="StratumMeasure"/>.</summary>
    public static readonly int MeasureCount = Enum.GetValues<StratumMeasure>().Length;

    /// <summary>The number of provinces, which are the first places in a row of counts.</summary>
    public int Provinces { get; }

    /// <summary>The names of the age bands, such as 20-24.</summary>
    public ImmutableArray<string> AgeBands { get; }

    /// <summary>The number of base groups: the groups of people that have counts in a row. All groups that tables show are sums of base groups.</summary>
    public int BaseGroups => (2 * _ages) + _works + _classes + Tenths + 2;

    /// <summary>The number of base places, which have counts in a row: the provinces, the cities and the countryside.</summary>
    public int BasePlaces => Provinces + 2;

    /// <summary>
    /// The number of counts in a row at one tick: the product of the numbers of base groups (groups with counts in the row), base places (places with counts)
    /// and measures.
    /// </summary>
    public int RowLength => BasePlaces * BaseGroups * MeasureCount;

    /// <summary>The groups of people that tables show, property by property: all age bands, all work groups and so on.</summary>
    public ImmutableArray<StratumGroup> Groups { get; }

    /// <summary>
    /// The places that tables show: nation, capital, cities, countryside, closed (the closed districts outside the capital, such as military camps), and each
    /// province by its key.
    /// </summary>
    public ImmutableArray<string> Places { get; }

    /// <summary>
    /// For each group of people that tables show, the indices of its base groups (groups with counts in a row). The counts of its base groups add up to the
    /// group's count.
    /// </summary>
    internal ImmutableArray<ImmutableArray<int>> Parts { get; }

    /// <summary>
    /// For each place that tables show, the indices of the base places (places with counts in a row) from which its counts are computed. A sign of 1 means that
    /// a base place's counts are added, and -1 that they are subtracted.
    /// </summary>
    internal ImmutableArray<ImmutableArray<(int Place, int Sign)>> PlaceParts { get; }

    /// <summary>Returns the index, in a row of counts, of the group of people with the given sex and age band.</summary>
    public int OfSexAndAge(bool isMale, int band) => (isMale ? 0 : _ages) + band;

    /// <summary>Returns the index, in a row of counts, of the group of people in the given work group.</summary>
    public int OfWork(int work) => (2 * _ages) + work;

    /// <summary>Returns the index, in a row of counts, of the group of people in the given political class.</summary>
    public int OfClass(int politicalClass) => OfWork(_works) + politicalClass;

    /// <summary>Returns the index, in a row of counts, of the group of people in the given tenth of income, from 0 (the poorest).</summary>
    public int OfTenth(int tenth) => OfClass(_classes) + tenth;

    /// <summary>Returns the index, in a row of counts, of the group of urban or of rural people.</summary>
    public int OfSettlement(bool isUrban) => OfTenth(Tenths) + (isUrban ? 0 : 1);

    /// <summary>Returns the index, among the places in a row of counts, of the province of a district.</summary>
    public int ProvinceOf(DistrictIndex district) => _provinceOf[district];

    /// <summary>
    /// Returns the index, among the places in a row of counts, of the cities (for a district's urban people) or the countryside (for its rural people). Null
    /// for a district of the capital's province and for a closed district.
    /// </summary>
    public int? SettlementOf(DistrictIndex district, bool isUrban) => _isSplit[district] ? Provinces + (isUrban ? 0 : 1) : null;

    private (ImmutableArray<StratumGroup> Groups, ImmutableArray<ImmutableArray<int>> Parts) Shown(Nation nation)
    {
        var shown = new List<(StratumGroup Group, ImmutableArray<int> Parts)>();
        void Add(StratumDimension dimension, string key, params IEnumerable<int> parts) => shown.Add((new StratumGroup(dimension, key), [.. parts]));

        (bool IsMale, string Key)[] sexes = [(true, "male"), (false, "female")];
        (bool IsUrban, string Key)[] settlements = [(true, "urban"), (false, "rural")];
        Add(StratumDimension.Total, "all", settlements.Select(each => OfSettlement(each.IsUrban)));
        foreach (var (isMale, key) in sexes)
        {
            Add(StratumDimension.Sex, key, Enumerable.Range(0, _ages).Select(band => OfSexAndAge(isMale, band)));
        }

        foreach (var (band, key) in AgeBands.Index())
        {
            Add(StratumDimension.Age, key, sexes.Select(sex => OfSexAndAge(sex.IsMale, band)));
        }

        foreach (var (work, group) in nation.People.Work.Index())
        {
            Add(StratumDimension.Work, group.Key, OfWork(work));
        }

        foreach (var (number, group) in nation.People.Classes.Index())
        {
            Add(StratumDimension.Class, group.Key, OfClass(number));
        }

        for (var tenth = 0; tenth < Tenths; tenth++)
        {
            Add(StratumDimension.Income, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{tenth + 1}"), OfTenth(tenth));
        }

        foreach (var (isUrban, key) in settlements)
        {
            Add(StratumDimension.Settlement, key, OfSettlement(isUrban));
        }

        foreach (var (isMale, sex) in sexes)
        {
            foreach (var (band, key) in AgeBands.Index())
            {
                Add(StratumDimension.SexAge, $"{sex} {key}", OfSexAndAge(isMale, band));
            }
        }

        return ([.. shown.Select(each => each.Group)], [.. shown.Select(each => each.Parts)]);
    }

    private (ImmutableArray<string> Places, ImmutableArray<ImmutableArray<(int Place, int Sign)>> Parts) ShownPlaces(
        ImmutableArray<string> provinces,
        int capital
    )
    {
        ImmutableArray<(int Place, int Sign)> all = [.. provinces.Select((_, index) => (index, 1))];
        return (
            ["nation", .. PartsOfNation, .. provinces],
            [
                all,
                [(capital, 1)],
                [(Provinces, 1)],
                [(Provinces + 1, 1)],
                [.. all.Where(part => part.Place != capital), (Provinces, -1), (Provinces + 1, -1)],
                .. all.Select(part => ImmutableArray.Create(part)),
            ]
        );
    }
}
