using System.CommandLine;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Commands.Cluster;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Connections;

namespace AdoptionSim.Client.Commands.Runs;

/// <summary><c>adoptsim runs</c>: manages the runs of a cluster, including those that have ended, and stored runs of this folder.</summary>
internal static class RunsCommand
{
    public static Command Create(CliEnvironment environment) =>
        new("runs", "Manage runs on a cluster.")
        {
            List(environment),
            OfOne("show", "Show a run's state and progress.", environment, (runs, name, json) => runs.ShowAsync(name, json)),
            OfOne("cancel", "Stop a run at its next tick; finished ticks are kept.", environment, (runs, name, json) => runs.CancelAsync(name, json)),
            OfOne("delete", "Stop a run and delete everything stored about it.", environment, (runs, name, json) => runs.DeleteAsync(name, json)),
            Resume(environment),
            Fetch(environment),
            SendCommand.Create(environment),
        };

    public static Argument<string> Name()
    {
        var name = new Argument<string>("NAME") { Description = "The run's name." };
        name.Validators.Add(Parsing.NoOption);
        return name;
    }

    public static Option<string?> Cluster() => ClusterOption.Create("The cluster: local (the cluster of the working folder, the default), or its gateways.");

    public static Option<bool> Json() => new("--json") { Description = "Write one JSON object and nothing else to standard output." };

    public static async Task<int> OnClusterAsync(CliEnvironment environment, string? text, Func<ClusterRuns, Task> act, CancellationToken cancellation)
    {
        await using var cluster = await ClusterOption.ConnectAsync(text ?? ClusterOption.Local, environment, cancellation);
        await act(new ClusterRuns(cluster, text ?? ClusterOption.Local, environment, cancellation));
        return ExitStatus.Done;
    }

    /// <summary>
    /// Connects to a cluster, performs an operation on one of its runs and returns the exit status. Failures are explained as by
    /// <see cref="ClusterRuns.ExplainAsync"/>.
    /// </summary>
    public static Task<int> OnRunAsync(
        CliEnvironment environment,
        string? text,
        string name,
        Func<ClusterRuns, string, Task> act,
        CancellationToken cancellation
    ) => OnClusterAsync(environment, text, runs => runs.ExplainAsync(name, () => act(runs, name)), cancellation);

    private static Command List(CliEnvironment environment)
    {
        var (cluster, json) = (Cluster(), Json());
        var command = new Command("list", "List all runs.") { cluster, json };
        command.SetAction(
            (parsed, cancellation) => OnClusterAsync(environment, parsed.GetValue(cluster), runs => runs.ListAsync(parsed.GetValue(json)), cancellation)
        );
        return command;
    }

    private static Command OfOne(string name, string description, CliEnvironment environment, Func<ClusterRuns, string, bool, Task> act)
    {
        var (run, cluster, json) = (Name(), Cluster(), Json());
        var command = new Command(name, description) { run, cluster, json };
        command.SetAction(
            (parsed, cancellation) =>
                OnRunAsync(
                    environment,
                    parsed.GetValue(cluster),
                    parsed.GetRequiredValue(run),
                    (runs, name) => act(runs, name, parsed.GetValue(json)),
                    cancellation
                )
        );
        return command;
    }

    private static Command Resume(CliEnvironment environment)
    {
        var (run, cluster, json, quiet, folder) = (Name(), Cluster(), Json(), CommonOptions.Quiet(), Folder());
        run.Description = "The run's name, or the folder of a cancelled or killed run with checkpoints.";
        var follow = new Option<bool>("--follow") { Description = "Follow the run to its end and write its results, instead of returning at once." };
        var command = new Command("resume", "Continue a run from its last checkpoint.") { run, cluster, follow, folder, json, quiet };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var (name, on, following) = (parsed.GetRequiredValue(run), parsed.GetValue(cluster), parsed.GetValue(follow));
                var options = new FollowOptions(parsed.GetValue(folder), parsed.GetValue(json), parsed.GetValue(quiet));
                if (options.Folder is not null && !following)
                {
                    throw new RefusedException("--out needs --follow: without it no results are written here.");
                }

                if (on is null && StoredRun.Find(environment, name) is { } stored)
                {
                    return stored.ResumeAsync(options, cancellation);
                }

                if (on is null && new ClusterFolder(environment).Running() is null)
                {
                    throw new ClusterException(
                        $"NAME is '{name}'; expected a run whose folder has checkpoints, or a run of a cluster, but there is no cluster in "
                            + $"{environment.Folder}."
                    );
                }

                return following
                    ? FollowAsync(environment, on, name, options, Beginning.Resume, cancellation)
                    : OnRunAsync(environment, on, name, (runs, named) => runs.ResumeAsync(named, options.Json), cancellation);
            }
        );
        return command;
    }

    private static Command Fetch(CliEnvironment environment)
    {
        var (run, cluster, json, quiet, folder) = (Name(), Cluster(), Json(), CommonOptions.Quiet(), Folder());
        var command = new Command("fetch", "Wait until a run has ended and write its results.") { run, cluster, folder, json, quiet };
        command.SetAction(
            (parsed, cancellation) =>
                FollowAsync(
                    environment,
                    parsed.GetValue(cluster),
                    parsed.GetRequiredValue(run),
                    new FollowOptions(parsed.GetValue(folder), parsed.GetValue(json), parsed.GetValue(quiet)),
                    Beginning.Fetch,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> FollowAsync(
        CliEnvironment environment,
        string? text,
        string name,
        FollowOptions options,
        Beginning beginning,
        CancellationToken cancellation
    )
    {
        var named = text ?? ClusterOption.Local;
        await using var cluster = await ClusterOption.ConnectAsync(named, environment, cancellation);
        return await new FollowedRun(environment, cluster, named, name, beginning).CarryOutAsync(options, cancellation);
    }

    private static Option<string?> Folder() => Parsing.Option<string?>("--out", "The results folder (default: runs/NAME).", "DIR", "a folder", Parsing.Text);
}
