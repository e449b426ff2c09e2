using System.Globalization;
using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Tables;

/// <summary>Writes <c>record.csv</c>: the nation's published figures beside the values of the run.</summary>
internal static class RecordTable
{
    public const string FileName = "record.csv";

    public static void Write(ResultFile file, IEnumerable<RecordEntry> entries)
    {
        var table = new CsvTable(file, ["measure", "place", "group", "date", "low", "high", "use", "run", "ratio", "within"]);
        foreach (var entry in entries)
        {
            table.Text(entry.Measure);
            table.Text(entry.Place);
            table.Text(entry.Group ?? "");
            table.Date(entry.Date);
            table.Text(Number(entry.Low));
            table.Text(Number(entry.High));
            table.Text(entry.Use);
            table.Rounded(entry.Run);
            table.Rounded(entry.Ratio);
            table.Text(entry.Within is { } within ? (within ? "true" : "false") : "");
            table.EndRow();
        }
    }

    private static string Number(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
