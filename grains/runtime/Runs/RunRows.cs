using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Runs;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// The result rows (the counts) of a run's finished ticks. A tick that is repeated after the loss of a silo must give the same rows as before.
/// </summary>
internal sealed class RunRows(RunSetup setup)
{
    private readonly List<TickRows> _rows = [];

    /// <summary>The last finished tick; -1 before the start.</summary>
    public Tick Tick => new(_rows.Count - 1);

    /// <summary>The hash over the results of all ticks up to the last finished one, hexadecimal; empty before the start.</summary>
    public string Digest => _rows.Count > 0 ? _rows[^1].Digest : "";

    /// <summary>The number of simulated active phone lines in the nation after the last finished tick.</summary>
    public long Subscribers => _rows.Count > 0 ? _rows[^1].Counts.Sum(PhoneMeasures.Subscribers) : 0;

    /// <summary>The reports of all districts on the last finished tick, with their counts and towers, by district ordinal.</summary>
    public IReadOnlyList<PlacedReport> Latest { get; private set; } = [];

    /// <param name="strata">The counts of groups of people.</param>
    /// <exception cref="InvalidOperationException">The tick was done before, with other results.</exception>
    public void Add(Tick tick, RunLedger ledger, IReadOnlyList<PlacedReport> reports, long[] strata)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        Latest = reports;
        if (tick < _rows.Count)
        {
            CheckIsSame(_rows[tick], ledger.Digest);
            return;
        }

        _rows.Add(
            new TickRows(
                tick,
                setup.Calendar.DateOf(tick),
                ledger.Digest,
                Counts(reports),
                Towers(reports),
                ledger.Services.Series,
                MeasureSchema.Current.Hash,
                strata
            )
        );
    }

    /// <summary>
    /// Adds result rows (counts of ticks) that were read from the store. A row whose tick is there already must have the same digest, a hash over the results.
    /// </summary>
    public void Restore(IEnumerable<TickRows> rows)
    {
        foreach (var row in rows)
        {
            if (row.Tick < _rows.Count)
            {
                CheckIsSame(_rows[row.Tick], row.Digest);
            }
            else
            {
                _rows.Add(row);
            }
        }
    }

    public TickRows[] From(Tick tick, int count) => [.. _rows.Skip(Math.Max(0, tick)).Take(count)];

    private static void CheckIsSame(TickRows done, string digest)
    {
        if (done.Digest != digest)
        {
            throw new InvalidOperationException($"Tick {done.Tick} was repeated with digest {digest}; expected {done.Digest}, its first digest.");
        }
    }

    private static long[] Counts(IReadOnlyList<PlacedReport> reports)
    {
        var rows = CountRows.Zero(reports.Count);
        for (var district = 0; district < reports.Count; district++)
        {
            reports[district].Report.Counts.CopyTo(rows.Of(district));
        }

        return rows.Packed;
    }

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
                measures[(int)TowerMeasure.OnAir] = tower.Row is { OnAir: true, DowntimePermille: 0 } ? 1 : 0;
                measures[(int)TowerMeasure.Sectors] = tower.Row.Sectors;
                measures[(int)TowerMeasure.Channels] = tower.Row.Channels;
                measures[(int)TowerMeasure.OfferedMilliErlangs] = tower.Row.OfferedMilliErlangs;
                measures[(int)TowerMeasure.LostMilliErlangs] = tower.Row.LostMilliErlangs;
                measures[(int)TowerMeasure.BlockingPpm] = tower.Row.BlockingPpm;
                measures[(int)TowerMeasure.DowntimePermille] = tower.Row.DowntimePermille;
                measures[(int)TowerMeasure.CongestionPpm] = tower.Row.CongestionPpm;
            }
        }

        return rows;
    }
}
