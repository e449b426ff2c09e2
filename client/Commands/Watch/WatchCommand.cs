using System.CommandLine;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Commands.Watch.Screen;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Output;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Commands.Watch;

/// <summary><c>adoptsim watch</c>: shows the progress of a run until it ends, without affecting it.</summary>
internal static class WatchCommand
{
    public static System.CommandLine.Command Create(CliEnvironment environment)
    {
        var run = new Argument<string?>("RUN")
        {
            Description = "The run's name (default: the newest run in progress, or else the newest run).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        run.Validators.Add(Parsing.NoOption);
        var cluster = ClusterOption.Create(
            "The cluster: local (the cluster of the working folder), or its gateways (default: local, or else a kept run of this folder)."
        );
        var command = new System.CommandLine.Command(
            "watch",
            "Watch a run in progress: full screen on a terminal (leave with q or Ctrl-C), plain lines in a pipe."
        )
        {
            run,
            cluster,
        };
        command.SetAction(
            (parsed, cancellation) => WatchAsync(environment, WatchTarget.Of(environment, parsed.GetValue(run), parsed.GetValue(cluster)), cancellation)
        );
        return command;
    }

    private static async Task<int> WatchAsync(CliEnvironment environment, WatchTarget target, CancellationToken cancellation)
    {
        var readerGone = environment.ReaderGone(cancellation);
        await using var cluster = await Connecting.ConnectAsync(environment, target.Address, target.Named, Connecting.Timeout, cancellation);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellation, readerGone);
        try
        {
            using var view = View(environment, leaving);
            await WatchAsync(cluster, target, view, environment.Time, leaving.Token);
            return ExitStatus.Done;
        }
        catch (OperationCanceledException error) when (readerGone.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new OutputException("Standard output was closed by its reader.", error);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            environment.Error.Profile.Out.Writer.WriteLine("The run continues unaffected.");
            return cancellation.IsCancellationRequested ? ExitStatus.Cancelled : ExitStatus.Done;
        }
    }

    private static async Task WatchAsync(ICluster cluster, WatchTarget target, IWatchView view, TimeProvider time, CancellationToken cancellation)
    {
        var calls = RetryPolicy.Persistent(cluster, time, what =>
        {
            if (!cancellation.IsCancellationRequested)
            {
                view.Print(what);
            }
        });
        var name = await target.NameAsync(() =>
            RunList.List(after => calls.AskAsync(() => cluster.Grain<IRuns>(IRuns.Key).Page(after)).WaitAsync(cancellation))
        );
        var title = RunTitle.Of(await calls.AskAsync(cluster.Grain<IRun>(name).Specification).WaitAsync(cancellation));
        await new Watcher(cluster, title, target.Named, view, time, calls).WatchAsync(cancellation);
    }

    private static IWatchView View(CliEnvironment environment, CancellationTokenSource leaving)
    {
        if (environment.Output.Profile is not { Out.IsTerminal: true, Capabilities.Ansi: true })
        {
            return new PlainWatch(environment.Output.Profile.Out.Writer);
        }

        LeaveKey.Listen(environment.Output, () => Leave(leaving));
        return new ScreenWatch(environment.Output);
    }

    /// <summary>Stops watching. A request to stop that arrives just after watching has ended is ignored.</summary>
    private static void Leave(CancellationTokenSource leaving)
    {
        try
        {
            leaving.Cancel();
        }
        catch (ObjectDisposedException) { }
    }
}
