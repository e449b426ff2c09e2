namespace AdoptionSim.Client.Watching;

/// <summary>Shows a run that is watched.</summary>
internal interface IWatchView : IDisposable
{
    void Show(Sight sight);

    /// <summary>Tells what happened beside the run, such as a cluster that does not answer.</summary>
    void Tell(string what);
}
