using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Exporting;

/// <summary>Reads what a run counted of the nation but once, and of its foreigners where it has any.</summary>
internal static class NationReader
{
    private const string FileName = "national.csv";

    /// <exception cref="RefusedException">A file is missing or damaged; the message has file, line, field, found and allowed.</exception>
    public static void Add(RunHistory history)
    {
        AddNation(history);
        var foreigners = Path.Combine(history.Run.Folder, ForeignersTable.FileName);
        if (File.Exists(foreigners))
        {
            AddForeigners(history, foreigners);
        }
    }

    private static void AddNation(RunHistory history)
    {
        using var table = new ResultsTable(Path.Combine(history.Run.Folder, FileName));
        var date = table.Column("date");
        int[] columns = [.. Enum.GetValues<NationMeasure>().Select(measure => table.Column(MeasureColumns.Name(measure)))];
        var rows = 0;
        for (var tick = 0; table.Next(); rows++)
        {
            tick = history.TickOf(table, date, from: tick);
            Read(table, columns, history.OfNation(tick));
        }

        if (rows != history.Dates.Count)
        {
            throw table.Bad($"{rows} rows", $"{history.Dates.Count}, one for each date");
        }
    }

    private static void AddForeigners(RunHistory history, string path)
    {
        using var table = new ResultsTable(path);
        var (date, cohort) = (table.Column("date"), table.Column("cohort"));
        int[] columns = [.. Enum.GetValues<ForeignMeasure>().Select(measure => table.Column(MeasureColumns.Name(measure)))];
        for (var tick = 0; table.Next();)
        {
            tick = history.TickOf(table, date, from: tick);
            Read(table, columns, history.OfCohort(table.Text(cohort), tick));
        }
    }

    private static void Read(ResultsTable table, int[] columns, long[] counts)
    {
        for (var measure = 0; measure < counts.Length; measure++)
        {
            counts[measure] = table.Integer(columns[measure]);
        }
    }
}
