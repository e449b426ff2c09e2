using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Manifests;

/// <summary><c>manifest.json</c>: inputs and main results of a run, sufficient to repeat it and to compare it with others.</summary>
/// <param name="Status">"done" or "cancelled".</param>
/// <param name="Scenario">The scenario with all effective values: nation (without its list of districts), settings, interventions.</param>
/// <param name="Start">The date of the first row.</param>
/// <param name="End">The date of the last row.</param>
/// <param name="Ticks">Finished ticks.</param>
/// <param name="Citizens">Simulated citizens.</param>
/// <param name="Messages">Step messages sent to citizens and handsets.</param>
/// <param name="Digest">The digest chain's last value, hexadecimal.</param>
/// <param name="WallSeconds">Seconds from the start of the process, or of a later replicate, until all rows were complete.</param>
/// <param name="FirstTickSeconds">Seconds from the same start to the first finished tick; null if no tick was finished.</param>
/// <param name="CitizenTicksPerSecond">Citizens times ticks, divided by the run's duration in seconds; 0 if the run was not followed from its start.</param>
/// <param name="PeakWorkingSetBytes">Peak memory of this process; the silos of a cluster are not included.</param>
/// <param name="CrossSiloBytes">Bytes of tie events and traffic sent between silos, including what was sent again after a loss.</param>
/// <param name="Recoveries">How often the run went back to a checkpoint because it had lost a silo.</param>
/// <param name="Cluster">The gateways and the id of the cluster that executed the run; null for silos embedded in this process.</param>
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

/// <summary>The manifest of a run with several replicates.</summary>
/// <param name="Replicates">One entry for each replicate that was started.</param>
public sealed record ReplicatesManifest(
    string Name, string Status, JsonObject Scenario, ulong Seed, double Scale, string Step, double WallSeconds, ImmutableArray<ReplicateEntry> Replicates,
    string Version, string? Commit, string Runtime, Machine Machine)
{
    /// <inheritdoc cref="SeedAsText"/>
    public string SeedText => SeedAsText.Of(Seed);

    /// <inheritdoc cref="Manifest.Warnings"/>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The number of runs and the definition of percentiles behind <c>bands.csv</c>; null while no run is done.</summary>
    public BandsEntry? Bands { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Manifest.Json);
}

/// <param name="Folder">The replicate's folder, relative to the manifest's.</param>
public sealed record ReplicateEntry(int Replicate, ulong Seed, string Status, string Folder, string Digest)
{
    /// <inheritdoc cref="SeedAsText"/>
    public string SeedText => SeedAsText.Of(Seed);
}

/// <param name="Runs">The number of finished runs.</param>
/// <param name="Definition">The definition of the percentiles, in words.</param>
public sealed record BandsEntry(int Runs, string Definition);
