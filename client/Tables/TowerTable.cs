using System.Collections.Immutable;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Tables;

/// <summary>Writes <c>towers.csv</c>: one row per date and base station (cell tower). Traffic is at real scale.</summary>
internal sealed class TowerTable(ResultFile file, ImmutableArray<string> districts)
{
    /// <summary>The measured columns (all except the two that form a base station's id), each with its number of decimals.</summary>
    private static readonly ImmutableArray<(TowerMeasure Measure, int Decimals)> Measured =
    [
        .. Enum.GetValues<TowerMeasure>()
            .Where(measure => measure is not (TowerMeasure.District or TowerMeasure.Number))
            .Select(measure => (measure, Measures.Of(measure).Decimals)),
    ];

    private readonly CsvTable _table = new(
        file,
        ["date", Measures.Of(TowerMeasure.Number).Name, Measures.Of(TowerMeasure.District).Name, .. Measured.Select(each => Measures.Of(each.Measure).Name)]
    );

    public void Write(DateOnly date, ReadOnlySpan<long> towers)
    {
        for (; towers.Length > 0; towers = towers[TowerMeasures.Count..])
        {
            WriteStation(date, towers);
        }
    }

    private void WriteStation(DateOnly date, ReadOnlySpan<long> station)
    {
        var district = districts[(int)station[(int)TowerMeasure.District]];
        _table.Date(date);
        _table.Text(new EntityKey(district, EntityKind.Tower, (int)station[(int)TowerMeasure.Number]).Id);
        _table.Text(district);
        foreach (var (measure, decimals) in Measured)
        {
            _table.Fixed(station[(int)measure], decimals);
        }

        _table.EndRow();
    }
}
