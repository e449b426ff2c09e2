using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>Reads a result table as another program would.</summary>
internal static class CsvText
{
    public static List<Dictionary<string, string>> Read(string path)
    {
        using var csv = new CsvReader(File.OpenText(path), new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(csv.HeaderRecord!.ToDictionary(column => column, column => csv[column]!));
        }

        return rows;
    }

    public static long Integer(this Dictionary<string, string> row, string column) => long.Parse(row[column], CultureInfo.InvariantCulture);

    public static double Number(this Dictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
}
