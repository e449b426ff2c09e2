using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>
/// Reads <c>national.csv</c> for the export. Its totals must equal the sums of <c>districts.csv</c>: a difference reveals a file of another run.
/// </summary>
internal static class NationReader
{
    private const string FileName = "national.csv";

    /// <exception cref="BadFileException">The file is missing, damaged or from another run; the message has the file, the line and the field.</exception>
    public static void Add(RunHistory history)
    {
        using var table = new ResultsTable(Path.Combine(history.Run.Folder, FileName));
        var date = table.Column("date");
        int[] measures = [.. Measures.All.Select(measure => table.Column(Measures.Of(measure).Name))];
        int[] nation = [.. Measures.OfNation.Select(measure => table.Column(measure.Name))];
        var rows = 0;
        for (; table.Next(); rows++)
        {
            var tick = history.TickOf(table, date, from: rows);
            CheckSums(history, table, measures, tick);
            table.Read(nation, history.OfNation(tick));
        }

        if (rows != history.Dates.Count)
        {
            throw table.Bad($"the file has {Names.Counted(rows, "row")}", $"{history.Dates.Count}, one for each date");
        }
    }

    private static void CheckSums(RunHistory history, ResultsTable table, int[] columns, int tick)
    {
        foreach (var (measure, column) in Measures.All.Zip(columns))
        {
            var sum = history.Counts(tick).Sum(measure);
            if (table.Integer(column) != sum)
            {
                throw table.Bad(column, $"{sum}, the sum over districts.csv (is the file of another run?)");
            }
        }
    }
}
