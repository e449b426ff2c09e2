using System.Collections.Immutable;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Silo.Page.Views;

namespace AdoptionSim.Silo.Page;

/// <summary>Converts the result rows of a run, which count simulated people, to the live page's figures for real people.</summary>
internal sealed class RowReader(Nation nation, double scale)
{
    /// <summary>
    /// The maximum number of base stations that the page lists one by one, those with the worst congestion (largest share of traffic lost) first.
    /// </summary>
    private const int MostStations = 6;

    private readonly ImmutableArray<int> _capital =
    [
        .. nation.Districts.Index().Where(district => district.Item.Province == nation.CapitalProvince).Select(district => district.Index),
    ];
    private readonly Scaling _scaling = new(scale);

    private readonly DivideReader _divide = new(nation, scale);

    private readonly ImmutableArray<PageHeadline> _headlines = [.. AllFeatures.ServicesOf(nation).SelectMany(service => service.OnPage)];
    private readonly ImmutableArray<int> _districts = [.. Enumerable.Range(0, nation.Districts.Length)];
    private readonly long _people = nation.Districts.Sum(district => (long)district.People);

    /// <exception cref="SchemaMismatchException">The rows have the measures of another program version.</exception>
    public CurveRow Curve(TickRows rows) =>
        new(
            Checked(rows).Tick,
            rows.Date,
            Whole(rows, PhoneMeasures.Subscribers),
            _scaling.Whole(PhoneMeasures.Subscribers, rows.Counts.Sum(PhoneMeasures.Subscribers, _capital)),
            Whole(rows, NetworkMeasures.Covered),
            Whole(rows, NetworkMeasures.OfferedMilliErlangs),
            Whole(rows, NetworkMeasures.LostMilliErlangs),
            Whole(rows, NetworkMeasures.Stations),
            Whole(rows, NetworkMeasures.StationsOnAir),
            DivideReader.ByName(_divide.Read(rows))
        );

    /// <exception cref="SchemaMismatchException">The rows have the measures of another program version.</exception>
    public TickView Tick(TickRows rows)
    {
        var groups = _divide.Read(Checked(rows));
        return new TickView(
            rows.Tick,
            rows.Date,
            Each(rows, PhoneMeasures.Subscribers),
            Each(rows, NetworkMeasures.Covered),
            Each(rows, NetworkMeasures.OfferedMilliErlangs),
            Each(rows, NetworkMeasures.LostMilliErlangs),
            Each(rows, NetworkMeasures.Stations),
            Each(rows, NetworkMeasures.StationsOnAir),
            nation.Internet is not null ? Each(rows, InternetMeasures.AwarePeople) : null,
            _divide.Dimensions(groups),
            DivideReader.Figures(groups),
            Services(rows),
            Busiest(rows.Towers)
        );
    }

    private static TickRows Checked(TickRows rows)
    {
        MeasureSchema.Current.Check(rows.Schema);
        return rows;
    }

    private static ImmutableArray<StationView> Busiest(long[] towers) =>
        [
            .. towers
                .Chunk(TowerMeasures.Count)
                .OrderByDescending(tower => tower[(int)TowerMeasure.CongestionPpm])
                .ThenByDescending(tower => tower[(int)TowerMeasure.OfferedMilliErlangs])
                .Where(tower => tower[(int)TowerMeasure.OfferedMilliErlangs] > 0)
                .Take(MostStations)
                .Select(Station),
        ];

    private static StationView Station(long[] tower) =>
        new(
            tower[(int)TowerMeasure.District],
            tower[(int)TowerMeasure.Number],
            tower[(int)TowerMeasure.DowntimePermille] < 1000,
            tower[(int)TowerMeasure.Sectors] * tower[(int)TowerMeasure.Channels],
            tower[(int)TowerMeasure.OfferedMilliErlangs],
            tower[(int)TowerMeasure.CongestionPpm]
        );

    /// <summary>Returns the page's figures of the services other than the phone, such as the intranet, in the order of the page.</summary>
    private ImmutableArray<ServiceView> Services(TickRows rows)
    {
        var sums = CountRows.ZeroRow();
        rows.Counts.AddTo(sums, _districts);
        return [.. _headlines.Select(headline => View(headline, rows, sums))];
    }

    private ServiceView View(PageHeadline headline, TickRows rows, long[] sums) =>
        headline.Figure switch
        {
            Figure.OfMeasure { Measure: var measure } => new(headline.Name, headline.Label, NumberForm.Count, Whole(rows, measure)),
            Figure.OfForeigners { Measure: var measure } => new(
                headline.Name,
                headline.Label,
                NumberForm.Count,
                _scaling.Whole(measure, NationSeries.Sum(rows.Nation, measure))
            ),
            Figure.OfRatio { Ratio: { Constant: not PlaceConstant.PeopleFrom15 } ratio } => new(
                headline.Name,
                headline.Label,
                ratio.IsShare ? NumberForm.Share : NumberForm.Amount,
                Shown(ratio, ratio.Of(sums, new PlaceConstants(_people, 0), scale))
            ),
            var other => throw new InvalidOperationException(
                $"The page shows {other}; expected a measure of districts or of foreigners, or a ratio of measures or to people."
            ),
        };

    /// <summary>
    /// Returns the value of a ratio as the page needs it. A share is divided by its factor, such as 100, because the page itself formats shares in percent.
    /// </summary>
    private static double? Shown(Ratio ratio, double? value) => ratio.IsShare ? value / ratio.Factor : value;

    private long Whole(TickRows rows, Measure measure) => _scaling.Whole(measure, rows.Counts.Sum(measure));

    private long[] Each(TickRows rows, Measure measure) =>
        [.. Enumerable.Range(0, rows.Counts.Units).Select(district => _scaling.Whole(measure, rows.Counts[district, measure]))];
}
