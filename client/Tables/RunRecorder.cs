using System.Collections.Immutable;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Comparisons;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Tables;

/// <summary>
/// Writes the counts of a run to its result tables after each tick (step of simulated time), as soon as they arrive. So little work remains at the end.
/// </summary>
internal sealed class RunRecorder
{
    private readonly Units _units;
    private readonly Scaling _scaling;
    private readonly UnitTable _national;
    private readonly UnitTable _provinces;
    private readonly UnitTable _districts;
    private readonly TowerTable _towers;
    private readonly ForeignersTable? _foreigners;
    private readonly StrataTable _strata;
    private readonly CsvTable _digests;
    private readonly List<CurvePoint> _curve = [];
    private readonly List<ServicePoint> _services = [];
    private readonly ImmutableArray<PlaceHistory> _histories;

    public RunRecorder(Nation nation, double scale, ResultFolder folder)
    {
        (_units, _scaling) = (new Units(nation), new Scaling(scale));
        _national = new UnitTable(folder.Create("national.csv"), scale, hasNation: true, "nation");
        _provinces = new UnitTable(folder.Create("provinces.csv"), scale, hasNation: false, "province");
        _districts = new UnitTable(folder.Create("districts.csv"), scale, hasNation: false, "district", "province", "settlement");
        _towers = new TowerTable(folder.Create("towers.csv"), [.. nation.Districts.Select(district => district.Key)]);
        _foreigners = CohortName.Of(nation) is { Length: > 0 } cohorts ? new ForeignersTable(folder.Create(ForeignersTable.FileName), cohorts) : null;
        _histories =
        [
            .. nation.Record.Select(row => row.Place).Distinct().Select(place => new PlaceHistory(nation, place, _units.Find(place).Constants, scale)),
        ];
        Divide = new Divide(new DivideLayout(nation));
        _strata = new StrataTable(folder.Create(StrataTable.FileName), Divide.Layout.Strata);
        _digests = new CsvTable(folder.Create("digests.csv"), ["tick", "date", "digest"]);
    }

    /// <summary>Called with the counts of each tick (step of simulated time) after they were written.</summary>
    public Action<TickRows> OnRow { get; init; } = _ => { };

    /// <summary>The number of the tick (step of simulated time) whose counts are expected next.</summary>
    public int Next { get; private set; }

    /// <summary>The subscribers of the nation and its capital after every tick (step of simulated time) so far.</summary>
    public IReadOnlyList<CurvePoint> Curve => _curve;

    /// <summary>The counts from which the charts of services other than the phone are drawn, after every tick (step of simulated time) so far.</summary>
    public IReadOnlyList<ServicePoint> Services => _services;

    /// <summary>The counts of each place that has published figures, after every tick (step of simulated time) so far.</summary>
    public IReadOnlyList<PlaceHistory> Histories => _histories;

    /// <summary>The counts of the provinces after the latest tick (step of simulated time), in order of their keys; empty before the first.</summary>
    public IReadOnlyList<UnitCounts> Provinces { get; private set; } = [];

    /// <summary>The phone owners by group of people, after every tick (step of simulated time) so far.</summary>
    public Divide Divide { get; }

    /// <exception cref="SchemaMismatchException">The rows have the measures of another program version.</exception>
    public void Take(TickRows rows)
    {
        if (rows.Tick != Next)
        {
            throw new InvalidOperationException($"Expected the row of tick {Next}, got that of tick {rows.Tick}.");
        }

        MeasureSchema.Current.Check(rows.Schema);
        var national = CountRows.ZeroRow();
        var provinces = _units.Provinces.Select(_ => CountRows.ZeroRow()).ToArray();
        for (var index = 0; index < _units.Districts.Length; index++)
        {
            var counts = rows.Counts.Of(index);
            _districts.Write(rows.Date, _units.Districts[index], counts);
            CountRows.Add(counts, provinces[_units.ProvinceOf[index]]);
        }

        for (var index = 0; index < provinces.Length; index++)
        {
            _provinces.Write(rows.Date, _units.Provinces[index], provinces[index]);
            CountRows.Add(provinces[index], national);
        }

        var nation = new NationalRow(rows.Nation, _services.Count > 0 ? _services[^1].Nation.RefusedSoFar : 0);
        _national.Write(rows.Date, _units.Nation, national, nation);
        _foreigners?.Write(rows.Date, nation);
        _towers.Write(rows.Date, rows.Towers);
        TakeStrata(rows);
        WriteDigest(rows);
        Provinces = [.. _units.Provinces.Zip(provinces, (unit, counts) => new UnitCounts(unit, counts))];
        _curve.Add(new CurvePoint(rows.Date, Subscribers(national), Subscribers(provinces[_units.Capital])));
        _services.Add(new ServicePoint(rows.Date, national, provinces[_units.Capital], nation));
        AddToHistories(rows, national, provinces);
        Next++;
        OnRow(rows);
    }

    private void TakeStrata(TickRows rows)
    {
        if (rows.Strata.Length > 0)
        {
            var counts = Divide.Layout.Read(rows.Strata, rows.Counts);
            _strata.Write(rows.Date, counts.Row);
            Divide.Add(rows.Date, counts);
        }
    }

    private void AddToHistories(TickRows rows, long[] national, long[][] provinces)
    {
        foreach (var history in _histories)
        {
            history.Add(
                rows.Date,
                history.Place is not { } place ? national
                    : _units.ProvinceIndex(place) is { } province ? provinces[province]
                    : rows.Counts.Of(_units.DistrictIndex(place)).ToArray()
            );
        }
    }

    private long Subscribers(long[] counts) => _scaling.Whole(PhoneMeasures.Subscribers, counts[(int)PhoneMeasures.Subscribers]);

    private void WriteDigest(TickRows rows)
    {
        _digests.Integer(rows.Tick);
        _digests.Date(rows.Date);
        _digests.Text(rows.Digest);
        _digests.EndRow();
    }
}
