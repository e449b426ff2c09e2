using System.CommandLine;
using AdoptionSim.Client.Hosting;
using AdoptionSim.Client.Keeping;
using AdoptionSim.Client.Progress;
using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Running;

/// <summary><c>adoptsim run</c>: from the options to the exit status.</summary>
internal sealed class RunCommand(RunPlan plan, Surroundings surroundings)
{
    private const string RunsFolder = KeptRuns.Folder;

    public static Command Create(Surroundings surroundings)
    {
        var arguments = new RunArguments();
        var command = new Command("run", "Runs a scenario and writes its results.");
        arguments.AddTo(command);
        command.SetAction((parsed, cancellation) =>
            new RunCommand(RunPlan.Make(arguments.Read(parsed), surroundings), surroundings).CarryOutAsync(cancellation));
        return command;
    }

    private Task<int> CarryOutAsync(CancellationToken cancellation)
    {
        var folder = Claim();
        var name = plan.Options.Name ?? (plan.Options.Folder is null ? Path.GetFileName(folder.Path) : DefaultName());
        return plan.Options.Replicates == 1 ? SingleAsync(folder, name, cancellation) : ReplicatesAsync(folder, name, cancellation);
    }

    private async Task<int> SingleAsync(ResultFolder claimed, string name, CancellationToken cancellation)
    {
        using var folder = claimed;
        await using var cluster = await surroundings.Clusters.StartAsync(plan.Options.Silos, plan.Options.Keep, checkpoints: null, cancellation);
        var run = new SingleRun(plan, name, 1, surroundings.Started, surroundings.Time);
        var outcome = await ProgressDisplay.ShowAsync(surroundings, plan.Options.Quiet, "", view => run.CarryOutAsync(cluster, folder, view, cancellation));
        Tell(outcome.Manifest.ToJson(), () => RunSummary.Show(surroundings.Output, plan, outcome));
        if (!outcome.IsDone)
        {
            return ExitStatus.Cancelled;
        }

        if (plan.Options.Keep)
        {
            await KeptRun.StayAsync(surroundings, plan, outcome, cluster.Address!, cancellation);
        }

        return ExitStatus.Done;
    }

    private async Task<int> ReplicatesAsync(ResultFolder claimed, string name, CancellationToken cancellation)
    {
        using var folder = claimed;
        var (manifest, outcomes) = await new ReplicatedRun(plan, name, surroundings).CarryOutAsync(folder, cancellation);
        Tell(manifest.ToJson(), () => ReplicatesSummary.Show(surroundings.Output, manifest, outcomes, folder.Path));
        return manifest.Status == RunStatus.Done ? ExitStatus.Done : ExitStatus.Cancelled;
    }

    private ResultFolder Claim()
    {
        var runs = surroundings.PathTo(RunsFolder);
        return plan.Options switch
        {
            { Folder: { } folder } => ResultFolder.Claim(surroundings.PathTo(folder)),
            { Name: { } name } => ResultFolder.Claim(Path.Combine(runs, name)),
            _ => ResultFolder.ClaimNew(runs, DefaultName()),
        };
    }

    private string DefaultName() => RunName.From(plan.Scenario.Key, surroundings.Time.GetUtcNow());

    private void Tell(string json, Action summary)
    {
        if (plan.Options.Json)
        {
            surroundings.Output.Profile.Out.Writer.WriteLine(json);
        }
        else
        {
            summary();
        }
    }
}
