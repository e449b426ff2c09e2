using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Commands.Run.Replicates;

/// <summary>
/// The <c>manifest.json</c> of a run with several replicates (repetitions with other seeds): an experiment's manifest, extended by all effective values of the
/// scenario and the list of runs.
/// </summary>
internal sealed record ReplicatesManifest : ExperimentManifest
{
    public ReplicatesManifest() { }

    [SetsRequiredMembers]
    public ReplicatesManifest(ExperimentManifest experiment, JsonObject scenario)
        : base(experiment) => Scenario = scenario;

    /// <inheritdoc cref="Results.Manifest.Scenario"/>
    [JsonPropertyOrder(1)]
    public required JsonObject Scenario { get; init; }

    /// <summary>The seed of the first replicate; each further replicate has the next higher seed.</summary>
    [JsonPropertyOrder(1)]
    public ulong Seed => FirstSeed;

    /// <inheritdoc cref="SeedAsText"/>
    [JsonPropertyOrder(1)]
    public string SeedText => SeedAsText.Of(FirstSeed);

    /// <inheritdoc cref="Results.Manifest.Warnings"/>
    [JsonPropertyOrder(1)]
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>One entry for each replicate that was started, in order.</summary>
    [JsonPropertyOrder(1)]
    public ImmutableArray<ReplicateEntry> Replicates { get; init; } = [];

    /// <summary>
    /// The number of runs that <c>bands.csv</c> (the spread over runs) summarises, and its definition of percentiles; null while no run is done.
    /// </summary>
    [JsonPropertyOrder(1)]
    public BandsEntry? Bands { get; init; }

    /// <summary>The replicates (runs with different seeds) that are done.</summary>
    [JsonIgnore]
    public IEnumerable<ReplicateEntry> Whole => Replicates.Where(entry => entry.Status == ManifestStatus.Done);

    /// <summary>Reads the manifest in a folder whose replicates were interrupted, or of which some failed; null if the folder has no such manifest.</summary>
    public static ReplicatesManifest? UnfinishedIn(string folder) =>
        Results.Manifest.FindIn<ReplicatesManifest>(folder) is { } manifest and not { Status: ManifestStatus.Done, Failed: 0 } ? manifest : null;
}
