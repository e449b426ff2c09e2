using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Tables;

/// <summary>
/// Writes <c>bands.csv</c>: mean, 5th and 95th percentile of every number of <c>national.csv</c> over replicates (runs with different seeds), with the number
/// of runs that have a value.
/// </summary>
internal static class Bands
{
    public const string FileName = "bands.csv";

    /// <summary>The name of the table in each replicate's folder (replicates are runs with different seeds) from which the spread is computed.</summary>
    public const string NationalFile = "national.csv";

    /// <summary>The definition of the percentiles in <c>bands.csv</c>, in words.</summary>
    public const string Definition =
        "p05 and p95 are the 5th and 95th percentile of the values of the runs that are done, interpolated linearly between neighbouring values "
        + "(Hyndman and Fan 1996, type 7); "
        + "of fewer than 20 runs they lie between the two lowest and the two highest values";

    /// <summary>The columns of <c>national.csv</c> that identify a row and are not numbers.</summary>
    private static readonly string[] Keys = ["date", "nation", "name"];

    /// <summary>Writes <c>bands.csv</c> date by date, so that the memory needed does not grow with the tables.</summary>
    /// <param name="nationals">The <c>national.csv</c> of each replicate; all have the same dates and columns.</param>
    /// <exception cref="BadFileException">A table is missing or damaged; the message has the file and the line.</exception>
    public static void Write(ResultFile file, IEnumerable<string> nationals)
    {
        var runs = new List<ResultsTable>();
        try
        {
            runs.AddRange(nationals.Select(path => new ResultsTable(path)));
            var (table, date) = (new CsvTable(file, ["date", "column", "mean", "p05", "p95", "runs"]), runs[0].Column("date"));
            var columns = runs[0].Columns.Except(Keys).Select(column => (Name: column, Index: runs[0].Column(column))).ToArray();
            while (runs.Count(run => run.Next()) == runs.Count)
            {
                foreach (var (name, index) in columns)
                {
                    double[] values = [.. runs.Select(run => run.Number(index)).OfType<double>()];
                    table.Date(runs[0].Date(date));
                    table.Text(name);
                    WriteBand(table, values);
                    table.Integer(values.Length);
                    table.EndRow();
                }
            }
        }
        finally
        {
            runs.ForEach(run => run.Dispose());
        }
    }

    private static void WriteBand(CsvTable table, double[] values)
    {
        Band? band = values.Length == 0 ? null : Band.Of(values);
        table.Rounded(band?.Mean);
        table.Rounded(band?.Low);
        table.Rounded(band?.High);
    }
}
