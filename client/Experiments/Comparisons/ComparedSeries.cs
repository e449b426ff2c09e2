using System.Collections.Immutable;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>Names a number that a comparison records in every run over time: one measure, such as owners, of one group of people in one place.</summary>
internal sealed record ComparedSeries(string Place, string Dimension, string Group, string Measure, string Unit);

/// <summary>
/// A measure of a group of people in a place, by which scenarios are compared. Its values are numbers of real people, households or phone lines, or
/// percentages.
/// </summary>
/// <param name="OfHouseholds">True if it counts households, so that only groups of whole households have it.</param>
/// <param name="Of">
/// Returns the value from the counts of all groups, the indices of the place and group, and the simulated citizens per real one. Null if no value exists.
/// </param>
internal sealed record GroupMeasure(string Name, string Unit, bool OfHouseholds, Func<StrataRow, int, int, double, double?> Of);

/// <summary>
/// A measure of the phone network or market in a province or the nation, such as minutes, revenue or new handsets, added up from the start of the run.
/// </summary>
/// <param name="PerTick">Returns the factor by which the count of a tick is multiplied before it is added, from the length of a tick in days.</param>
internal sealed record PlaceMeasure(string Name, string Unit, Measure Measure, Func<double, double> PerTick);

/// <summary>
/// The list of numbers that a comparison records over time in every run. They cover each group of people in the nation and all people together in each smaller
/// place. For the nation and each province, they also cover sums such as minutes, revenue and new handsets.
/// </summary>
internal sealed class ComparedLayout
{
    public const string Subscribers = "subscribers";
    public const string StationYears = "station_years";
    public const string NewHandsets = "new_handsets";
    public const string Gifts = "gifts";
    public const string HandsetSpending = "handset_spending_usd";
    public const string Revenue = "revenue_usd";
    public const string Nation = "nation";
    public const string OwnersPercent = "owners_percent";

    private const double SecondsPerMinute = 60;
    private const double DaysPerYear = 365.25;

    public static readonly ImmutableArray<GroupMeasure> OfGroups =
    [
        new(Subscribers, "lines", false, (row, place, group, scale) => row[place, group, StratumMeasure.Lines] / scale),
        new("owners", "people", false, (row, place, group, scale) => row[place, group, StratumMeasure.Owners] / scale),
        new(OwnersPercent, "percent", false, (row, place, group, _) =>
            Ratio.Share(100.0 * row[place, group, StratumMeasure.Owners], row[place, group, StratumMeasure.People])
        ),
        new("households_with_phone", "households", true, (row, place, group, scale) => row[place, group, StratumMeasure.HouseholdsWithPhone] / scale),
    ];

    public static readonly ImmutableArray<PlaceMeasure> OfPlaces =
    [
        new("minutes", "minutes", PhoneMeasures.CallSeconds, _ => 1 / SecondsPerMinute),
        new(Revenue, "US dollars", PhoneMeasures.RevenueCents, _ => 1),
        new(HandsetSpending, "US dollars", PhoneMeasures.HandsetCents, _ => 1),
        new(NewHandsets, "handsets", PhoneMeasures.NewHandsets, _ => 1),
        new(Gifts, "handsets", PhoneMeasures.Gifts, _ => 1),
        new(StationYears, "station-years", NetworkMeasures.Stations, stepDays => stepDays / DaysPerYear),
    ];

    public ComparedLayout(Nation nation)
    {
        Strata = new StrataLayout(nation);
        Cells =
        [
            .. Strata
                .Places.Index()
                .SelectMany(place => Strata.Groups.Index().Where(group => place.Index == 0 || group.Index == 0).Select(group => (place.Index, group.Index))),
        ];
        Units =
        [
            [.. nation.Districts.Select((_, index) => index)],
            .. nation.Provinces.Select(province =>
                nation.Districts.Index().Where(district => district.Item.Province == province.Key).Select(district => district.Index).ToImmutableArray()
            ),
        ];
        Series =
        [
            .. Cells.SelectMany(cell =>
                MeasuresOf(cell.Group)
                    .Select(measure =>
                    {
                        var group = Strata.Groups[cell.Group];
                        return new ComparedSeries(Strata.Places[cell.Place], group.Dimension.InTables(), group.Key, measure.Name, measure.Unit);
                    })
            ),
            .. new[] { Nation }
                .Concat(nation.Provinces.Select(province => province.Key))
                .SelectMany(place =>
                    OfPlaces.Select(measure => new ComparedSeries(place, StratumDimension.Total.InTables(), Strata.Groups[0].Key, measure.Name, measure.Unit))
                ),
        ];
    }

    public StrataLayout Strata { get; }

    /// <summary>
    /// The pairs of a place and a group of people for which phone owners and lines are compared. Both are indices into the lists of <see cref="Strata"/>.
    /// </summary>
    public ImmutableArray<(int Place, int Group)> Cells { get; }

    /// <summary>
    /// The places for which sums such as minutes and revenue are compared: first the nation, then each province. Each is a list of the indices of its
    /// districts.
    /// </summary>
    public ImmutableArray<ImmutableArray<int>> Units { get; }

    /// <summary>
    /// All numbers recorded over time, in the order of the tables. Those of groups of people come first, then the sums (minutes, revenue and so on) of the
    /// nation and its provinces.
    /// </summary>
    public ImmutableArray<ComparedSeries> Series { get; }

    /// <summary>Returns the index in <see cref="Series"/> of a measure of the whole nation.</summary>
    public int IndexOf(string measure) => Series.IndexOf(Series.First(series => series.Place == Nation && series.Measure == measure));

    /// <summary>
    /// Returns the measures that are compared for a group of people. Measures of households are left out for a group that splits households, such as one by
    /// age.
    /// </summary>
    /// <param name="group">The index of the group.</param>
    public IEnumerable<GroupMeasure> MeasuresOf(int group) => OfGroups.Where(measure => !measure.OfHouseholds || Strata.Groups[group].HasHouseholds);
}
