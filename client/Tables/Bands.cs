using System.Globalization;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Tables;

/// <summary>
/// <c>bands.csv</c>: mean, 5th and 95th percentile over replicates of every number of <c>national.csv</c>, and the number of runs behind them.
/// </summary>
internal static class Bands
{
    public const string FileName = "bands.csv";

    /// <summary>The table of each replicate from which the bands are computed.</summary>
    public const string NationalFile = "national.csv";

    /// <summary>The definition of the percentiles, in words.</summary>
    public const string Definition =
        "p05 and p95 are the 5th and 95th percentile of the values of the runs that are done, interpolated linearly between neighbouring values "
        + "(Hyndman and Fan 1996, type 7); "
        + "of fewer than 20 runs they lie between the two lowest and the two highest values";

    /// <summary>Columns that identify a row and are not numbers.</summary>
    private static readonly string[] Keys = ["date", "nation", "name"];

    /// <param name="nationals">The <c>national.csv</c> of each replicate; all have the same dates.</param>
    public static void Write(ResultFile file, string[] nationals)
    {
        var tables = Array.ConvertAll(nationals, Read);
        var table = new CsvTable(file, ["date", "column", "mean", "p05", "p95", "runs"]);
        for (var row = 0; row < tables[0].Count; row++)
        {
            foreach (var column in tables[0][row].Keys.Except(Keys))
            {
                double[] values = [.. tables.Select(replicate => replicate[row][column]).Where(text => text.Length > 0).Select(Number)];
                table.Text(tables[0][row]["date"]);
                table.Text(column);
                WriteBand(table, values);
                table.Integer(values.Length);
                table.EndRow();
            }
        }
    }

    private static void WriteBand(CsvTable table, double[] values)
    {
        Band? band = values.Length == 0 ? null : Band.Of(values);
        table.Rounded(band?.Mean);
        table.Rounded(band?.Low);
        table.Rounded(band?.High);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Reads the rows of a table as values by column name.</summary>
    /// <exception cref="BadFileException">The file is missing or damaged; the message has the file and the line.</exception>
    internal static List<Dictionary<string, string>> Read(string path)
    {
        using var table = new ResultsTable(path);
        var rows = new List<Dictionary<string, string>>();
        while (table.Next())
        {
            rows.Add(table.Columns.Select((column, index) => (column, table.Text(index))).ToDictionary(StringComparer.Ordinal));
        }

        return rows;
    }
}
