using System.Collections.Immutable;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Silo.Page.Views;

namespace AdoptionSim.Silo.Page;

/// <summary>Makes what the page shows, which is of real people, from the rows of a run, which are of simulated people.</summary>
internal sealed class RowReader(Nation nation, double scale)
{
    /// <summary>Stations that are shown one by one.</summary>
    private const int Shown = 6;

    private readonly ImmutableArray<int> _capital = [.. nation.Districts.Index().Where(district => district.Item.Province == nation.CapitalProvince).Select(district => district.Index)];
    private readonly Scaling _scaling = new(scale);

    /// <summary>Those of all services, so that a reader of the page finds every name for every nation.</summary>
    private readonly ImmutableArray<(string Name, Figure Figure, bool IsThere)> _headlines = Headlines(AllFeatures.ServicesOf(nation));

    /// <exception cref="SchemaMismatchException">The rows have the measures of another program.</exception>
    public CurveRow Curve(TickRows rows) => new(
        Checked(rows).Tick,
        rows.Date,
        Whole(rows, PhoneMeasures.Subscribers),
        _scaling.Whole(PhoneMeasures.Subscribers, rows.Counts.Sum(PhoneMeasures.Subscribers, _capital)),
        Whole(rows, NetworkMeasures.Covered),
        Whole(rows, NetworkMeasures.OfferedMilliErlangs),
        Whole(rows, NetworkMeasures.LostMilliErlangs),
        Whole(rows, NetworkMeasures.Stations),
        Whole(rows, NetworkMeasures.StationsOnAir));

    /// <exception cref="SchemaMismatchException">The rows have the measures of another program.</exception>
    public TickView Tick(TickRows rows) => new(
        Checked(rows).Tick,
        rows.Date,
        Each(rows, PhoneMeasures.Subscribers),
        Each(rows, NetworkMeasures.Covered),
        Each(rows, NetworkMeasures.OfferedMilliErlangs),
        Each(rows, NetworkMeasures.LostMilliErlangs),
        Each(rows, NetworkMeasures.Stations),
        Each(rows, NetworkMeasures.StationsOnAir),
        nation.Internet is not null ? Each(rows, InternetMeasures.AwarePeople) : null,
        Services(rows),
        Busiest(rows.Towers));

    private static TickRows Checked(TickRows rows)
    {
        MeasureSchema.Current.Check(rows.Schema);
        return rows;
    }

    private static ImmutableArray<StationView> Busiest(long[] towers) =>
    [
        .. towers.Chunk(TowerMeasures.Count)
            .OrderByDescending(tower => tower[(int)TowerMeasure.CongestionPpm])
            .ThenByDescending(tower => tower[(int)TowerMeasure.OfferedMilliErlangs])
            .Where(tower => tower[(int)TowerMeasure.OfferedMilliErlangs] > 0)
            .Take(Shown)
            .Select(Station),
    ];

    private static StationView Station(long[] tower) => new(
        tower[(int)TowerMeasure.District],
        tower[(int)TowerMeasure.Number],
        tower[(int)TowerMeasure.OnAir] == 1,
        tower[(int)TowerMeasure.Sectors] * tower[(int)TowerMeasure.Channels],
        tower[(int)TowerMeasure.OfferedMilliErlangs],
        tower[(int)TowerMeasure.CongestionPpm]);

    /// <summary>The numbers of services by their names; null where the nation has no such service.</summary>
    private OrderedDictionary<string, long?> Services(TickRows rows) =>
        new(_headlines.Select(headline => KeyValuePair.Create(headline.Name, headline.IsThere ? Whole(rows, headline.Figure) : (long?)null)));

    private static ImmutableArray<(string Name, Figure Figure, bool IsThere)> Headlines(ImmutableArray<Feature> there) =>
        [.. AllFeatures.Declared.SelectMany(feature => feature.OnPage.Select(headline => (headline.Name, headline.Figure, there.Contains(feature))))];

    private long Whole(TickRows rows, Figure figure) => figure switch
    {
        Figure.OfMeasure { Measure: var measure } => Whole(rows, measure),
        Figure.OfForeigners { Measure: var measure } => _scaling.Whole(measure, NationSeries.Sum(rows.Nation, measure)),
        _ => throw new InvalidOperationException($"The page shows {figure}; expected a measure of districts or of foreigners."),
    };

    private long Whole(TickRows rows, Measure measure) => _scaling.Whole(measure, rows.Counts.Sum(measure));

    private long[] Each(TickRows rows, Measure measure) => [.. Enumerable.Range(0, rows.Counts.Units).Select(district => _scaling.Whole(measure, rows.Counts[district, measure]))];
}
