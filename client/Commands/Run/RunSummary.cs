using System.Globalization;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures.Comparisons;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>Prints the results of a run beside the nation's published figures.</summary>
internal static class RunSummary
{
    public static void Show(IAnsiConsole console, RunPlan plan, RunOutcome outcome)
    {
        var years = OnRecord.ByYear(plan.Nation, outcome.Curve).ToArray();
        IEnumerable<Table> subscribers = years.Length > 0 ? [SubscribersTable(years, plan.IsFactual)] : [];
        RecordSummaryTable.Show(console, subscribers, outcome.Record, outcome.IsFactual, outcome.Manifest.End);

        var (manifest, last) = (outcome.Manifest, outcome.Curve.Count > 0 ? outcome.Curve[^1] : default);
        Fact(
            console,
            "run",
            $"{manifest.Name}, {manifest.Status} on {manifest.End:yyyy-MM-dd} after {Names.Counted(manifest.Ticks, "tick")}, {manifest.Citizens:N0} citizens"
        );
        Fact(console, "subscribers", $"{last.Nation:N0}, {Share(last)} in the capital");
        Fact(console, "digest", manifest.Digest);
        var rate = manifest.CitizenTicksPerSecond > 0 ? $", {manifest.CitizenTicksPerSecond / 1e6:N1} million citizen-ticks a second" : "";
        Fact(console, "time", $"{manifest.WallSeconds:N1} s{rate}");
        Fact(console, "files", outcome.Folder);
    }

    /// <summary>Prints a line with a name and a value that is never wrapped, so that a digest or a path can be copied.</summary>
    internal static void Fact(IAnsiConsole console, string name, FormattableString value) => Fact(console, name, value.ToString(CultureInfo.InvariantCulture));

    internal static void Fact(IAnsiConsole console, string name, string value) => console.Profile.Out.Writer.WriteLine($"{name, -12} {value}");

    /// <summary>
    /// Returns the table of published subscribers beside the simulated ones. A run that changes history on purpose has no ratio, which would look like an error
    /// of the model.
    /// </summary>
    private static Table SubscribersTable(IEnumerable<ComparedRow> years, bool isFactual)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn("on record")
            .AddColumns(
                new TableColumn("simulated").RightAligned(),
                new TableColumn(isFactual ? "published" : "what happened").RightAligned(),
                new TableColumn("ratio").RightAligned(),
                new TableColumn("label")
            );
        foreach (var year in years)
        {
            table.AddRow(
                year.Row.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                RecordText.Run(year),
                RecordText.Published(year, ">= ", "-"),
                isFactual ? RecordText.Ratio(year) : "-",
                isFactual ? Markup.Escape(RecordLabel.Of(year.Row.Use)) : RecordEntry.Context
            );
        }

        return table;
    }

    private static string Share(CurvePoint point) =>
        point.Nation > 0 ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * point.Capital / point.Nation:F1} %") : "none";
}
