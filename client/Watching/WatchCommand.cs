using System.CommandLine;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Clusters;
using AdoptionSim.Client.Hosting;
using AdoptionSim.Client.Running;
using AdoptionSim.Client.Watching.Screen;
using AdoptionSim.Interfaces.Runs;

namespace AdoptionSim.Client.Watching;

/// <summary><c>adoptsim watch</c>: looks at a run until it has ended, and leaves it as it is.</summary>
internal static class WatchCommand
{
    public static System.CommandLine.Command Create(Surroundings surroundings)
    {
        var run = new Argument<string?>("RUN")
        {
            Description = "The run's name; default: the newest that is under way, or else the newest.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        run.Validators.Add(Parsing.NoOption);
        var cluster = ClusterOption.Create("The cluster: local (that of the working folder), or its gateways; default: local, or else the run that this folder keeps.");
        var command = new System.CommandLine.Command("watch", "Shows a run while it goes on: on a terminal as a screen, piped as lines.") { run, cluster };
        command.SetAction((parsed, cancellation) => WatchAsync(surroundings, WatchTarget.Of(surroundings, parsed.GetValue(run), parsed.GetValue(cluster)), cancellation));
        return command;
    }

    private static async Task<int> WatchAsync(Surroundings surroundings, WatchTarget target, CancellationToken cancellation)
    {
        await using var cluster = await Connecting.ConnectAsync(surroundings, target.Address, target.Named, Connecting.Patience, cancellation);
        try
        {
            using var view = View(surroundings);
            await WatchAsync(cluster, target, view, surroundings.Time, cancellation);
            return ExitStatus.Done;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            surroundings.Error.Profile.Out.Writer.WriteLine("The run is left as it is.");
            return ExitStatus.Cancelled;
        }
    }

    private static async Task WatchAsync(ICluster cluster, WatchTarget target, IWatchView view, TimeProvider time, CancellationToken cancellation)
    {
        var calls = Calls.Patient(cluster, time, what =>
        {
            if (!cancellation.IsCancellationRequested)
            {
                view.Tell(what);
            }
        });
        var name = await target.NameAsync(() => calls.AskAsync(cluster.Grain<IRuns>(IRuns.Key).List).WaitAsync(cancellation));
        var title = RunTitle.Of(await calls.AskAsync(cluster.Grain<IRun>(name).Specification).WaitAsync(cancellation));
        await new Watcher(cluster, title, view, time, calls).WatchAsync(cancellation);
    }

    private static IWatchView View(Surroundings surroundings) => surroundings.Output.Profile switch
    {
        { Out.IsTerminal: true, Capabilities.Ansi: true } => new ScreenWatch(surroundings.Output),
        var profile => new PlainWatch(profile.Out.Writer),
    };
}
