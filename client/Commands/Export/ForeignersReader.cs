using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>Reads <c>foreigners.csv</c>, which exists for a nation with foreigners: one row per date and cohort (group of foreigners).</summary>
internal static class ForeignersReader
{
    /// <exception cref="BadFileException">The file is missing, damaged or from another run; the message has the file, the line and the field.</exception>
    public static void Add(RunHistory history)
    {
        var (path, cohorts) = (Path.Combine(history.Run.Folder, ForeignersTable.FileName), history.Run.Cohorts);
        if (!cohorts.IsEmpty)
        {
            Add(history, path);
        }
        else if (File.Exists(path))
        {
            throw new BadFileException(
                new Origin(path),
                "",
                $"the file belongs to another run: {history.Run.Nation} has no foreigners",
                "the files of one run"
            );
        }
    }

    private static void Add(RunHistory history, string path)
    {
        using var table = new ResultsTable(path);
        var (date, cohort) = (table.Column("date"), table.Column("cohort"));
        int[] columns = [.. Measures.OfCohorts.Select(measure => table.Column(measure.Name))];
        var (rows, cohorts) = (0, history.Run.Cohorts);
        for (; table.Next(); rows++)
        {
            var (tick, expected) = (rows / cohorts.Length, cohorts[rows % cohorts.Length]);
            if (tick >= history.Dates.Count || table.Date(date) != history.Dates[tick])
            {
                throw table.Bad(
                    date,
                    tick < history.Dates.Count ? $"{history.Dates[tick]:yyyy-MM-dd}, the next date of the run" : "no row after the run's last date"
                );
            }

            if (table.Text(cohort) != expected)
            {
                throw table.Bad(cohort, $"{expected}, the next cohort of the manifest's nation");
            }

            table.Read(columns, history.OfCohort(expected, tick));
        }

        if (rows != cohorts.Length * history.Dates.Count)
        {
            throw table.Bad($"the file has {Names.Counted(rows, "row")}", $"{cohorts.Length} cohorts on {history.Dates.Count} dates");
        }
    }
}
