using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Output;
using AdoptionSim.Client.Results;
using Spectre.Console;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>Prints the results of several replicates.</summary>
internal static class ReplicatesSummary
{
    public static void Show(IAnsiConsole console, ReplicatesManifest manifest, ImmutableArray<RunOutcome> outcomes, string folder)
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

        Listing.Write(console, table);
        RunSummary.Fact(console, "run", $"{manifest.Name}, {manifest.Status}");
        RunSummary.Fact(console, "time", $"{manifest.WallSeconds:N1} s");
        RunSummary.Fact(console, "files", folder);
    }
}
