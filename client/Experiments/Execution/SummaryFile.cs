using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>
/// Writes <c>summary.csv</c>: the mean of each measure over the seeds of each point (combination of parameter values), with its interval. The mean and spread
/// over all points with the same policy settings follow.
/// </summary>
internal static class SummaryFile
{
    public const string FileName = "summary.csv";

    private static readonly ImmutableArray<ExplainedColumn> First =
    [
        new("spread", "`luck`: over the seeds at a point. `ignorance`: over the means of the points that share their levers"),
        new("point", "number of the point; empty for ignorance"),
    ];

    private static readonly ImmutableArray<ExplainedColumn> Last =
    [
        new("measure", "column of `results.csv`, or measure of `series.csv`"),
        new("date", "day on which the row of a run holds"),
        new("unit", "unit of the measure"),
        new("runs", "values behind the row: runs, or points for ignorance"),
        new("mean", "mean of the values"),
        new("standard_deviation", "standard deviation of the values; empty for one"),
        new("interval90_low", "lower end of the 90 % interval of the mean, corrected for skewness; empty for ignorance, which no number of runs narrows"),
        new("interval90_high", "upper end of that interval"),
        new("p05", "5th percentile of the values; empty for fewer than 40"),
        new("p95", "95th percentile of the values; empty for fewer than 40"),
        new("least", "least value"),
        new("most", "greatest value"),
        new("precision", "width of the interval for which further runs are counted, a share of the mean or absolute"),
        new("further_runs", "further runs that this point needs for it; empty if that cannot be said"),
    ];

    /// <summary>The columns of <c>summary.csv</c> in order, each with its meaning.</summary>
    public static ImmutableArray<ExplainedColumn> Meanings { get; } =
    [.. First, new("PARAMETER", "value of a lever or an uncertain parameter, one column each; uncertain ones are empty for ignorance"), .. Last];

    /// <param name="rows">The rows of <c>results.csv</c>, in order of point and seed.</param>
    /// <param name="firstSeeds">The seeds from which Stein's rule decided; null if it did not.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(string folder, Experiment experiment, ImmutableArray<RunRow> rows, int? firstSeeds)
    {
        var path = Path.Combine(folder, FileName);
        Leftovers.RemoveUnfinished(path);
        using var file = new ResultFile(path);
        var table = new CsvTable(file, [.. First.Select(column => column.Name), .. experiment.Table.Parameters, .. Last.Select(column => column.Name)]);
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
        table.Exact(row.Deviation);
        table.Exact(row.Interval?.Low);
        table.Exact(row.Interval?.High);
        table.Exact(row.Percentiles?.Low);
        table.Exact(row.Percentiles?.High);
        table.Exact(row.Values.Min());
        table.Exact(row.Values.Max());
        table.Text(row.Spread == Spread.Luck ? row.Width.Text : "");
        Whole(table, row.FurtherRuns);
        table.EndRow();
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
