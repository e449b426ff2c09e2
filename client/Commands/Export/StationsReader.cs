using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>
/// Reads <c>towers.csv</c>, which has one row for each base station and date, in order of date. Sums the phone traffic lost for lack of channels by province
/// and settlement type.
/// </summary>
internal static class StationsReader
{
    private const string FileName = "towers.csv";

    /// <param name="placeOf">The place index of each district key.</param>
    /// <exception cref="BadFileException">The file is missing, damaged or from another run; the message has the file, the line and the field.</exception>
    public static void Add(RunHistory history, Dictionary<string, int> placeOf)
    {
        using var table = new ResultsTable(Path.Combine(history.Run.Folder, FileName));
        var (date, district, tick) = (table.Column("date"), table.Column("district"), 0);
        var (offered, downtime, congestion) = (
            new Column(table, TowerMeasure.OfferedMilliErlangs),
            new Column(table, TowerMeasure.DowntimePermille),
            new Column(table, TowerMeasure.CongestionPpm)
        );
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

    // A station stays in the table once it is built, so a date with fewer rows than the one before reveals a truncated table.
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

    /// <summary>The column of one measure, such as offered traffic, in <c>towers.csv</c>, read row by row.</summary>
    private sealed class Column(ResultsTable table, TowerMeasure measure)
    {
        private readonly int _column = table.Column(Measures.Of(measure).Name);
        private readonly int _decimals = Measures.Of(measure).Decimals;

        /// <summary>The measure's value in the table's current row, as a whole number: 1.234 with 3 decimals is 1234.</summary>
        public long Count => table.Fixed(_column, _decimals);
    }
}
