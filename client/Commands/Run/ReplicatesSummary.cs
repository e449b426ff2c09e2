using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Output;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using Spectre.Console;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>Prints the results of several replicates.</summary>
internal static class ReplicatesSummary
{
    /// <param name="outcomes">The results of all replicates that were executed.</param>
    public static void Show(IAnsiConsole console, RunPlan plan, ReplicatesManifest manifest, ImmutableArray<RunOutcome> outcomes, string folder)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn("replicate")
            .AddColumns(
                new TableColumn("seed").RightAligned(),
                new TableColumn("status"),
                new TableColumn("subscribers").RightAligned(),
                new TableColumn("digest")
            );
        foreach (var (entry, outcome) in manifest.Replicates.Zip(outcomes))
        {
            var subscribers = outcome.Curve.Count > 0 ? outcome.Curve[^1].Nation : 0;
            table.AddRow(
                entry.Replicate.ToString(CultureInfo.InvariantCulture),
                entry.Seed.ToString(CultureInfo.InvariantCulture),
                entry.Status,
                subscribers.ToString("N0", CultureInfo.InvariantCulture),
                entry.Digest[..Math.Min(16, entry.Digest.Length)]
            );
        }

        RunOutcome[] done = [.. outcomes.Where(outcome => outcome.IsDone)];
        if (done.Length > 0)
        {
            var record = RecordBands.Read(plan.Nation, done.Select(outcome => outcome.Folder));
            RecordSummaryTable.Show(console, [table], record.Means, plan.IsFactual, done[0].Manifest.End, record);
        }
        else
        {
            Listing.Write(console, [table]);
        }

        RunSummary.Fact(console, "run", $"{manifest.Name}, {manifest.Status}");
        RunSummary.Fact(console, "time", $"{manifest.WallSeconds:N1} s");
        RunSummary.Fact(console, "files", folder);
    }
}
