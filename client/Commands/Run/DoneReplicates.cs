using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>The finished replicates of an interrupted command. The same command continues with the next replicate.</summary>
internal sealed class DoneReplicates
{
    private const string Folder = "replicates";

    private readonly string _folder;
    private readonly RunPlan _plan;

    private DoneReplicates(string folder, RunPlan plan) => (_folder, _plan) = (folder, plan);

    /// <summary>True if the folder holds replicates of a command that was cancelled or killed.</summary>
    public static bool AreIn(string folder) =>
        Directory.Exists(Path.Combine(folder, Folder)) && Occupant.ManifestIn(folder) is not { Status: not ManifestStatus.Cancelled };

    /// <summary>Reads the replicates and checks that all have the same settings as the plan.</summary>
    /// <exception cref="RefusedException">A replicate has other settings.</exception>
    public static DoneReplicates Of(string folder, RunPlan plan)
    {
        var done = new DoneReplicates(folder, plan);
        foreach (var replicate in Enumerable.Range(1, plan.Options.Replicates))
        {
            done.Find(replicate);
        }

        return done;
    }

    /// <summary>Returns the result of a replicate; null if it is not finished.</summary>
    /// <exception cref="RefusedException">It has other settings.</exception>
    public RunOutcome? Find(int replicate)
    {
        var folder = Path.Combine(_folder, ReplicatedRun.FolderOf(replicate));
        if (Occupant.ManifestIn(folder) is not { } found)
        {
            return null;
        }

        var manifest = JsonSerializer.Deserialize<Manifest>(File.ReadAllText(Path.Combine(folder, Manifest.FileName)), Manifest.Json)!;
        Check(folder, manifest, replicate);
        return found.Status == ManifestStatus.Done ? new RunOutcome(manifest, [LastOf(folder)], folder) : null;
    }

    private void Check(string folder, Manifest manifest, int replicate)
    {
        Require(folder, "seed", manifest.Seed, _plan.SeedOf(replicate));
        Require(folder, "scale", manifest.Scale, _plan.Options.Scale);
        Require(folder, "step", manifest.Step, ManifestOf.StepWord(_plan.Options.StepDays));
        Require(folder, "scenario", Text(manifest.Scenario), Text(ScenarioInForce.Of(_plan.Specification("", replicate), "")), isShown: false);
        Require(folder, "commands", Text(CommandsIn(folder)), Text(_plan.Commands.Where(command => command.Tick <= _plan.Ticks)), isShown: false);
    }

    private static void Require<T>(string folder, string what, T found, T asked, bool isShown = true)
    {
        if (!EqualityComparer<T>.Default.Equals(found, asked))
        {
            var values = isShown ? string.Create(CultureInfo.InvariantCulture, $": {found} there, {asked} asked for") : "";
            throw new RefusedException(
                $"{folder} holds a replicate with another {what}{values}. Expected the command that was interrupted, to continue it; or another "
                    + "--name or --out, or this folder removed."
            );
        }
    }

    private Contracts.Runs.JournalEntry[] CommandsIn(string folder) =>
        Path.Combine(folder, CommandsTable.FileName) is var file && File.Exists(file) ? CommandsReader.Read(file, _plan.Nation) : [];

    private static string Text(IEnumerable<Contracts.Runs.JournalEntry> commands) => string.Join('\n', commands);

    /// <summary>Returns the scenario's text without its path, because the same scenario may have another path now.</summary>
    private static string Text(JsonObject scenario)
    {
        var named = scenario.DeepClone().AsObject();
        named.Remove("file");
        return named.ToJsonString(Manifest.Json);
    }

    private static CurvePoint LastOf(string folder) =>
        Bands.Read(Path.Combine(folder, Bands.NationalFile))[^1] is var last
            ? new CurvePoint(
                DateOnly.ParseExact(last["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                long.Parse(last["subscribers"], CultureInfo.InvariantCulture),
                0
            )
            : default;
}
