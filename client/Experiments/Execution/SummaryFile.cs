using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary><c>summary.csv</c>: for each point, measure and date the mean over seeds with its interval; then the same over the points of the design.</summary>
internal static class SummaryFile
{
    public const string FileName = "summary.csv";

    private static readonly string[] First = ["spread", "point"];

    private static readonly string[] Last =
    [
        "measure",
        "date",
        "unit",
        "runs",
        "mean",
        "standard_deviation",
        "interval90_low",
        "interval90_high",
        "p05",
        "p95",
        "least",
        "most",
        "precision",
        "further_runs",
    ];

    /// <param name="rows">The rows of <c>results.csv</c>, in order of point and seed.</param>
    /// <param name="firstSeeds">The seeds from which Stein's rule decided; null if it did not.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(string folder, Experiment experiment, ImmutableArray<RunRow> rows, int? firstSeeds)
    {
        // What a killed process left.
        var path = Path.Combine(folder, FileName);
        File.Delete(path + ResultFile.TemporarySuffix);
        using var file = new ResultFile(path);
        var table = new CsvTable(file, [.. First, .. experiment.Table.Parameters, .. Last]);
        foreach (var row in SummaryRow.Of(experiment, rows, firstSeeds).Concat(SeriesSummary.Of(folder, experiment, rows, firstSeeds)))
        {
            Write(table, row);
        }

        file.Complete();
        file.Publish(replaces: true);
    }

    private static void Write(CsvTable table, SummaryRow row)
    {
        table.Text(AdoptionSim.Nations.Files.Names.InFile(row.Spread.ToString()));
        Whole(table, row.Point);
        foreach (var value in row.Parameters)
        {
            table.Text(value);
        }

        table.Text(row.Measure);
        table.Date(row.Date);
        table.Text(row.Unit);
        table.Integer(row.Values.Length);
        table.Exact(row.Mean);
        Number(table, row.Deviation);
        Number(table, row.Interval?.Low);
        Number(table, row.Interval?.High);
        Number(table, row.Percentiles?.Low);
        Number(table, row.Percentiles?.High);
        table.Exact(row.Values.Min());
        table.Exact(row.Values.Max());
        table.Text(row.Spread == Spread.Luck ? row.Width.Text : "");
        Whole(table, row.FurtherRuns);
        table.EndRow();
    }

    private static void Number(CsvTable table, double? value)
    {
        if (value is { } number)
        {
            table.Exact(number);
        }
        else
        {
            table.Text("");
        }
    }

    private static void Whole(CsvTable table, int? value)
    {
        if (value is { } number)
        {
            table.Integer(number);
        }
        else
        {
            table.Text("");
        }
    }
}
