using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Experiments.Pages;
using AdoptionSim.Client.Progress;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Commands.Experiments;

/// <summary>
/// Carries out <c>adoptsim experiment run</c> or <c>resume</c>: executes the runs, shows their progress and prints the summary or the manifest.
/// </summary>
internal sealed class SessionCommand(CliEnvironment environment, bool json, bool quiet)
{
    /// <summary>Begins an experiment in a new folder, executes its runs and returns the exit status of the process.</summary>
    /// <param name="path">The path of the experiment file.</param>
    /// <param name="into">The path of the results folder.</param>
    public async Task<int> BeginAsync(string path, string into, SessionOptions options, CancellationToken cancellation)
    {
        var experiment = ExperimentFile.Read(path);
        var text = TextFile.Read(path, ReadLimits.YamlBytes);
        var inputs = ExperimentInputs.Of(experiment, text);
        await using var metrics = await OfferMetricsAsync(options);
        using var folder = ExperimentFolder.Create(into);
        var session = new ExperimentSession(experiment, options, folder, inputs, Path.GetFullPath(path), environment) { Metrics = metrics };
        folder.Write(ExperimentInputs.ExperimentFileName, text);
        folder.Write(DesignFile.FileName, DesignFile.Text(experiment.Table));
        session.WriteManifest();
        using var records = new ExperimentRecords(folder.Path, experiment);
        try
        {
            return await CarryOutAsync(session, records, experiment, options, folder, cancellation);
        }
        catch (Exception error) when (error is RefusedException || records.Ended.Count == 0)
        {
            records.Dispose();
            folder.Discard();
            throw;
        }
    }

    /// <summary>Continues an interrupted experiment from the files in its folder, and returns the exit status of the process.</summary>
    /// <param name="path">The path of the results folder.</param>
    /// <param name="optionsOf">Returns the options, from the manifest in the folder.</param>
    public async Task<int> ContinueAsync(string path, Func<ExperimentManifest, SessionOptions> optionsOf, CancellationToken cancellation)
    {
        var begun = ExperimentManifest.Read(path);
        if (begun.ContinuedBy is { } command)
        {
            throw new RefusedException($"{path} holds a run with replicates; expected an experiment. `{command}` continues the run. Nothing was written.");
        }

        var (copy, options) = (Path.Combine(path, ExperimentInputs.ExperimentFileName), optionsOf(begun));
        var experiment = ExperimentFile.Read(copy, beside: begun.File);
        var inputs = ExperimentInputs.Of(experiment, TextFile.Read(copy, ReadLimits.YamlBytes));
        ExperimentInputs.CheckSame(begun, inputs, TextFile.Read(Path.Combine(path, DesignFile.FileName), ReadLimits.CsvBytes));
        await using var metrics = await OfferMetricsAsync(options);
        using var folder = ExperimentFolder.Open(path);
        using var records = new ExperimentRecords(folder.Path, experiment, options.RetriesFailed);
        var session = new ExperimentSession(experiment, options, folder, inputs, begun.File, environment) { Metrics = metrics };
        session.WriteManifest(records);
        return await CarryOutAsync(session, records, experiment, options, folder, cancellation);
    }

    private async Task<int> CarryOutAsync(
        ExperimentSession session,
        ExperimentRecords records,
        Experiment experiment,
        SessionOptions options,
        ExperimentFolder folder,
        CancellationToken cancellation
    )
    {
        var resume = ResumeCommand(folder.Path, options);
        ExperimentManifest manifest;
        try
        {
            manifest = await ExperimentDisplay.ShowAsync(environment, quiet, view => session.CarryOutAsync(records, view, cancellation));
        }
        catch (Exception error) when (error is not RefusedException && records.Ended.Count > 0 && Directory.Exists(folder.Path))
        {
            environment.Error.Profile.Out.Writer.WriteLine($"{Names.Counted(records.Ended.Count, "run")} kept. `{resume}` continues the experiment.");
            throw;
        }

        ExperimentPage.Write(folder.Path, experiment, manifest);
        if (json)
        {
            environment.Output.Profile.Out.Writer.WriteLine(manifest.ToJson());
        }
        else
        {
            ExperimentSummary.Show(environment.Output, experiment, manifest, folder.Path);
        }

        if (manifest.Status == ManifestStatus.Cancelled)
        {
            environment.Error.Profile.Out.Writer.WriteLine(
                $"Cancelled: {records.Ended.Count} of {manifest.Runs} runs are kept. `{resume}` continues the experiment."
            );
            return ExitStatus.Cancelled;
        }

        return manifest.Done > 0 ? ExitStatus.Done : ExitStatus.Failed;
    }

    /// <summary>
    /// Starts the metrics page of an experiment for Prometheus and returns it; null if no port is given. It leaves out metrics of single runs, because there
    /// may be thousands.
    /// </summary>
    /// <exception cref="RefusedException">The port cannot be opened.</exception>
    private async Task<IMetrics?> OfferMetricsAsync(SessionOptions options) =>
        options.MetricsPort is { } port
            ? await environment.Clusters.OfferMetricsAsync(port, ofSilos: false, environment.Error.Profile.Out.Writer.WriteLine)
            : null;

    private string ResumeCommand(string folder, SessionOptions options)
    {
        var name = folder == environment.PathTo(Path.Combine(ExperimentFolder.Root, options.Name)) ? options.Name : folder;
        return $"adoptsim experiment resume {name}{(options.Cluster is { } cluster ? $" --cluster {cluster}" : "")}";
    }
}
