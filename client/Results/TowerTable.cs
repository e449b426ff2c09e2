using System.Collections.Immutable;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Nations.Entities;

namespace AdoptionSim.Client.Results;

/// <summary><c>towers.csv</c>: a row per date and station. Traffic is that of real people.</summary>
internal sealed class TowerTable(ResultFile file, ImmutableArray<string> districts)
{
    private const int Milli = 3;
    private const int Millionth = 6;

    private readonly CsvTable _table = new(
        file,
        ["date", "tower", "district", "on_air", "sectors", "channels_per_sector", "offered_erlangs", "lost_erlangs", "blocking_probability", "downtime_share", "congestion_probability"]);

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
        _table.Integer(station[(int)TowerMeasure.OnAir]);
        _table.Integer(station[(int)TowerMeasure.Sectors]);
        _table.Integer(station[(int)TowerMeasure.Channels]);
        _table.Fixed(station[(int)TowerMeasure.OfferedMilliErlangs], Milli);
        _table.Fixed(station[(int)TowerMeasure.LostMilliErlangs], Milli);
        _table.Fixed(station[(int)TowerMeasure.BlockingPpm], Millionth);
        _table.Fixed(station[(int)TowerMeasure.DowntimePermille], Milli);
        _table.Fixed(station[(int)TowerMeasure.CongestionPpm], Millionth);
        _table.EndRow();
    }
}
