using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Output;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures.Comparisons;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>
/// Prints a table that compares a run with the nation's published figures, one line for each measure. For a run that changes the nation's history on purpose,
/// they are context and no test.
/// </summary>
internal static class RecordSummaryTable
{
    private const string None = "-";

    /// <param name="before">Tables to print above.</param>
    /// <param name="record">The published figures beside the values of the run; empty if nothing is to be compared.</param>
    /// <param name="isFactual">False for a counterfactual run.</param>
    /// <param name="end">The date of the run's last row.</param>
    /// <param name="bands">The spread of several runs, whose means are compared; null for one run.</param>
    public static void Show(
        IAnsiConsole console,
        IEnumerable<Table> before,
        ImmutableArray<ComparedRow> record,
        bool isFactual,
        DateOnly end,
        RecordBands? bands = null
    )
    {
        var measures = RecordSummary.All(record);
        var isTooShort = record.All(row => row.Run is null || row.Row.Published <= 0);
        Listing.Write(console, isTooShort ? before : before.Append(isFactual ? Agreement(measures, bands) : Context(measures, bands)));
        if (isTooShort && !record.IsEmpty)
        {
            RunSummary.Fact(console, "record", $"the run ends on {end:yyyy-MM-dd}, too early to be compared with a published figure");
        }
    }

    private static Table Agreement(ImmutableArray<RecordSummary> measures, RecordBands? bands)
    {
        var table = NewTable(["rows", "error, calibrate", "error, others", "worst row", "on record", .. Simulated(bands), "ratio"]).AddColumn("use");
        foreach (var measure in measures)
        {
            var worst = measure.Worst;
            table.AddRow([
                measure.Measure.Title,
                RecordText.Rows(measure),
                RecordText.Percent(measure.CalibrateError),
                RecordText.Percent(measure.OtherError),
                worst is null ? None : Date(worst),
                worst is null ? None : RecordText.Published(worst, ">= ", "-"),
                .. Simulated(worst, bands),
                worst is null ? None : RecordText.Ratio(worst),
                worst is null ? None : Names.InFile(worst.Row.Use.ToString()),
            ]);
        }

        return table;
    }

    private static Table Context(ImmutableArray<RecordSummary> measures, RecordBands? bands)
    {
        var table = NewTable(["rows", "last row", "what happened", .. Simulated(bands)]);
        foreach (var measure in measures)
        {
            var last = measure.Rows.LastOrDefault(row => row.Run is not null);
            table.AddRow([
                measure.Measure.Title,
                RecordText.Rows(measure),
                last is null ? None : Date(last),
                last is null ? None : RecordText.Published(last, ">= ", "-"),
                .. Simulated(last, bands),
            ]);
        }

        return table;
    }

    /// <summary>Returns the headings of the simulated values: one for a run; mean and spread for several.</summary>
    private static string[] Simulated(RecordBands? bands) => bands is null ? ["simulated"] : ["mean", "5th to 95th percentile"];

    private static string[] Simulated(ComparedRow? row, RecordBands? bands) =>
        row is null ? Array.ConvertAll(Simulated(bands), _ => None)
        : bands is null ? [RecordText.Run(row)]
        : [RecordText.Run(row), RecordText.Spread(row, bands, "-")];

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
