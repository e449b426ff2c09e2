using System.CommandLine;
using AdoptionSim.Client.Commands.Run.Replicates;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Commands.Run;

/// <summary><c>adoptsim run</c>: executes the run for the parsed options and returns the exit status.</summary>
internal sealed class RunCommand(RunPlan plan, CliEnvironment environment)
{
    private const string RunsFolder = KeptRuns.Folder;

    public static Command Create(CliEnvironment environment)
    {
        var arguments = new RunArguments();
        var command = new Command("run", "Run a scenario and write its results.");
        arguments.AddTo(command);
        command.SetAction((parsed, cancellation) => new RunCommand(RunPlan.Make(arguments.Read(parsed), environment), environment).CarryOutAsync(cancellation));
        return command;
    }

    private async Task<int> CarryOutAsync(CancellationToken cancellation)
    {
        if (plan.Options.Detach)
        {
            return await new DetachedRun(plan, environment).BeginAsync(plan.Options.Name ?? DefaultName(), cancellation);
        }

        await using var metrics = plan.Options.MetricsPort is { } port
            ? await environment.Clusters.OfferMetricsAsync(port, ofSilos: true, environment.Error.Profile.Out.Writer.WriteLine)
            : null;
        if (plan.Options.Replicates > 1)
        {
            return await new ReplicatesCommand(plan, environment).CarryOutAsync(DefaultName(), cancellation);
        }

        var folder = Claim();
        var name = plan.Options.Name ?? (plan.Options.Folder is null ? Path.GetFileName(folder.Path) : DefaultName());
        return await SingleAsync(folder, name, metrics, cancellation);
    }

    private async Task<int> SingleAsync(ResultFolder claimed, string name, IMetrics? metrics, CancellationToken cancellation)
    {
        using var folder = claimed;
        var isDone = false;
        try
        {
            await using var cluster = await ClusterAsync(folder, cancellation);
            using var address = plan.Options.Keep ? AddressFile.Write(folder.Path, name, cluster.Address!) : null;
            var run = new SingleRun(plan, name, 1, environment.Started, environment.Time);
            var report = plan.Options.Cluster is null ? null : metrics?.Follow(plan.Specification(name, 1));
            var outcome = await new AttachedRun(plan, environment, report).CarryOutAsync(run, cluster, folder, cancellation);
            isDone = outcome.IsDone;
            if (isDone && plan.Options.Keep)
            {
                await KeptRun.StayAsync(environment, plan, outcome, cancellation);
            }
        }
        finally
        {
            Checkpoints.Clear(folder.Path, isDone);
        }

        return isDone ? ExitStatus.Done : ExitStatus.Cancelled;
    }

    private Task<ICluster> ClusterAsync(ResultFolder folder, CancellationToken cancellation) =>
        plan.Options switch
        {
            { Cluster: { } cluster } => ClusterOption.ConnectAsync(cluster, environment, cancellation),
            var options => environment.Clusters.StartAsync(
                options.Silos,
                options.Keep,
                options.StoresEmbedded ? Checkpoints.In(folder.Path) : null,
                cancellation
            ),
        };

    private ResultFolder Claim()
    {
        var runs = environment.PathTo(RunsFolder);
        return plan.Options switch
        {
            { Folder: { } folder } => ResultFolder.Claim(environment.PathTo(folder)),
            { Name: { } name } => ResultFolder.Claim(Path.Combine(runs, name)),
            _ => ResultFolder.ClaimNew(runs, DefaultName()),
        };
    }

    private string DefaultName() => RunName.From(plan.Scenario.Key, environment.Time.GetUtcNow());
}
