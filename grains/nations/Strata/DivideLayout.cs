using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Nations.Strata;

/// <summary>
/// The list of groups of people for which metrics, the live page and reports show who has a phone. Sex is left out, because no rule of the model reads it: a
/// difference between men and women would be chance. The file <c>strata.csv</c> has counts by sex.
/// </summary>
public sealed class DivideLayout
{
    /// <summary>The key of the dimension (property of people) whose groups are places, such as the capital and the countryside.</summary>
    public const string Place = "place";

    private static readonly ImmutableArray<(StratumDimension Dimension, string Label)> Labels =
    [
        (StratumDimension.Income, "tenth of households by income, 1 is the poorest"),
        (StratumDimension.Settlement, "settlement"),
        (StratumDimension.Class, "political class"),
        (StratumDimension.Work, "work"),
        (StratumDimension.Age, "age at the start of the run"),
    ];

    private readonly ImmutableArray<double> _people;

    public DivideLayout(Nation nation)
    {
        ArgumentNullException.ThrowIfNull(nation);
        Strata = new StrataLayout(nation);
        _people = [.. nation.Districts.Select(district => (double)district.People)];
        Dimensions =
        [
            OfNation(StratumDimension.Total, "everybody"),
            new DivideDimension(Place, "place", HasHouseholds: true, [.. StrataLayout.PartsOfNation.Select(PlaceGroup)]),
            .. Labels.Select(each => OfNation(each.Dimension, each.Label)),
        ];
        Groups = [.. Dimensions.SelectMany(dimension => dimension.Groups)];
        (Poorest, Richest) = (Of(StratumDimension.Income)[0], Of(StratumDimension.Income)[^1]);
        (Urban, Rural) = (Of(StratumDimension.Settlement)[0], Of(StratumDimension.Settlement)[1]);
        (Capital, Countryside) = (PlaceGroup("capital"), PlaceGroup("countryside"));
    }

    /// <summary>The layout of rows of counts by group of people and place: it gives the position of each group's counts in a row.</summary>
    public StrataLayout Strata { get; }

    /// <summary>
    /// The dimensions (properties by which people are grouped): first all people in one group, then places, then properties such as income and age.
    /// </summary>
    public ImmutableArray<DivideDimension> Dimensions { get; }

    /// <summary>The groups of people of all dimensions (properties such as age), in one list.</summary>
    public ImmutableArray<DivideGroup> Groups { get; }

    /// <summary>The group of people in the poorest tenth of households by income.</summary>
    public DivideGroup Poorest { get; }

    /// <summary>The group of people in the richest tenth of households by income.</summary>
    public DivideGroup Richest { get; }

    internal DivideGroup Urban { get; }

    internal DivideGroup Rural { get; }

    internal DivideGroup Capital { get; }

    internal DivideGroup Countryside { get; }

    /// <summary>Returns the groups of one dimension (property) of the nation's people, such as all age bands.</summary>
    public ImmutableArray<DivideGroup> Of(StratumDimension dimension) => Dimensions.First(each => each.Key == dimension.InTables()).Groups;

    /// <summary>Returns the counts at one tick of all groups of people that reports show.</summary>
    /// <param name="packed">The row of counts of phones by group of people and place at the tick.</param>
    /// <param name="districts">The rows of counts of all districts.</param>
    public DivideCounts Read(ReadOnlySpan<long> packed, CountRows districts) => new(this, new StrataRow(Strata, packed), _people, districts);

    private DivideDimension OfNation(StratumDimension dimension, string label)
    {
        ImmutableArray<(int Index, StratumGroup Item)> groups = [.. Strata.Groups.Index().Where(group => group.Item.Dimension == dimension)];
        var key = dimension.InTables();
        return new DivideDimension(
            key,
            label,
            groups[0].Item.HasHouseholds,
            [.. groups.Select(group => new DivideGroup(key, group.Item.Key, Place: 0, group.Index))]
        );
    }

    private DivideGroup PlaceGroup(string place) => new(Place, place, Strata.Places.IndexOf(place), Index: 0);
}
