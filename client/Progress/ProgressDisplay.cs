using Spectre.Console;

namespace AdoptionSim.Client.Progress;

/// <summary>
/// Chooses how the progress of a run is shown: as a bar on a terminal, as lines, or not at all. It goes to standard error, separate from the results.
/// </summary>
internal static class ProgressDisplay
{
    public static Task<T> ShowAsync<T>(CliEnvironment environment, bool quiet, string label, Func<IProgressView, Task<T>> work)
    {
        var console = environment.Error;
        if (quiet)
        {
            return work(new NoProgress());
        }

        return console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi
            ? console
                .Progress()
                .AutoClear(true)
                .Columns(new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
                .StartAsync(context => work(new LiveProgress(console, context.AddTask(label + "starting"), environment.Time, label)))
            : work(new PlainProgress(console.Profile.Out.Writer, environment.Time, label));
    }
}
