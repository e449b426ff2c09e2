using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Progress;

/// <summary>Shows the user the progress of a run.</summary>
internal interface IProgressView
{
    void Show(RunProgress progress);

    /// <summary>Shows a message about an event outside the run's normal progress, such as the loss of a silo.</summary>
    void Print(string what);
}

/// <summary>A progress view that shows nothing, for commands with <c>--quiet</c>.</summary>
internal sealed class NoProgress : IProgressView
{
    public void Show(RunProgress progress) { }

    public void Print(string what) { }
}
