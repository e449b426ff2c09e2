using System.Collections.Immutable;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Silo.Page.Views;

namespace AdoptionSim.Silo.Page;

/// <summary>Makes what the page shows, which is of real people, from the rows of a run, which are of simulated people.</summary>
internal sealed class RowReader(Nation nation, double scale)
{
    /// <summary>Stations that are shown one by one.</summary>
    private const int Shown = 6;

    private readonly ImmutableArray<int> _capital = [.. nation.Districts.Index().Where(district => district.Item.Province == nation.CapitalProvince).Select(district => district.Index)];
    private readonly Scaling _scaling = new(scale);

    /// <exception cref="SchemaMismatchException">The rows have the measures of another program.</exception>
    public CurveRow Curve(TickRows rows) => new(
        Checked(rows).Tick,
        rows.Date,
        Whole(rows, Measure.Subscribers),
        _scaling.Whole(Measure.Subscribers, rows.Counts.Sum(Measure.Subscribers, _capital)),
        Whole(rows, Measure.Covered),
        Whole(rows, Measure.OfferedMilliErlangs),
        Whole(rows, Measure.LostMilliErlangs),
        Whole(rows, Measure.Stations),
        Whole(rows, Measure.StationsOnAir));

    /// <exception cref="SchemaMismatchException">The rows have the measures of another program.</exception>
    public TickView Tick(TickRows rows) => new(
        Checked(rows).Tick,
        rows.Date,
        Each(rows, Measure.Subscribers),
        Each(rows, Measure.Covered),
        Each(rows, Measure.OfferedMilliErlangs),
        Each(rows, Measure.LostMilliErlangs),
        Each(rows, Measure.Stations),
        Each(rows, Measure.StationsOnAir),
        MeasureGroup.Internet.IsIn(nation) ? Each(rows, Measure.AwareOfInternet) : null,
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
        new(Headlines.OfPage.Select(headline => KeyValuePair.Create(headline.Name, headline.Group.IsIn(nation) ? Whole(rows, headline.Figure) : (long?)null)));

    private long Whole(TickRows rows, Figure figure) => figure switch
    {
        Figure.OfMeasure { Measure: var measure } => Whole(rows, measure),
        Figure.OfForeigners { Measure: var measure } => _scaling.Whole(measure, NationSeries.Sum(rows.Nation, measure)),
        _ => throw new InvalidOperationException($"The page shows {figure}; expected a measure of districts or of foreigners."),
    };

    private long Whole(TickRows rows, Measure measure) => _scaling.Whole(measure, rows.Counts.Sum(measure));

    private long[] Each(TickRows rows, Measure measure) => [.. Enumerable.Range(0, rows.Counts.Units).Select(district => _scaling.Whole(measure, rows.Counts[district, measure]))];
}
