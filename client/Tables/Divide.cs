using System.Collections.Immutable;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Tables;

/// <summary>The inequality of phone ownership on one date. All numbers are null while nobody has a phone.</summary>
/// <param name="GiniOfDistricts">The Gini coefficient of owners per person across districts.</param>
/// <param name="TheilOfDistricts">Theil's T of owners per person across districts.</param>
/// <param name="GiniOfTenths">The Gini coefficient of owners per person across tenths of income.</param>
/// <param name="TheilOfTenths">Theil's T of owners per person across tenths of income.</param>
/// <param name="RichestToPoorest">Owners per person of the richest tenth, divided by those of the poorest.</param>
/// <param name="UrbanToRural">Owners per urban person, divided by owners per rural person.</param>
/// <param name="CapitalToCountryside">Owners per person of the capital, divided by those of the countryside.</param>
internal sealed record DividePoint(
    DateOnly Date,
    double? GiniOfDistricts,
    double? TheilOfDistricts,
    double? GiniOfTenths,
    double? TheilOfTenths,
    double? RichestToPoorest,
    double? UrbanToRural,
    double? CapitalToCountryside
);

/// <summary>Collects the inequality of phone ownership over a run.</summary>
internal sealed class Divide(Nation nation, StrataLayout layout)
{
    private readonly List<DividePoint> _points = [];
    private readonly ImmutableArray<int> _tenths = IndicesOf(layout, StratumDimension.Income);
    private readonly ImmutableArray<int> _settlements = IndicesOf(layout, StratumDimension.Settlement);
    private readonly int _capital = layout.Places.IndexOf("capital");
    private readonly int _countryside = layout.Places.IndexOf("countryside");

    public StrataLayout Layout => layout;

    /// <summary>The inequality at every date so far.</summary>
    public IReadOnlyList<DividePoint> Points => _points;

    /// <summary>The counts of all groups on the last date; null before the first.</summary>
    public StrataRow? Last { get; private set; }

    /// <param name="districts">The counts of all districts on the date.</param>
    public void Add(DateOnly date, StrataRow row, CountRows districts)
    {
        Last = row;
        _points.Add(PointOf(date, row, districts));
    }

    /// <summary>Returns the inequality on a date, without collecting it.</summary>
    /// <param name="districts">The counts of all districts on the date.</param>
    public DividePoint PointOf(DateOnly date, StrataRow row, CountRows districts)
    {
        (double People, double Holdings)[] byDistrict =
        [
            .. nation.Districts.Select((district, index) => ((double)district.People, (double)districts.Of(index)[(int)PhoneMeasures.UniqueOwners])),
        ];
        (double People, double Holdings)[] byTenth =
        [
            .. _tenths.Select(group => ((double)row[0, group, StratumMeasure.People], (double)row[0, group, StratumMeasure.Owners])),
        ];
        return new DividePoint(
            date,
            Inequality.Gini(byDistrict),
            Inequality.Theil(byDistrict),
            Inequality.Gini(byTenth),
            Inequality.Theil(byTenth),
            OwnersPerPerson(row, 0, _tenths[^1]) / OwnersPerPerson(row, 0, _tenths[0]),
            OwnersPerPerson(row, 0, _settlements[0]) / OwnersPerPerson(row, 0, _settlements[1]),
            OwnersPerPerson(row, _capital, 0) / OwnersPerPerson(row, _countryside, 0)
        );
    }

    /// <summary>Returns the owners of a group per person; null if there are none, so that a ratio to it does not exist.</summary>
    private static double? OwnersPerPerson(StrataRow row, int place, int group) =>
        row[place, group, StratumMeasure.Owners] is > 0 and var owners ? (double)owners / row[place, group, StratumMeasure.People] : null;

    private static ImmutableArray<int> IndicesOf(StrataLayout layout, StratumDimension dimension) =>
        [.. layout.Groups.Index().Where(group => group.Item.Dimension == dimension).Select(group => group.Index)];
}
