using AdoptionSim.Contracts.Runs;
using Spectre.Console;

namespace AdoptionSim.Client.Progress;

/// <summary>Shows the progress of a run as a bar on one line of a terminal.</summary>
internal sealed class LiveProgress(IAnsiConsole console, ProgressTask bar, TimeProvider time, string label) : IProgressView
{
    private readonly Pace _pace = new(time);

    public void Show(RunProgress progress)
    {
        _pace.Update(progress);
        bar.IsIndeterminate = progress.State == RunState.Preparing;
        bar.MaxValue = Math.Max(1, progress.Ticks);
        bar.Value = progress.Tick;
        bar.Description = label + ProgressText.Of(progress, _pace);
    }

    /// <summary>Prints a message above the bar, where it stays.</summary>
    public void Print(string what) => console.WriteLine(label + what);
}
