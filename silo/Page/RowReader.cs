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

    private readonly bool[] _isCapital = [.. nation.Districts.Select(district => district.Province == nation.CapitalProvince)];

    public CurveRow Curve(TickRows rows) => new(
        rows.Tick,
        rows.Date,
        Real(Sum(rows, Measure.Subscribers)),
        Real(Enumerable.Range(0, _isCapital.Length).Where(district => _isCapital[district]).Sum(district => Count(rows, district, Measure.Subscribers))),
        Real(Sum(rows, Measure.Covered)),
        Real(Sum(rows, Measure.OfferedMilliErlangs)),
        Real(Sum(rows, Measure.LostMilliErlangs)),
        Sum(rows, Measure.Stations),
        Sum(rows, Measure.StationsOnAir));

    public TickView Tick(TickRows rows) => new(
        rows.Tick,
        rows.Date,
        Each(rows, Measure.Subscribers, Real),
        Each(rows, Measure.Covered, Real),
        Each(rows, Measure.OfferedMilliErlangs, Real),
        Each(rows, Measure.LostMilliErlangs, Real),
        Each(rows, Measure.Stations, count => count),
        Each(rows, Measure.StationsOnAir, count => count),
        nation.Internet is null ? null : Each(rows, Measure.AwareOfInternet, Real),
        Services(rows),
        Busiest(rows.Towers));

    private static long Count(TickRows rows, int district, Measure measure) => rows.Districts[(district * Measures.Count) + (int)measure];

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
            nation.Foreigners is null ? null : Real(NationSeries.Sum(rows.Nation, ForeignMeasure.Present)));

        long? Of(object? service, Measure measure) => service is null ? null : Real(Sum(rows, measure));
    }

    private long Sum(TickRows rows, Measure measure) => Each(rows, measure, count => count).Sum();

    private long[] Each(TickRows rows, Measure measure, Func<long, long> real) =>
        [.. Enumerable.Range(0, _isCapital.Length).Select(district => real(Count(rows, district, measure)))];

    private long Real(long simulated) => (long)Math.Round(simulated / scale, MidpointRounding.AwayFromZero);
}
