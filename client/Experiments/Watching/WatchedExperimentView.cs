using AdoptionSim.Client.Experiments.Execution;

namespace AdoptionSim.Client.Experiments.Watching;

/// <summary>Shows the progress of an experiment in a view, and passes it to the watch from which reports are made.</summary>
internal sealed class WatchedExperimentView(IExperimentView view, ExperimentWatch watch) : IExperimentView
{
    public void Show(ExperimentProgress progress)
    {
        watch.Show(progress);
        view.Show(progress);
    }

    public void Tell(string what) => view.Tell(what);
}
