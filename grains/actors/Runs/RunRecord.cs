using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Model.Runs;

namespace AdoptionSim.Actors.Runs;

/// <summary>The rows of a run's finished ticks.</summary>
internal sealed class RunRecord(RunSetup setup)
{
    private readonly List<TickRows> _rows = [];

    /// <summary>The last tick finished; -1 before the start.</summary>
    public int Tick => _rows.Count - 1;

    /// <summary>The reports of the last tick, by district.</summary>
    public IReadOnlyList<PlacedReport> Latest { get; private set; } = [];

    public void Add(int tick, string digest, IReadOnlyList<PlacedReport> reports)
    {
        Latest = reports;
        _rows.Add(new TickRows(tick, setup.Calendar.DateOf(tick), digest, [.. reports.SelectMany(placed => placed.Report.Counts)], Towers(reports)));
    }

    public TickRows[] From(int tick, int count) => [.. _rows.Skip(Math.Max(0, tick)).Take(count)];

    private static long[] Towers(IReadOnlyList<PlacedReport> reports)
    {
        var rows = new long[reports.Sum(placed => placed.Report.Towers.Length) * TowerMeasures.Count];
        var row = 0;
        foreach (var (district, placed) in reports.Index())
        {
            foreach (var (number, tower) in placed.Report.Towers.Index())
            {
                var measures = rows.AsSpan(row++ * TowerMeasures.Count, TowerMeasures.Count);
                measures[(int)TowerMeasure.District] = district;
                measures[(int)TowerMeasure.Number] = number;
                measures[(int)TowerMeasure.OnAir] = tower.Row.OnAir ? 1 : 0;
                measures[(int)TowerMeasure.Sectors] = tower.Row.Sectors;
                measures[(int)TowerMeasure.Channels] = tower.Row.Channels;
                measures[(int)TowerMeasure.OfferedMilliErlangs] = tower.Row.OfferedMilliErlangs;
                measures[(int)TowerMeasure.LostMilliErlangs] = tower.Row.LostMilliErlangs;
                measures[(int)TowerMeasure.BlockingPpm] = tower.Row.BlockingPpm;
                measures[(int)TowerMeasure.DowntimePermille] = tower.Row.DowntimePermille;
            }
        }

        return rows;
    }
}
