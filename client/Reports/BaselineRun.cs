using System.Collections.Immutable;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Reports;

/// <summary>
/// A finished run that uses the nation's file unchanged. A run that tries out a change is compared with it; both have the same seed, scale and dates.
/// </summary>
/// <param name="Folder">The name of its folder, which is beside the folder of the run that tries out a change.</param>
/// <param name="Curve">The subscribers after every tick.</param>
/// <param name="Provinces">The subscribers of each province after the last tick.</param>
internal sealed record BaselineRun(string Folder, ImmutableArray<BandPoint> Curve, ImmutableArray<(string Name, double People, Band Subscribers)> Provinces)
{
    /// <summary>
    /// Returns the unchanged run with which to compare a run that tries out a change: a finished run in a sibling folder with the same seed, scale and dates;
    /// null if no folder has one.
    /// </summary>
    /// <param name="folder">The folder of the run that tries out a change.</param>
    public static BaselineRun? Beside(string folder, Manifest counterfactual) =>
        Path.GetDirectoryName(Path.GetFullPath(folder)) is { } parent
            ? Directory
                .EnumerateDirectories(parent, "*", new EnumerationOptions { IgnoreInaccessible = true })
                .Order(StringComparer.Ordinal)
                .Where(other => IsBaselineOf(other, counterfactual))
                .Select(Read)
                .FirstOrDefault(run => run is not null)
            : null;

    /// <summary>
    /// Reads the unchanged run in a folder. Returns null if its tables are damaged, because the report of the run that is compared with it must not fail.
    /// </summary>
    private static BaselineRun? Read(string folder)
    {
        try
        {
            var run = new DoneRuns([folder]);
            return new BaselineRun(Path.GetFileName(folder), run.Curve(), run.Provinces());
        }
        catch (BadFileException)
        {
            return null;
        }
    }

    private static bool IsBaselineOf(string folder, Manifest run) =>
        Manifest.FindIn<Manifest>(folder) is { Status: ManifestStatus.Done } other
        && (other.Seed, other.Scale, other.Step, other.Start, other.End, other.ModelVersion)
            == (run.Seed, run.Scale, run.Step, run.Start, run.End, run.ModelVersion)
        && NationOf(other) == NationOf(run)
        && other.Scenario["set"]?.AsObject().Count == 0
        && other.Scenario["interventions"]?.AsArray().Count == 0
        && !File.Exists(Path.Combine(folder, CommandsTable.FileName));

    private static string? NationOf(Manifest run) => run.Scenario["nation"]?["key"]?.GetValue<string>();
}
