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

    /// <summary>The full path of the file that the experiment was read from. The folder has a copy of it.</summary>
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

    /// <summary>The cluster that executes the runs; null for this process.</summary>
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
/// The precision that an experiment asks for (the greatest width of a measure's interval), the number of seeds that it needs, and whether it is reached.
/// </summary>
/// <param name="Measure">The measure whose interval was to be narrow.</param>
/// <param name="NarrowerThan">The width that was asked for, as written.</param>
/// <param name="FirstSeeds">The seeds at each point that decided the number.</param>
/// <param name="NeededSeeds">The seeds at each point that the precision needs; null if it cannot be reached, or before it is known.</param>
/// <param name="IsReached">True if so many seeds were run; null before that is known.</param>
internal sealed record PrecisionEntry(string Measure, string NarrowerThan, int FirstSeeds, int? NeededSeeds, bool? IsReached);
