using AdoptionSim.Client.Experiments.Execution;

namespace AdoptionSim.Client.Experiments.Watching;

/// <summary>Shows the progress of an experiment in a view, and gives it to those who watch the experiment.</summary>
internal sealed class WatchedExperimentView(IExperimentView view, ExperimentWatch watch) : IExperimentView
{
    public void Show(ExperimentProgress progress)
    {
        watch.Show(progress);
        view.Show(progress);
    }

    public void Tell(string what) => view.Tell(what);
}
