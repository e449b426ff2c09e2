using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Progress;

/// <summary>Shows as another view does, and tells somebody else besides.</summary>
internal sealed class ToldProgress(IProgressView view, Action<RunProgress> told) : IProgressView
{
    public void Show(RunProgress progress)
    {
        told(progress);
        view.Show(progress);
    }

    public void Tell(string what) => view.Tell(what);
}
