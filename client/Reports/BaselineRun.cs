using System.Collections.Immutable;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Reports;

/// <summary>
/// A finished run without any change to the nation's file, with which a run of the same seed, scale and dates that tries out a change is compared.
/// </summary>
/// <param name="Folder">The name of its folder, which is beside that of the counterfactual run.</param>
/// <param name="Curve">The subscribers after every tick.</param>
/// <param name="Provinces">The subscribers of each province after the last tick.</param>
internal sealed record BaselineRun(string Folder, ImmutableArray<BandPoint> Curve, ImmutableArray<(string Name, double People, Band Subscribers)> Provinces)
{
    /// <summary>
    /// Returns the unchanged run with which a run that tries out a change is compared: a finished run in a sibling folder with the same seed, scale and dates;
    /// null if it does not exist.
    /// </summary>
    /// <param name="folder">The folder of the counterfactual run.</param>
    public static BaselineRun? Beside(string folder, Manifest counterfactual) =>
        Path.GetDirectoryName(Path.GetFullPath(folder)) is { } parent
            ? Directory
                .EnumerateDirectories(parent, "*", new EnumerationOptions { IgnoreInaccessible = true })
                .Order(StringComparer.Ordinal)
                .Where(other => IsBaselineOf(other, counterfactual))
                .Select(Read)
                .FirstOrDefault(run => run is not null)
            : null;

    /// <summary>Reads the unchanged run in a folder; null if its tables are damaged, so that the report of the run compared with it does not fail.</summary>
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
