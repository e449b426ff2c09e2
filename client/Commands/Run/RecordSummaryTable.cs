using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Output;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures.Comparisons;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>Prints the agreement of a run with the record, one line for each measure; beside a counterfactual run, the record as context.</summary>
internal static class RecordSummaryTable
{
    private const string None = "-";

    public static void Show(IAnsiConsole console, RunOutcome outcome)
    {
        var measures = RecordSummary.All(outcome.Record);
        if (outcome.Record.IsEmpty)
        {
            return;
        }

        if (outcome.Record.All(row => row.Run is null || row.Row.Published <= 0))
        {
            RunSummary.Fact(console, "record", $"the run ends on {outcome.Manifest.End:yyyy-MM-dd}, too early to be compared with a published figure");
            return;
        }

        Listing.Write(console, outcome.IsFactual ? Agreement(measures) : Context(measures));
    }

    private static Table Agreement(ImmutableArray<RecordSummary> measures)
    {
        var table = NewTable("rows", "error, calibrate", "error, others", "worst row", "on record", "simulated", "ratio").AddColumn("use");
        foreach (var measure in measures)
        {
            table.AddRow(
                measure.Measure.Title,
                RecordText.Rows(measure),
                RecordText.Percent(measure.CalibrateError),
                RecordText.Percent(measure.OtherError),
                measure.Worst is { } worst ? Date(worst) : None,
                measure.Worst is { } published ? RecordText.Published(published, ">= ", "-") : None,
                measure.Worst is { } run ? RecordText.Run(run) : None,
                measure.Worst is { } ratio ? RecordText.Ratio(ratio) : None,
                measure.Worst is { } used ? Names.InFile(used.Row.Use.ToString()) : None
            );
        }

        return table;
    }

    private static Table Context(ImmutableArray<RecordSummary> measures)
    {
        var table = NewTable("rows", "last row", "what happened", "simulated");
        foreach (var measure in measures)
        {
            var last = measure.Rows.LastOrDefault(row => row.Run is not null);
            table.AddRow(
                measure.Measure.Title,
                RecordText.Rows(measure),
                last is null ? None : Date(last),
                last is null ? None : RecordText.Published(last, ">= ", "-"),
                last is null ? None : RecordText.Run(last)
            );
        }

        return table;
    }

    private static Table NewTable(params ReadOnlySpan<string> numbers)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("measure");
        foreach (var number in numbers)
        {
            table.AddColumn(new TableColumn(number).RightAligned());
        }

        return table;
    }

    private static string Date(ComparedRow row) => row.Row.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
