using System.Collections.Immutable;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Silo.Page.Views;

namespace AdoptionSim.Silo.Page;

/// <summary>From a run's rows, which are of simulated people, to what is shown, which is of real ones.</summary>
internal sealed class RowReader(Nation nation, double scale)
{
    /// <summary>Stations that are shown one by one.</summary>
    private const int Shown = 6;

    private readonly ImmutableArray<int> _capital = [.. nation.Districts.Index().Where(district => district.Item.Province == nation.CapitalProvince).Select(district => district.Index)];
    private readonly Scaling _scaling = new(scale);

    public CurveRow Curve(TickRows rows) => new(
        rows.Tick,
        rows.Date,
        _scaling.Whole(rows.Counts.Sum(Measure.Subscribers)),
        _scaling.Whole(rows.Counts.Sum(Measure.Subscribers, _capital)),
        _scaling.Whole(rows.Counts.Sum(Measure.Covered)),
        _scaling.Whole(rows.Counts.Sum(Measure.OfferedMilliErlangs)),
        _scaling.Whole(rows.Counts.Sum(Measure.LostMilliErlangs)),
        rows.Counts.Sum(Measure.Stations),
        rows.Counts.Sum(Measure.StationsOnAir));

    public TickView Tick(TickRows rows) => new(
        rows.Tick,
        rows.Date,
        Each(rows, Measure.Subscribers, _scaling.Whole),
        Each(rows, Measure.Covered, _scaling.Whole),
        Each(rows, Measure.OfferedMilliErlangs, _scaling.Whole),
        Each(rows, Measure.LostMilliErlangs, _scaling.Whole),
        Each(rows, Measure.Stations, count => count),
        Each(rows, Measure.StationsOnAir, count => count),
        nation.Internet is null ? null : Each(rows, Measure.AwareOfInternet, _scaling.Whole),
        Services(rows),
        Busiest(rows.Towers));

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

    private ServicesView Services(TickRows rows)
    {
        return new ServicesView(
            Of(nation.Intranet, Measure.IntranetReaders),
            Of(nation.Boards, Measure.Birthdays),
            Of(nation.Boards, Measure.BirthdaysRemembered),
            Of(nation.Cinema, Measure.CinemaSeats),
            Of(nation.Cinema, Measure.CinemaAnnoyed),
            nation.Foreigners is null ? null : _scaling.Whole(NationSeries.Sum(rows.Nation, ForeignMeasure.Present)));

        long? Of(object? service, Measure measure) => service is null ? null : _scaling.Whole(rows.Counts.Sum(measure));
    }

    private static long[] Each(TickRows rows, Measure measure, Func<long, long> real) =>
        [.. Enumerable.Range(0, rows.Counts.Units).Select(district => real(rows.Counts[district, measure]))];
}
