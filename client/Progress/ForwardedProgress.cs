using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Progress;

/// <summary>Shows the progress of a run in another view and also reports it to a callback.</summary>
internal sealed class ForwardedProgress(IProgressView view, Action<RunProgress> report) : IProgressView
{
    public void Show(RunProgress progress)
    {
        report(progress);
        view.Show(progress);
    }

    public void Print(string what) => view.Print(what);
}
