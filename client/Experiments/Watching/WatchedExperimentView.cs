using AdoptionSim.Client.Experiments.Execution;

namespace AdoptionSim.Client.Experiments.Watching;

/// <summary>
/// Shows the progress of an experiment to the user, and also passes it to <see cref="ExperimentWatch"/>, from which reports to the cluster are made.
/// </summary>
internal sealed class WatchedExperimentView(IExperimentView view, ExperimentWatch watch) : IExperimentView
{
    public void Show(ExperimentProgress progress)
    {
        watch.Show(progress);
        view.Show(progress);
    }

    public void Print(string what) => view.Print(what);
}
