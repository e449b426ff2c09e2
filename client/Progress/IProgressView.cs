using AdoptionSim.Interfaces.Runs;

namespace AdoptionSim.Client.Progress;

/// <summary>Shows how far a run is.</summary>
internal interface IProgressView
{
    void Show(RunProgress progress);
}

/// <summary>Shows nothing.</summary>
internal sealed class NoProgress : IProgressView
{
    public void Show(RunProgress progress)
    {
    }
}
