using AdoptionSim.Client.Experiments.Statistics;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>
/// Writes <c>costs.csv</c>: the costs of each scenario above those of the reference scenario at the end of the run, who pays them, and the cost of each phone
/// line gained.
/// </summary>
internal static class CostsFile
{
    public const string FileName = "costs.csv";

    private static readonly string[] Columns =
    [
        "scenario",
        "item",
        "payer",
        "measure",
        "quantity",
        "quantity_low",
        "quantity_high",
        "usd_per_unit",
        "usd_per_unit_low",
        "usd_per_unit_high",
        "cost_usd",
        "cost_usd_low",
        "cost_usd_high",
        "cost_usd_assumed_low",
        "cost_usd_assumed_high",
        "lines_gained",
        "lines_gained_low",
        "lines_gained_high",
        "usd_per_line_gained",
        "usd_per_line_gained_assumed_low",
        "usd_per_line_gained_assumed_high",
        "level",
        "runs",
        "attributed",
        "source",
    ];

    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(ResultFolder folder, Comparison comparison, ComparedLayout layout, ComparedDifferences differences, ScenarioCosts costs)
    {
        var table = new CsvTable(folder.Create(FileName), Columns);
        var lines = layout.IndexOf(ComparedLayout.Subscribers);
        for (var scenario = 1; scenario < comparison.NoiseIndex; scenario++)
        {
            var gained = differences.LuckOfEnd(scenario, end => end[lines]);
            foreach (var row in costs.Of(scenario))
            {
                table.Text(comparison.LabelOf(scenario));
                Write(table, row, gained);
            }
        }
    }

    private static void Write(CsvTable table, CostRow row, Interval? gained)
    {
        table.Text(row.Item);
        table.Text(row.Payer);
        table.Text(row.Measure);
        DifferencesFile.Interval(table, row.Quantity);
        table.Exact(row.UnitCost?.Value);
        table.Exact(row.UnitCost?.Low);
        table.Exact(row.UnitCost?.High);
        DifferencesFile.Interval(table, row.Usd);
        table.Exact(row.Range?.Low);
        table.Exact(row.Range?.High);
        DifferencesFile.Interval(table, gained);

        // A cost for each line gained exists only if lines are gained beyond luck.
        var lines = row.IsAttributed && gained is { Low: > 0 } ? gained.Mean : (double?)null;
        table.Exact(row.Usd?.Mean / lines);
        table.Exact(row.Range?.Low / lines);
        table.Exact(row.Range?.High / lines);
        table.Exact(row.Usd?.Level);
        table.Integer(row.Usd?.Count ?? gained?.Count ?? 0);
        table.Text(row.IsAttributed ? "yes" : "no");
        table.Text(lines is null && row.IsAttributed ? $"{row.Source}; no cost per line, because no lines are gained beyond luck" : row.Source);
        table.EndRow();
    }
}
