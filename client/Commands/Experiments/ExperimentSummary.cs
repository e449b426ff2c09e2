using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Output;
using AdoptionSim.Client.Results;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace AdoptionSim.Client.Commands.Experiments;

/// <summary>
/// Prints the results of an experiment: each measure (such as subscribers) for each combination of parameter values, with its spread over seeds or over
/// uncertain parameters.
/// </summary>
internal static class ExperimentSummary
{
    private const string Nothing = "-";

    public static void Show(IAnsiConsole console, Experiment experiment, ExperimentManifest manifest, string folder)
    {
        var path = Path.Combine(folder, ResultsColumns.FileName);
        var rows = ResultsColumns.Of(experiment).Read(path);
        var first = manifest.Seeds > experiment.Form.Seeds.Count ? experiment.Form.Seeds.Count : (int?)null;
        console.Profile.Out.Writer.WriteLine(manifest.Question);
        if (manifest.Status != ManifestStatus.Done)
        {
            console.Profile.Out.Writer.WriteLine($"Provisional: the experiment is {manifest.Status}, {rows.Length} of {manifest.Runs} runs have ended.");
        }

        var summary = SummaryRow.Of(experiment, rows, first);
        if (summary.Length > 0)
        {
            Listing.Write(console, TableOf(experiment, summary));
        }

        Explain(console, experiment);
        RunSummary.Fact(console, "experiment", $"{manifest.Name}, {manifest.Status}: {rows.Count(row => row.IsDone)} of {manifest.Runs} runs done");
        if (rows.FirstOrDefault(row => !row.IsDone) is { } failed)
        {
            RunSummary.Fact(
                console,
                "failed",
                $"{rows.Count(row => !row.IsDone)} runs, the first at point {failed.Key.Point} with seed {failed.Key.Seed}: {failed.Error}"
            );
        }

        RunSummary.Fact(console, "files", folder);
    }

    private static Table TableOf(Experiment experiment, ImmutableArray<SummaryRow> summary)
    {
        var hasIgnorance = !experiment.Factors.IsEmpty;
        var table = new Table().Border(TableBorder.Simple);
        foreach (var lever in experiment.Levers)
        {
            table.AddColumn(new TableColumn(Markup.Escape(lever.Key)).RightAligned());
        }

        table.AddColumns(
            new TableColumn("measure"),
            new TableColumn("mean").RightAligned(),
            new TableColumn(hasIgnorance ? "points" : "runs").RightAligned(),
            new TableColumn(hasIgnorance ? "ignorance: least to most" : "luck: 90 % interval of the mean")
        );
        foreach (var row in summary.Where(row => row.Spread == (hasIgnorance ? Spread.Ignorance : Spread.Luck)))
        {
            table.AddRow([
                .. row.Parameters.Take(experiment.Levers.Length).Select(Markup.Escape),
                row.Measure,
                Number(row.Mean),
                Number(row.Values.Length),
                hasIgnorance ? $"{Number(row.Values.Min())} to {Number(row.Values.Max())}"
                : row.Interval is { } interval ? $"{Number(interval.Low)} to {Number(interval.High)}"
                : Nothing,
            ]);
        }

        return table;
    }

    private static void Explain(IAnsiConsole console, Experiment experiment)
    {
        var writer = console.Profile.Out.Writer;
        if (!experiment.Factors.IsEmpty)
        {
            writer.WriteLine(
                "Ignorance: the range over the uncertain parameters (prior: not fitted to any record). It does not narrow with more runs. "
                    + $"Luck, the spread over seeds at each point, is in {SummaryFile.FileName}."
            );
        }
    }

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) < 100 && value != Math.Floor(value) ? "0.####" : "N0", CultureInfo.InvariantCulture);
}
