using System.Collections.Immutable;
using System.Text.Json;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>The content of the <c>manifest.json</c> of a comparison: its inputs and main results.</summary>
internal sealed record ComparisonManifest
{
    public required string Name { get; init; }

    /// <summary>Always <see cref="ManifestStatus.Done"/>: a comparison that is cancelled leaves no files.</summary>
    public required string Status { get; init; }

    /// <summary>
    /// The results in sentences: one or more for each scenario other than the reference. The last ones are on the differences that a negligible price change
    /// makes (the noise floor) and on how much shared seeds narrow the intervals.
    /// </summary>
    public required ImmutableArray<string> Answer { get; init; }

    /// <summary>Sentences on the limits of what the comparison shows.</summary>
    public required ImmutableArray<string> Caveats { get; init; }

    /// <summary>The shell command that repeats the comparison.</summary>
    public required string Command { get; init; }

    /// <summary>The scenarios; the others are compared with the first, the reference.</summary>
    public required ImmutableArray<ScenarioEntry> Scenarios { get; init; }

    /// <summary>The negligible change of a price, in words, whose effect on the reference scenario shows which differences mean nothing.</summary>
    public required string NoiseFloor { get; init; }

    public required string Nation { get; init; }

    public required double Scale { get; init; }

    /// <summary>The length of a tick (step of simulated time): day or week.</summary>
    public required string Step { get; init; }

    public required DateOnly Start { get; init; }

    /// <summary>The date of the last tick (step of simulated time) of each run.</summary>
    public required DateOnly End { get; init; }

    public required ulong FirstSeed { get; init; }

    /// <inheritdoc cref="SeedAsText"/>
    public string FirstSeedText => SeedAsText.Of(FirstSeed);

    public required int Seeds { get; init; }

    /// <summary>The number of samples, random sets of values of the uncertain parameters; 0 if none are drawn.</summary>
    public required int Samples { get; init; }

    /// <summary>The number of seeds that are run with each sample, a random set of values of the uncertain parameters.</summary>
    public required int SeedsPerSample { get; init; }

    public required ImmutableArray<UncertainEntry> Uncertain { get; init; }

    /// <summary>
    /// The differences to the reference scenario in the nation's phone lines on the last date. Each other scenario and a negligible price change (the noise
    /// floor) have entries.
    /// </summary>
    public required ImmutableArray<HeadlineEntry> Subscribers { get; init; }

    public required long Runs { get; init; }

    public required int Done { get; init; }

    public required int Failed { get; init; }

    /// <summary>A text that says which run failed first, and why; null if no run failed.</summary>
    public string? FirstFailure { get; init; }

    /// <summary>
    /// The scenarios that are not compared person by person in <c>persons.csv</c>, because their people are not the same as in the reference scenario.
    /// </summary>
    public required ImmutableArray<string> OtherPeople { get; init; }

    /// <summary>The path of the nation's table of prices per unit, such as one handset, from which costs are computed; null if none exists.</summary>
    public string? Costs { get; init; }

    public int? ModelVersion { get; init; }

    public required string Version { get; init; }

    public string? Commit { get; init; }

    public required string Runtime { get; init; }

    public required Machine Machine { get; init; }

    /// <summary>The number of runs that are executed at the same time.</summary>
    public required int Parallel { get; init; }

    public required double WallSeconds { get; init; }

    /// <summary>The files that the comparison has read.</summary>
    public required ImmutableArray<ExperimentInput> Inputs { get; init; }

    /// <summary>Reads the manifest of a comparison's folder.</summary>
    /// <exception cref="BadFileException">There is no manifest, or it has another form.</exception>
    public static ComparisonManifest Read(string folder)
    {
        var path = Path.Combine(folder, Manifest.FileName);
        try
        {
            return JsonSerializer.Deserialize<ComparisonManifest>(TextFile.Read(path, ReadLimits.JsonBytes), Manifest.Json)!;
        }
        catch (JsonException error)
        {
            throw new BadFileException(new Origin(path), "", $"is no manifest of a comparison ({Names.Short(error.Message)})", "the folder of a comparison");
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Manifest.Json);
}

/// <summary>A scenario in the manifest of a comparison, with its differences from the reference scenario in words.</summary>
/// <param name="Scenario">The scenario's name in the tables.</param>
/// <param name="Source">The key of a built-in scenario, or the path of a file.</param>
/// <param name="Asks">The question that the scenario's file asks.</param>
/// <param name="Changes">What differs from the reference, in words; empty for the reference.</param>
internal sealed record ScenarioEntry(string Scenario, string Source, string Asks, ImmutableArray<string> Changes);

/// <summary>A parameter whose true value nobody knows, in the manifest of a comparison, with the range from which its values are drawn.</summary>
/// <param name="Source">Where the range comes from.</param>
internal sealed record UncertainEntry(string Parameter, double From, double To, string Source);

/// <summary>An entry of a comparison's manifest: the difference of a scenario to the reference scenario in the nation's phone lines on the last date.</summary>
/// <param name="Band">The kind of the range from <c>Low</c> to <c>High</c>: luck (seeds) or ignorance (uncertain parameters).</param>
/// <param name="NarrowerThanIndependent">
/// How many times narrower the range is than with independent seeds; null for ignorance, or if it cannot be computed.
/// </param>
internal sealed record HeadlineEntry(
    string Scenario,
    string Band,
    double Difference,
    double Low,
    double High,
    double? Level,
    int Runs,
    int? Samples,
    double Reference,
    double? NarrowerThanIndependent
);
