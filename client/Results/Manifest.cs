using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Results;

/// <summary>The content of <c>manifest.json</c>: inputs and main results of a run, sufficient to repeat it and to compare it with others.</summary>
public sealed record Manifest
{
    /// <summary>The name of the run.</summary>
    public required string Name { get; init; }

    /// <summary>The status of the run: "done" or "cancelled".</summary>
    public required string Status { get; init; }

    /// <summary>The scenario with all effective values: nation (without its list of districts), settings, and interventions (dated changes).</summary>
    public required JsonObject Scenario { get; init; }

    /// <summary>The seed of all random draws of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Simulated citizens per real citizen.</summary>
    public required double Scale { get; init; }

    /// <summary>The length of a tick (step of simulated time): "day" or "week".</summary>
    public required string Step { get; init; }

    /// <summary>The date of the first row of the result tables: the start of the run, before any tick.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The date of the last row of the result tables: the end of the last finished tick (step of simulated time).</summary>
    public required DateOnly End { get; init; }

    /// <summary>The number of finished ticks (steps of simulated time).</summary>
    public required int Ticks { get; init; }

    /// <summary>The number of simulated citizens.</summary>
    public required long Citizens { get; init; }

    /// <summary>The way of simulating citizens: "resident" (over packed rows in memory) or "message" (with a message to each grain).</summary>
    public required string Delivery { get; init; }

    /// <summary>The number of silos (Orleans servers) that executed the run at its end.</summary>
    public required int Silos { get; init; }

    /// <summary>
    /// The maximum number of districts that a silo computed at once for this run. If the run set no limit, it is the default for the machine of the client;
    /// silos on machines with other numbers of processors had other limits.
    /// </summary>
    public required int Threads { get; init; }

    /// <summary>The last value of a chain of hashes over all ticks, hexadecimal. A repetition of the run must give the same.</summary>
    public required string Digest { get; init; }

    /// <summary>The version of the simulation's rules; runs of different versions have different digests (hashes of their results).</summary>
    public required int ModelVersion { get; init; }

    /// <summary>Seconds from the start of the process, or of a replicate (one of several runs), until all rows of the tables were complete.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>
    /// Seconds from the start of the process, or of a replicate (one of several runs), to the first finished tick (step of simulated time); null if no tick was
    /// finished.
    /// </summary>
    public double? FirstTickSeconds { get; init; }

    /// <summary>
    /// The speed of the run: citizens times ticks (steps of simulated time), divided by its duration in seconds; 0 if the run was not followed from its start.
    /// </summary>
    public required double CitizenTicksPerSecond { get; init; }

    /// <summary>Peak memory (working set) of this process in bytes; the silos of a cluster are not included.</summary>
    public required long PeakWorkingSetBytes { get; init; }

    /// <summary>The version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The commit from which the program was built; null if it is not known.</summary>
    public string? Commit { get; init; }

    /// <summary>The version of .NET.</summary>
    public required string Runtime { get; init; }

    /// <summary>The machine on which this process ran.</summary>
    public required Machine Machine { get; init; }

    /// <summary>
    /// The number of messages sent to the grains of citizens and handsets during the ticks, for their steps and for changes of their states; 0 if delivery is
    /// "resident".
    /// </summary>
    public required long Messages { get; init; }

    /// <summary>Bytes of phone traffic and of events along social ties that silos sent to each other, including repetitions after a silo was lost.</summary>
    public required long CrossSiloBytes { get; init; }

    /// <summary>The number of times that the run went back to a checkpoint (stored state) because it had lost a silo.</summary>
    public required int Recoveries { get; init; }

    /// <summary>The gateways and the id of the cluster that executed the run; null for silos embedded in this process.</summary>
    public string? Cluster { get; init; }

    public const string FileName = "manifest.json";

    /// <summary>
    /// The warnings that were printed: interventions (dated changes) and commands that have no effect because the run ends before them. Empty if there are
    /// none.
    /// </summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc cref="SeedAsText"/>
    public string SeedText => SeedAsText.Of(Seed);

    /// <summary>Reads the manifest in a folder as type <c>T</c>; null if it does not exist or cannot be read as that type.</summary>
    /// <typeparam name="T">The kind of the manifest.</typeparam>
    internal static T? FindIn<T>(string folder)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(folder, FileName)), Json);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The rows of <c>record.csv</c>: the nation's published figures beside the values of the run.</summary>
    public ImmutableArray<RecordEntry> Record { get; init; } = [];

    /// <summary>
    /// The schema of the tables: the declarations of all measures and ratios, as in <see cref="MeasureSchema"/>, and their hash. It is the last property
    /// because it is long.
    /// </summary>
    public JsonObject? Schema { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>An entry in a manifest's list of replicates (runs of one scenario with different seeds): one run with its seed, status and folder.</summary>
/// <param name="Status">"done", "failed" or "cancelled".</param>
/// <param name="Folder">The replicate's folder, relative to the manifest's; a failed replicate has none.</param>
/// <param name="Digest">The digest of the run; empty if it failed.</param>
public sealed record ReplicateEntry(int Replicate, ulong Seed, string Status, string Folder, string Digest)
{
    /// <summary>The name of the folder that contains one folder for each replicate (run with its own seed).</summary>
    internal const string RunsFolder = "replicates";

    /// <inheritdoc cref="SeedAsText"/>
    public string SeedText => SeedAsText.Of(Seed);

    /// <summary>The number of subscribers after the last tick, scaled to the real population; null if the replicate has recorded no tick.</summary>
    public long? Subscribers { get; init; }

    /// <summary>Returns the path of a replicate's folder, relative to the common folder of all replicates.</summary>
    internal static string FolderOf(int replicate) => $"{RunsFolder}/{replicate}";
}

/// <param name="Runs">The number of finished runs.</param>
/// <param name="Definition">The definition of the percentiles, in words.</param>
public sealed record BandsEntry(int Runs, string Definition);
