using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace AdoptionSim.Client.Results;

/// <summary><c>bands.csv</c>: over replicates, the mean and the 5th and 95th percentile of every number of <c>national.csv</c>.</summary>
internal static class Bands
{
    /// <summary>Columns that name a row and are no numbers.</summary>
    private static readonly string[] Keys = ["date", "nation", "name"];

    /// <param name="nationals">The <c>national.csv</c> of each replicate; all have the same dates.</param>
    public static void Write(ResultFile file, string[] nationals)
    {
        var tables = Array.ConvertAll(nationals, Read);
        var table = new CsvTable(file, ["date", "column", "mean", "p05", "p95"]);
        for (var row = 0; row < tables[0].Count; row++)
        {
            foreach (var column in tables[0][row].Keys.Except(Keys))
            {
                double[] values = [.. tables.Select(replicate => replicate[row][column]).Where(text => text.Length > 0).Select(Number)];
                table.Text(tables[0][row]["date"]);
                table.Text(column);
                WriteBand(table, values);
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

    private static List<Dictionary<string, string>> Read(string path)
    {
        using var csv = new CsvReader(File.OpenText(path), new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        var columns = csv.HeaderRecord!;
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(columns.Select((column, index) => (column, csv[index]!)).ToDictionary(StringComparer.Ordinal));
        }

        return rows;
    }
}
