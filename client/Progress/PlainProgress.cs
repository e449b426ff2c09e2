using System.Globalization;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Progress;

/// <summary>Prints the progress of a run as lines, after every twelfth of the run, for logs and pipes.</summary>
internal sealed class PlainProgress(TextWriter writer, TimeProvider time, string label) : IProgressView
{
    private const int Lines = 12;

    private readonly Pace _pace = new(time);
    private int _shown = -1;

    public void Show(RunProgress progress)
    {
        _pace.Update(progress);
        var part = progress.State == RunState.Preparing || progress.Ticks == 0 ? -1 : progress.Tick * Lines / progress.Ticks;
        if (part <= _shown)
        {
            return;
        }

        _shown = part;
        writer.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{label}{100 * progress.Tick / progress.Ticks, 3} %  {ProgressText.Of(progress, _pace)}")
        );
    }

    public void Print(string what) => writer.WriteLine(label + what);
}
