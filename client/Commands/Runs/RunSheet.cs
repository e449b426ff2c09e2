using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AdoptionSim.Client.Commands.Cluster;
using AdoptionSim.Client.Commands.Inspect;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Files;
using Spectre.Console;

namespace AdoptionSim.Client.Commands.Runs;

/// <summary>
/// The state of a run of a cluster, as JSON for programs and as text for people. The values are those of <see cref="RunEntry"/> and <see cref="RunProgress"/>.
/// </summary>
/// <param name="State">The state in lower case.</param>
internal sealed record RunSheet(
    string Name,
    string Scenario,
    ulong Seed,
    double Scale,
    DateTimeOffset Began,
    string State,
    int Tick,
    int Ticks,
    DateOnly Date,
    long Subscribers,
    long Citizens,
    int Silos,
    string Digest,
    int ModelVersion,
    int? Checkpoint,
    int Recoveries,
    string? Warning,
    string? Error
)
{
    /// <inheritdoc cref="SeedAsText"/>
    public string SeedText => SeedAsText.Of(Seed);

    public static RunSheet Of(RunEntry entry)
    {
        var progress = entry.Progress;
        return new RunSheet(
            entry.Name,
            entry.Scenario,
            entry.Seed,
            entry.Scale,
            entry.Began,
            Word(progress.State),
            progress.Tick,
            progress.Ticks,
            progress.Date,
            progress.Subscribers,
            progress.Citizens,
            progress.Silos,
            progress.Digest,
            progress.ModelVersion,
            progress.Checkpoint,
            progress.Recoveries,
            progress.Warning,
            progress.Error
        );
    }

    public static string Word(RunState state) => state.ToString().ToLowerInvariant();

    public static string ListToJson(IEnumerable<RunSheet> runs) => JsonSerializer.Serialize(new { runs }, Manifest.Json);

    public static void ShowList(IAnsiConsole console, IEnumerable<RunSheet> runs) =>
        PlainTable.Write(
            console,
            ["run", "scenario", "began", "state", "tick:", "of:", "date", "subscribers:", "checkpoint:", "recoveries:"],
            runs.Select(run =>
                ImmutableArray.Create(
                    run.Name,
                    run.Scenario,
                    run.Began.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                    run.State,
                    Sheet.Number(run.Tick),
                    Sheet.Number(run.Ticks),
                    Sheet.Date(run.Date),
                    Sheet.Number(run.Subscribers),
                    run.Checkpoint is { } checkpoint ? Sheet.Number(checkpoint) : "none",
                    Sheet.Number(run.Recoveries)
                )
            )
        );

    public string ToJson() => JsonSerializer.Serialize(this, Manifest.Json);

    /// <param name="reason">Why the run has stopped and how to continue it; null to show the error unchanged.</param>
    public void Show(IAnsiConsole console, string? reason)
    {
        ImmutableArray<(string, string)> facts =
        [
            ("scenario", string.Create(CultureInfo.InvariantCulture, $"{Scenario}, seed {Seed}, scale {Scale}")),
            ("began", Began.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)),
            ("state", $"{State}, tick {Sheet.Number(Tick)} of {Sheet.Number(Ticks)}, {Sheet.Date(Date)}"),
            ("citizens", $"{Sheet.Number(Citizens)} on {Names.Counted(Silos, "silo")}"),
            ("subscribers", Sheet.Number(Subscribers)),
            ("digest", $"{Digest}, model version {ModelVersion}"),
            ("checkpoint", Checkpoint is { } checkpoint ? $"of tick {Sheet.Number(checkpoint)}" : "none"),
            ("recoveries", Sheet.Number(Recoveries)),
        ];
        IEnumerable<(string, string?)> troubles = [("warning", Warning), ("error", reason ?? Error)];
        new Sheet(Name, [.. facts, .. troubles.Where(trouble => trouble.Item2 is not null).Select(trouble => (trouble.Item1, trouble.Item2!))]).Show(console);
    }
}
