using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>Reads <c>inequality.csv</c>, the inequality of phone ownership with one row for each date of the run, for the export.</summary>
internal static class InequalityReader
{
    /// <exception cref="BadFileException">The file is missing, damaged or from another run; the message has the file, the line and the field.</exception>
    public static void Add(RunHistory history)
    {
        using var table = new ResultsTable(Path.Combine(history.Run.Folder, InequalityTable.FileName));
        var date = table.Column("date");
        int[] figures = [.. DivideFigure.All.Select(figure => table.Column(figure.Column))];
        var rows = 0;
        for (; table.Next(); rows++)
        {
            history.Inequality(history.TickOf(table, date, from: rows)).AddRange(figures.Select(table.Number));
        }

        if (rows != history.Dates.Count)
        {
            throw table.Bad($"the file has {Names.Counted(rows, "row")}", $"{history.Dates.Count}, one for each date");
        }
    }
}
