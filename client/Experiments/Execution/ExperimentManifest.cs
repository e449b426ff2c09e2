using System.Collections.Immutable;
using System.Text.Json;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>
/// The content of an experiment's <c>manifest.json</c>: its settings, its state and its number of runs. It is written when the experiment begins, and again
/// when it ends.
/// </summary>
internal record ExperimentManifest
{
    /// <summary>The status of an experiment in progress, and of one whose process was killed.</summary>
    public const string Running = "running";

    public required string Name { get; init; }

    /// <summary>The status of the experiment: <see cref="Running"/>, or one of <see cref="ManifestStatus"/>.</summary>
    public required string Status { get; init; }

    public required string Question { get; init; }

    /// <summary>The full path of the file that the experiment was read from. The results folder has a copy of the file.</summary>
    public required string File { get; init; }

    public required string Base { get; init; }

    public required double Scale { get; init; }

    /// <summary>The length of a tick (step of simulated time): day or week.</summary>
    public required string Step { get; init; }

    public required DateOnly Start { get; init; }

    /// <summary>The last day to simulate.</summary>
    public required DateOnly Until { get; init; }

    public required ulong FirstSeed { get; init; }

    /// <summary>The number of seeds so far at every point (combination of parameter values). The precision that the experiment asks for may add more.</summary>
    public required int Seeds { get; init; }

    public required int Points { get; init; }

    public required ImmutableArray<string> Levers { get; init; }

    public required ImmutableArray<string> Uncertain { get; init; }

    public required ImmutableArray<string> Measures { get; init; }

    /// <summary>The number of runs of the experiment: one for each point (combination of parameter values) and seed.</summary>
    public required long Runs { get; init; }

    public required int Done { get; init; }

    public required int Failed { get; init; }

    /// <summary>A text that says which run failed first, and why; null if no run failed.</summary>
    public string? FirstFailure { get; init; }

    /// <summary>The precision of results that the experiment asks for, with the number of seeds that it needs; null if it asks for none.</summary>
    public PrecisionEntry? Precision { get; init; }

    /// <summary>The version of the model; null before the first run has ended.</summary>
    public int? ModelVersion { get; init; }

    public required string Version { get; init; }

    public string? Commit { get; init; }

    public required string Runtime { get; init; }

    public required Machine Machine { get; init; }

    /// <summary>The cluster that executes the runs, as the user wrote it; null if silos inside this process execute them.</summary>
    public string? Cluster { get; init; }

    /// <summary>The number of runs that are executed at the same time.</summary>
    public required int Parallel { get; init; }

    /// <summary>The duration, in seconds, of the last command that started or resumed the experiment.</summary>
    public required double WallSeconds { get; init; }

    public required ImmutableArray<ExperimentInput> Inputs { get; init; }

    public string ToJson() => JsonSerializer.Serialize<object>(this, Manifest.Json);

    /// <summary>The command that continues replicates (one run with several seeds); null for an experiment, which <c>experiment resume</c> continues.</summary>
    public string? ContinuedBy { get; init; }

    /// <summary>True if a folder has the results of an experiment that <c>experiment resume</c> continues.</summary>
    public static bool IsResumable(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, ResultsColumns.FileName)) && !Directory.Exists(Path.Combine(folder, ReplicateEntry.RunsFolder));

    /// <summary>Reads the manifest of an experiment's folder.</summary>
    /// <exception cref="BadFileException">There is no manifest, or not that of an experiment.</exception>
    public static ExperimentManifest Read(string folder)
    {
        var path = Path.Combine(folder, Manifest.FileName);
        try
        {
            return JsonSerializer.Deserialize<ExperimentManifest>(TextFile.Read(path, ReadLimits.JsonBytes), Manifest.Json)!;
        }
        catch (JsonException error)
        {
            throw new BadFileException(
                new Origin(path),
                "",
                $"is not the manifest of an experiment ({Names.Short(error.Message)})",
                "the folder of an experiment"
            );
        }
    }
}

/// <summary>
/// The precision that an experiment asks for: a measure whose confidence interval should be narrow enough. It includes the number of seeds that this needs, and
/// whether they are run.
/// </summary>
/// <param name="Measure">The measure whose confidence interval should be narrow enough.</param>
/// <param name="NarrowerThan">The wanted width of the interval, as the experiment file has it.</param>
/// <param name="FirstSeeds">The number of seeds run first at each point, from whose results the needed number is computed.</param>
/// <param name="NeededSeeds">The number of seeds that each point needs for this width; null if it cannot be reached, or is not yet computed.</param>
/// <param name="IsReached">True if the needed number of seeds is run at each point, false if fewer are run; null before that is decided.</param>
internal sealed record PrecisionEntry(string Measure, string NarrowerThan, int FirstSeeds, int? NeededSeeds, bool? IsReached);
