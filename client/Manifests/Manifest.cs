using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Manifests;

/// <summary><c>manifest.json</c>: what a run was and what it came to; enough to repeat it and to compare it.</summary>
/// <param name="Status">"done" or "cancelled".</param>
/// <param name="Scenario">The scenario with all values in force: nation (without its list of districts), settings, interventions.</param>
/// <param name="Start">The date of the first row.</param>
/// <param name="End">The date of the last row.</param>
/// <param name="Ticks">Ticks done.</param>
/// <param name="Citizens">Simulated citizens.</param>
/// <param name="Messages">Step messages sent to citizens and handsets.</param>
/// <param name="Digest">The digest chain's last value, hexadecimal.</param>
/// <param name="WallSeconds">From the process's start (of a later replicate: its own) until its rows were complete.</param>
/// <param name="FirstTickSeconds">From the same beginning to the first tick that was seen finished; null where there was none.</param>
/// <param name="CitizenTicksPerSecond">Citizens times ticks over the time from the run's start to its end; 0 where the run was not followed from its start.</param>
/// <param name="PeakWorkingSetBytes">Of the whole process; of a cluster's silos nothing is in it.</param>
/// <param name="CrossSiloBytes">News and traffic that the silos sent each other; what was sent again after a loss counts again.</param>
/// <param name="Recoveries">How often the run went back to a checkpoint because a silo was lost.</param>
/// <param name="Cluster">The gateways and the id of the cluster that carried the run; null where its silos were embedded in this process.</param>
public sealed record Manifest(
    string Name, string Status, JsonObject Scenario, ulong Seed, double Scale, string Step, DateOnly Start, DateOnly End, int Ticks, long Citizens,
    string Delivery, int Silos, int Threads, string Digest, int ModelVersion, double WallSeconds, double? FirstTickSeconds, double CitizenTicksPerSecond,
    long PeakWorkingSetBytes, string Version, string? Commit, string Runtime, Machine Machine, long Messages,
    long CrossSiloBytes, int Recoveries, string? Cluster)
{
    public const string FileName = "manifest.json";

    /// <summary>The warnings that were printed: interventions and commands that have no effect because the run ends before them. Empty if there are none.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc cref="SeedAsText"/>
    public string SeedText => SeedAsText.Of(Seed);

    /// <summary>The measures and ratios of the tables: <c>hash</c>, then the lists of <see cref="MeasureSchema"/>. At the end because it is long.</summary>
    public JsonObject? Schema { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>The manifest above several replicates.</summary>
/// <param name="Replicates">One line for each that was begun.</param>
public sealed record ReplicatesManifest(
    string Name, string Status, JsonObject Scenario, ulong Seed, double Scale, string Step, double WallSeconds, ImmutableArray<ReplicateEntry> Replicates,
    string Version, string? Commit, string Runtime, Machine Machine)
{
    /// <inheritdoc cref="SeedAsText"/>
    public string SeedText => SeedAsText.Of(Seed);

    /// <inheritdoc cref="Manifest.Warnings"/>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>What <c>bands.csv</c> is made of; null while no run is done.</summary>
    public BandsEntry? Bands { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Manifest.Json);
}

/// <param name="Folder">Relative to the manifest's.</param>
public sealed record ReplicateEntry(int Replicate, ulong Seed, string Status, string Folder, string Digest)
{
    /// <inheritdoc cref="SeedAsText"/>
    public string SeedText => SeedAsText.Of(Seed);
}

/// <param name="Runs">Runs that are done.</param>
/// <param name="Definition">Of the percentiles.</param>
public sealed record BandsEntry(int Runs, string Definition);
