using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>
/// Writes <c>runs.csv</c>: all runs of a comparison, with their randomly drawn parameter values. Each run has a digest (hash of its results) and the command
/// that repeats it.
/// </summary>
internal static class RunsFile
{
    public const string FileName = "runs.csv";

    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(ResultFolder folder, Comparison comparison, ComparedRuns runs)
    {
        var table = new CsvTable(
            folder.Create(FileName),
            ["scenario", "sample", "seed", "status", .. comparison.Uncertain.Select(each => each.Factor.Name), "digest", "seconds", "error", "command"]
        );
        foreach (var row in runs.Rows)
        {
            var point = comparison.Points[row.Key.Point - 1];
            table.Text(comparison.LabelOf(point.Scenario));
            table.Text(point.IsBase ? "" : AdoptionSim.Nations.Files.Names.Number(point.Sample));
            table.Text(SeedAsText.Of(row.Key.Seed));
            table.Text(row.Status);
            for (var index = 0; index < comparison.Uncertain.Length; index++)
            {
                table.Text(point.IsBase ? "" : comparison.Samples[point.Sample - 1][index]);
            }

            table.Text(row.Digest);
            table.Rounded(row.Seconds);
            table.Text(row.Error);
            table.Text(row.Command);
            table.EndRow();
        }
    }
}
