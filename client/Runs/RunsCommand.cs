using System.CommandLine;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Clusters;
using AdoptionSim.Client.Hosting;
using AdoptionSim.Client.Running;

namespace AdoptionSim.Client.Runs;

/// <summary><c>adoptsim runs</c>: the runs of a cluster, those that have ended included; and those of this folder that were stored.</summary>
internal static class RunsCommand
{
    public static Command Create(Surroundings surroundings) => new("runs", "Looks after the runs of a cluster.")
    {
        List(surroundings),
        OfOne("show", "Shows how far a run is.", surroundings, (runs, name, json) => runs.ShowAsync(name, json)),
        OfOne("cancel", "Ends a run at its next tick; what is done is kept.", surroundings, (runs, name, json) => runs.CancelAsync(name, json)),
        OfOne("delete", "Ends a run and forgets it, with all that is stored of it.", surroundings, (runs, name, json) => runs.DeleteAsync(name, json)),
        Resume(surroundings),
        Fetch(surroundings),
        SendCommand.Create(surroundings),
    };

    public static Argument<string> Name()
    {
        var name = new Argument<string>("NAME") { Description = "The run's name." };
        name.Validators.Add(Parsing.NoOption);
        return name;
    }

    public static Option<string?> Cluster() => ClusterOption.Create("The cluster: local (that of the working folder, the default), or its gateways.");

    public static Option<bool> Json() => new("--json") { Description = "Writes one JSON object and nothing else to standard output." };

    public static async Task<int> OnClusterAsync(Surroundings surroundings, string? text, Func<ClusterRuns, Task> act, CancellationToken cancellation)
    {
        await using var cluster = await ClusterOption.ConnectAsync(text ?? ClusterOption.Local, surroundings, cancellation);
        await act(new ClusterRuns(cluster, text ?? ClusterOption.Local, surroundings, cancellation));
        return ExitStatus.Done;
    }

    /// <summary>Connects to the cluster and does something with one of its runs, see <see cref="ClusterRuns.ExplainAsync"/>.</summary>
    public static Task<int> OnRunAsync(Surroundings surroundings, string? text, string name, Func<ClusterRuns, string, Task> act, CancellationToken cancellation) =>
        OnClusterAsync(surroundings, text, runs => runs.ExplainAsync(name, () => act(runs, name)), cancellation);

    private static Command List(Surroundings surroundings)
    {
        var (cluster, json) = (Cluster(), Json());
        var command = new Command("list", "Lists all runs.") { cluster, json };
        command.SetAction((parsed, cancellation) =>
            OnClusterAsync(surroundings, parsed.GetValue(cluster), runs => runs.ListAsync(parsed.GetValue(json)), cancellation));
        return command;
    }

    private static Command OfOne(
        string name, string description, Surroundings surroundings, Func<ClusterRuns, string, bool, Task> act)
    {
        var (run, cluster, json) = (Name(), Cluster(), Json());
        var command = new Command(name, description) { run, cluster, json };
        command.SetAction((parsed, cancellation) => OnRunAsync(
            surroundings, parsed.GetValue(cluster), parsed.GetRequiredValue(run), (runs, name) => act(runs, name, parsed.GetValue(json)), cancellation));
        return command;
    }

    private static Command Resume(Surroundings surroundings)
    {
        var (run, cluster, json, quiet, folder) = (Name(), Cluster(), Json(), Quiet(), Folder());
        run.Description = "The run's name; or the folder of a run that was cancelled or killed and has checkpoints in it.";
        var follow = new Option<bool>("--follow") { Description = "Follows the run to its end and writes its results, instead of leaving it to the cluster." };
        var command = new Command("resume", "Goes on with a run from its last checkpoint.") { run, cluster, follow, folder, json, quiet };
        command.SetAction((parsed, cancellation) =>
        {
            var (name, on, following) = (parsed.GetRequiredValue(run), parsed.GetValue(cluster), parsed.GetValue(follow));
            var options = new FollowOptions(parsed.GetValue(folder), parsed.GetValue(json), parsed.GetValue(quiet));
            if (options.Folder is not null && !following)
            {
                throw new RefusedException("--out needs --follow: a run that is left to its cluster writes nothing here.");
            }

            if (on is null && StoredRun.Find(surroundings, name) is { } stored)
            {
                return stored.ResumeAsync(options, cancellation);
            }

            if (on is null && new ClusterFolder(surroundings).Running() is null)
            {
                throw new ClusterException($"NAME is '{name}'; expected a run whose folder has checkpoints, or a run of a cluster, and there is no cluster in {surroundings.Folder}.");
            }

            return following
                ? FollowAsync(surroundings, on, name, options, Beginning.Resume, cancellation)
                : OnRunAsync(surroundings, on, name, (runs, named) => runs.ResumeAsync(named, options.Json), cancellation);
        });
        return command;
    }

    private static Command Fetch(Surroundings surroundings)
    {
        var (run, cluster, json, quiet, folder) = (Name(), Cluster(), Json(), Quiet(), Folder());
        var command = new Command("fetch", "Writes a run's results, as soon as it has ended.") { run, cluster, folder, json, quiet };
        command.SetAction((parsed, cancellation) => FollowAsync(
            surroundings,
            parsed.GetValue(cluster),
            parsed.GetRequiredValue(run),
            new FollowOptions(parsed.GetValue(folder), parsed.GetValue(json), parsed.GetValue(quiet)),
            Beginning.Fetch,
            cancellation));
        return command;
    }

    private static async Task<int> FollowAsync(
        Surroundings surroundings, string? text, string name, FollowOptions options, Beginning beginning, CancellationToken cancellation)
    {
        var named = text ?? ClusterOption.Local;
        await using var cluster = await ClusterOption.ConnectAsync(named, surroundings, cancellation);
        return await new FollowedRun(surroundings, cluster, named, name, beginning).CarryOutAsync(options, cancellation);
    }

    private static Option<string?> Folder() => Parsing.Option<string?>("--out", "The results folder; default: runs/NAME.", "DIR", "a folder", Parsing.Text);

    private static Option<bool> Quiet() => new("--quiet") { Description = "Shows no progress." };
}
