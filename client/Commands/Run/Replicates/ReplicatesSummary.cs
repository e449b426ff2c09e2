using System.Globalization;
using AdoptionSim.Client.Output;
using AdoptionSim.Client.Tables;
using Spectre.Console;

namespace AdoptionSim.Client.Commands.Run.Replicates;

/// <summary>Prints the results of several replicates (runs of one scenario with different seeds).</summary>
internal static class ReplicatesSummary
{
    public static void Show(IAnsiConsole console, RunPlan plan, ReplicatesManifest manifest, string folder)
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
        foreach (var entry in manifest.Replicates)
        {
            table.AddRow(
                entry.Replicate.ToString(CultureInfo.InvariantCulture),
                entry.Seed.ToString(CultureInfo.InvariantCulture),
                entry.Status,
                entry.Subscribers?.ToString("N0", CultureInfo.InvariantCulture) ?? "-",
                entry.Digest[..Math.Min(16, entry.Digest.Length)]
            );
        }

        string[] done = [.. manifest.Whole.Select(entry => Path.Combine(folder, entry.Folder))];
        if (done.Length > 0)
        {
            var record = RecordBands.Read(plan.Nation, done);
            RecordSummaryTable.Show(console, [table], record.Means, plan.IsFactual, plan.End, record);
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
