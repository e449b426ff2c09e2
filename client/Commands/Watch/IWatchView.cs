namespace AdoptionSim.Client.Commands.Watch;

/// <summary>Shows a run that is watched.</summary>
internal interface IWatchView : IDisposable
{
    void Show(WatchSnapshot sight);

    /// <summary>Shows a message about an event outside the run, such as a cluster that does not answer.</summary>
    void Tell(string what);
}
