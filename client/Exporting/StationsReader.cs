using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Exporting;

/// <summary>Adds up what a run's stations had no channel for, place by place. The table has the run's dates in their order.</summary>
internal static class StationsReader
{
    private const string FileName = "towers.csv";

    /// <param name="placeOf">Each district's place.</param>
    /// <exception cref="BadFileException">The file is missing, damaged or of another run; the message has file, line and field.</exception>
    public static void Add(RunHistory history, Dictionary<string, int> placeOf)
    {
        using var table = new ResultsTable(Path.Combine(history.Run.Folder, FileName));
        var (date, district, tick) = (table.Column("date"), table.Column("district"), 0);
        var (offered, downtime, congestion) = (new Column(table, TowerMeasure.OfferedMilliErlangs), new Column(table, TowerMeasure.DowntimePermille), new Column(table, TowerMeasure.CongestionPpm));
        var rows = new int[history.Dates.Count];
        while (table.Next())
        {
            tick = history.TickOf(table, date, from: tick);
            if (!placeOf.TryGetValue(table.Text(district), out var place))
            {
                throw table.Bad(district, "a district of the run");
            }

            history.Congested(tick)[place] += TowerMeasures.CongestedMilliErlangs(offered.Count, downtime.Count, congestion.Count);
            rows[tick]++;
        }

        CheckWhole(history, table, rows);
    }

    // A station that was built stays in the table: fewer rows than on the date before are a table that was cut off.
    private static void CheckWhole(RunHistory history, ResultsTable table, int[] rows)
    {
        for (var tick = 1; tick < rows.Length; tick++)
        {
            if (rows[tick] < rows[tick - 1])
            {
                throw table.Bad($"the file has {rows[tick]} stations on {history.Dates[tick]:yyyy-MM-dd}", $"at least {rows[tick - 1]}, as on the date before");
            }
        }
    }

    /// <summary>The counts of a measure, row by row.</summary>
    private sealed class Column(ResultsTable table, TowerMeasure measure)
    {
        private readonly int _column = table.Column(Measures.Of(measure).Name);
        private readonly int _decimals = (int)Math.Log10(Measures.Of(measure).PartsOfUnit);

        /// <summary>Of the row that the table is at.</summary>
        public long Count => table.Fixed(_column, _decimals);
    }
}
