using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Progress;
using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Commands.Run.Replicates;

/// <summary><c>adoptsim run --replicates</c>: repeats a run with several seeds and keeps all files of each run.</summary>
internal sealed class ReplicatesCommand(RunPlan plan, CliEnvironment environment)
{
    /// <summary>
    /// Begins replicates (the same run with several seeds) in a new folder, or continues those that the same command began earlier. Returns the exit status of
    /// the process.
    /// </summary>
    /// <param name="otherwise">The name of the replicates if the user gave no name.</param>
    public async Task<int> CarryOutAsync(string otherwise, CancellationToken cancellation)
    {
        var path = FolderOfUser();
        var begun = path is null ? null : ReplicatesManifest.UnfinishedIn(path);
        using var folder =
            path is null ? ExperimentFolder.CreateNew(environment.PathTo(KeptRuns.Folder), otherwise)
            : begun is null ? ExperimentFolder.Create(path)
            : ExperimentFolder.Open(path);
        var experiment = ReplicatesExperiment.Of(plan, Path.Combine(folder.Path, ExperimentInputs.ExperimentFileName));
        if (begun is null)
        {
            folder.Write(ExperimentInputs.ExperimentFileName, ReplicatesExperiment.Text(experiment));
            folder.Write(DesignFile.FileName, DesignFile.Text(experiment.Table));
        }
        else
        {
            ReplicatesExperiment.CheckSame(path!, begun, plan);
        }

        var name = plan.Options.Name ?? begun?.Name ?? (path is null ? Path.GetFileName(folder.Path) : otherwise);
        return await CarryOutAsync(name, experiment, folder, cancellation);
    }

    private string? FolderOfUser() =>
        plan.Options switch
        {
            { Folder: { } folder } => environment.PathTo(folder),
            { Name: { } name } => Path.Combine(environment.PathTo(KeptRuns.Folder), name),
            _ => null,
        };

    private async Task<int> CarryOutAsync(string name, Experiment experiment, ExperimentFolder folder, CancellationToken cancellation)
    {
        var files = new ReplicatesFiles(plan, experiment, folder);
        var options = new SessionOptions
        {
            Name = name,
            Silos = plan.Options.Silos,
            Delivery = plan.Options.Delivery,
            Parallel = plan.Options.Threads > 0 ? Math.Max(1, Environment.ProcessorCount / plan.Options.Threads) : null,
        };
        var session = new ExperimentSession(experiment, options, folder, ReplicatesExperiment.InputsOf(plan), experiment.Path, environment)
        {
            ExecutorAt = site => new ReplicateRun(plan, name, experiment, folder.Path, site, environment.Time).CarryOutAsync,
            Extend = files.Extend,
            OnEnd = manifest => files.Write((ReplicatesManifest)manifest),
        };
        using var records = new ExperimentRecords(folder.Path, experiment, retries: true);
        session.WriteManifest(records);
        ReplicatesManifest manifest;
        try
        {
            manifest = (ReplicatesManifest)await ExperimentDisplay.ShowAsync(environment, plan.Options.Quiet, view =>
                {
                    PrintEarlier(view, records);
                    return session.CarryOutAsync(records, view, cancellation);
                });
        }
        catch when (!Directory.Exists(Path.Combine(folder.Path, ReplicateEntry.RunsFolder)))
        {
            records.Dispose();
            folder.Discard();
            throw;
        }

        Show(manifest, folder.Path);
        return manifest switch
        {
            { Status: ManifestStatus.Cancelled } => ExitStatus.Cancelled,
            { Failed: > 0 } => ExitStatus.Failed,
            _ => ExitStatus.Done,
        };
    }

    private void PrintEarlier(IExperimentView view, ExperimentRecords records)
    {
        if (records.Ended.Count > 0)
        {
            view.Print($"{records.Ended.Count} of {plan.Options.Replicates} replicates were done before the interruption.");
        }
    }

    private void Show(ReplicatesManifest manifest, string folder)
    {
        if (plan.Options.Json)
        {
            environment.Output.Profile.Out.Writer.WriteLine(manifest.ToJson());
        }
        else
        {
            ReplicatesSummary.Show(environment.Output, plan, manifest, folder);
        }

        var error = environment.Error.Profile.Out.Writer;
        if (manifest.FirstFailure is { } failure)
        {
            error.WriteLine($"{manifest.Failed} of {manifest.Runs} replicates failed; the first at {failure} The same command runs them again.");
        }

        if (manifest.Status == ManifestStatus.Cancelled)
        {
            error.WriteLine($"Cancelled: {manifest.Done} of {manifest.Runs} replicates are done. The same command continues.");
        }
    }
}
