using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Reports;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Commands.Run.Replicates;

/// <summary>
/// Writes the files that replicates (one run with several seeds) have in addition to those of an experiment: the list of runs in the manifest, the spread over
/// the runs, and the report.
/// </summary>
internal sealed class ReplicatesFiles(RunPlan plan, Experiment experiment, ExperimentFolder folder)
{
    /// <summary>Returns an experiment's manifest, extended by all effective values of the scenario and the list of runs.</summary>
    public ReplicatesManifest Extend(ExperimentManifest manifest)
    {
        var entries = Entries();
        return new ReplicatesManifest(manifest, ScenarioInForce.Of(plan.Specification(manifest.Name, 1), plan.Options.Scenario))
        {
            ContinuedBy = $"{RepeatCommand.Of(plan, plan.Options.Seed, plan.Commands.Length > 0)} {RepeatCommand.Of(["--out", folder.Path])}",
            Warnings = plan.Warnings,
            Replicates = entries,
            Bands = entries.Count(entry => entry.Status == ManifestStatus.Done) is > 0 and var runs ? new BandsEntry(runs, Bands.Definition) : null,
        };
    }

    /// <summary>Writes <c>bands.csv</c>, the spread of results over all finished runs, and the report.</summary>
    /// <exception cref="AdoptionSim.Nations.Files.BadFileException">A table of a run is missing or damaged.</exception>
    public void Write(ReplicatesManifest manifest)
    {
        string[] done = [.. manifest.Whole.Select(entry => PathOf(entry.Folder))];
        if (done.Length > 0)
        {
            folder.Write(Bands.FileName, file => Bands.Write(file, done.Select(run => Path.Combine(run, Bands.NationalFile))));
        }

        folder.Write(Report.FileName, ReplicatesReport.Of(plan, manifest, done));
    }

    private string PathOf(string replicate) => Path.Combine(folder.Path, replicate);

    /// <summary>Returns entries for the manifest: one for each replicate (run with its own seed) that has ended, or was cancelled in progress.</summary>
    private ImmutableArray<ReplicateEntry> Entries()
    {
        var rows = ResultsColumns.Of(experiment).Read(PathOf(ResultsColumns.FileName)).ToDictionary(row => row.Key.Seed);
        return
        [
            .. Enumerable
                .Range(1, plan.Options.Replicates)
                .Select(replicate => rows.TryGetValue(plan.SeedOf(replicate), out var row) ? Ended(replicate, row) : Cancelled(replicate))
                .OfType<ReplicateEntry>(),
        ];
    }

    private static ReplicateEntry Ended(int replicate, RunRow row) =>
        new(replicate, row.Key.Seed, row.Status, ReplicateEntry.FolderOf(replicate), row.Digest) { Subscribers = (long?)row.Values[0] };

    /// <summary>Returns the manifest entry of a replicate (run with its own seed) that was cancelled; null if it was not started, or was killed.</summary>
    private ReplicateEntry? Cancelled(int replicate)
    {
        var path = ReplicateEntry.FolderOf(replicate);
        return Manifest.FindIn<Manifest>(PathOf(path)) is { Status: ManifestStatus.Cancelled } run
            ? new ReplicateEntry(replicate, run.Seed, run.Status, path, run.Digest) { Subscribers = SubscribersIn(PathOf(path)) }
            : null;
    }

    private static long? SubscribersIn(string run) => new DoneRuns([run]).Curve() is { Length: > 0 } curve ? (long)curve[^1].Band.Mean : null;
}
