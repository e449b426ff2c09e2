using System.Globalization;
using AdoptionSim.Client.Experiments.Execution;
using Spectre.Console;

namespace AdoptionSim.Client.Progress;

/// <summary>Chooses how the progress of an experiment is shown. It goes to standard error, separate from the results.</summary>
internal static class ExperimentDisplay
{
    public static Task<T> ShowAsync<T>(CliEnvironment environment, bool quiet, Func<IExperimentView, Task<T>> work)
    {
        var console = environment.Error;
        if (quiet)
        {
            return work(new NoExperimentProgress());
        }

        return console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi
            ? console
                .Progress()
                .AutoClear(true)
                .Columns(new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
                .StartAsync(context => work(new LiveExperimentProgress(console, context.AddTask("starting"))))
            : work(new PlainExperimentProgress(console.Profile.Out.Writer));
    }

    /// <summary>
    /// Returns the progress of an experiment as a text: the runs ended, in progress and failed, and once known, the runs per hour and the time left.
    /// </summary>
    public static string Text(ExperimentProgress progress)
    {
        var culture = CultureInfo.InvariantCulture;
        var failed = progress.Failed > 0 ? string.Create(culture, $", {progress.Failed:N0} failed ({progress.FirstFailure})") : "";
        var rate = progress.PerHour is { } perHour ? string.Create(culture, $", {perHour:N0} runs/h, {ProgressText.Seconds(progress.Left!.Value)} left") : "";
        return string.Create(culture, $"{progress.Ended:N0} of {progress.Total:N0} runs, {progress.Running} in progress{failed}{rate}");
    }

    private sealed class NoExperimentProgress : IExperimentView
    {
        public void Show(ExperimentProgress progress) { }

        public void Print(string what) { }
    }

    private sealed class LiveExperimentProgress(IAnsiConsole console, ProgressTask bar) : IExperimentView
    {
        public void Show(ExperimentProgress progress)
        {
            bar.MaxValue = Math.Max(1, progress.Total);
            bar.Value = progress.Ended;
            bar.Description = Markup.Escape(Text(progress));
        }

        public void Print(string what) => console.WriteLine(what);
    }

    /// <summary>Prints the progress of an experiment as lines, after every twelfth of its runs and at the first failure, for logs and pipes.</summary>
    private sealed class PlainExperimentProgress(TextWriter writer) : IExperimentView
    {
        private const int Lines = 12;

        private int _shown = -1;
        private bool _hasFailed;

        public void Show(ExperimentProgress progress)
        {
            var part = progress.Total == 0 || progress.Ended == 0 ? -1 : (int)(progress.Ended * Lines / progress.Total);
            if (part > _shown || (progress.Failed > 0 && !_hasFailed))
            {
                (_shown, _hasFailed) = (part, progress.Failed > 0);
                writer.WriteLine(Text(progress));
            }
        }

        public void Print(string what) => writer.WriteLine(what);
    }
}
