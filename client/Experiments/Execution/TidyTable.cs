using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>
/// Writes the results of an experiment into one table: one row for each run that is done, each measure and each date, with the parameters of the run.
/// </summary>
internal static class TidyTable
{
    private static readonly string[] First = ["point", "seed"];
    private static readonly string[] Last = ["measure", "date", "unit", "value"];

    /// <summary>
    /// Writes the results of all runs of an experiment that are done into one CSV table, and returns its number of rows. Failed runs have no results.
    /// </summary>
    /// <exception cref="RefusedException">The file exists.</exception>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static long Write(string path, string folder, Experiment experiment)
    {
        if (Path.Exists(path))
        {
            throw new RefusedException($"FILE {path} exists already; expected a new file.");
        }

        var rows = ResultsColumns.Of(experiment).Read(Path.Combine(folder, ResultsColumns.FileName)).Where(row => row.IsDone).ToDictionary(row => row.Key);
        using var file = new ResultFile(path);
        var table = new CsvTable(file, [.. First, .. experiment.Table.Parameters, .. Last]);
        var count = WriteScalars(table, experiment, rows.Values) + WriteSeries(table, folder, experiment, rows);
        file.Complete();
        file.Publish();
        return count;
    }

    private static long WriteScalars(CsvTable table, Experiment experiment, IEnumerable<RunRow> rows)
    {
        var dates = new ReadingDates(experiment.Question.Scenario.Start, experiment.Question.Scenario.Until, experiment.StepDays);
        var count = 0L;
        foreach (var row in rows)
        {
            foreach (var (index, measure) in experiment.Scalars.Index())
            {
                Write(table, row, measure, dates.DateOf(dates.Of(measure)[0]), row.Values[index]);
                count++;
            }
        }

        return count;
    }

    private static long WriteSeries(CsvTable table, string folder, Experiment experiment, Dictionary<RunKey, RunRow> rows)
    {
        var measures = experiment.Series.ToDictionary(measure => measure.SeriesName);
        if (measures.Count == 0)
        {
            return 0;
        }

        var count = 0L;
        using var series = new ResultsTable(Path.Combine(folder, SeriesFile.FileName));
        while (series.Next())
        {
            if (
                rows.TryGetValue(
                    new RunKey((int)series.Integer(0), ulong.Parse(series.Text(1), System.Globalization.CultureInfo.InvariantCulture)),
                    out var row
                )
            )
            {
                Write(table, row, measures[series.Text(3)], series.Date(2), series.Number(4));
                count++;
            }
        }

        return count;
    }

    private static void Write(CsvTable table, RunRow row, AskedMeasure measure, DateOnly date, double? value)
    {
        table.Integer(row.Key.Point);
        table.Text(row.Key.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var parameter in row.Parameters)
        {
            table.Text(parameter);
        }

        table.Text(measure.SeriesName);
        table.Date(date);
        table.Text(MeasureCatalog.UnitOf(measure));
        if (value is { } number)
        {
            table.Exact(number);
        }
        else
        {
            table.Text("");
        }

        table.EndRow();
    }
}
