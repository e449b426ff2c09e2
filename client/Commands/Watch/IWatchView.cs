namespace AdoptionSim.Client.Commands.Watch;

/// <summary>Shows the progress of a run that a user watches.</summary>
internal interface IWatchView : IDisposable
{
    void Show(WatchSnapshot snapshot);

    /// <summary>Shows the user a message about an event outside the run, such as a cluster that does not answer.</summary>
    void Print(string what);
}
