using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Silo.Page.Views;

namespace AdoptionSim.Silo.Page;

/// <summary>
/// Answers the live page's queries about runs, silos and experiments from a cache, so that many open pages cause no more grain calls than one.
/// </summary>
internal sealed class PageQueries
{
    /// <summary>The maximum number of runs that are cached for the page; the run unused for longest is dropped first.</summary>
    private const int Remembered = 16;

    /// <summary>
    /// The age at which the cached lists of runs, silos and experiments are fetched again. Listing costs the cluster more than a query of one run.
    /// </summary>
    private static readonly TimeSpan ListAge = TimeSpan.FromSeconds(1.5);

    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly CachedQuery<RunEntry[]> _runs;
    private readonly CachedQuery<SiloView[]> _silos;
    private readonly CachedQuery<ExperimentEntry[]> _experiments;
    private readonly Lock _lock = new();
    private readonly List<RunCache> _shown = [];

    public PageQueries(IGrainFactory grains, TimeProvider time)
    {
        (_grains, _time) = (grains, time);
        _runs = new CachedQuery<RunEntry[]>(() => grains.GetGrain<IRuns>(IRuns.Key).List(), ListAge, time);
        _silos = new CachedQuery<SiloView[]>(() => grains.GetGrain<ISilos>(ISilos.Key).List(), ListAge, time);
        _experiments = new CachedQuery<ExperimentEntry[]>(() => grains.GetGrain<IExperiments>(IExperiments.Key).List(), ListAge, time);
    }

    /// <summary>Returns all runs, the most recently started first.</summary>
    public async Task<RunLine[]> Runs() => [.. (await _runs.Get()).Reverse().Select(RunLine.Of)];

    public Task<SiloView[]> Silos() => _silos.Get();

    /// <summary>Returns the experiments that clients have reported, the most recently started first.</summary>
    public async Task<ExperimentView[]> Experiments() => [.. (await _experiments.Get()).Select(ExperimentView.Of)];

    /// <summary>
    /// Returns the facts about a run that never change, such as its scenario and seed; null if there is no such run, or its stored data is damaged.
    /// </summary>
    public async Task<RunView?> About(string run) => (await Find(run))?.About;

    /// <param name="after">The last tick that the page has; -1 for none.</param>
    /// <returns>The progress and the newer ticks; null if there is no such run, or its stored data is damaged.</returns>
    public async Task<UpdateView?> Update(string run, int after)
    {
        if (await Find(run) is not { } shown)
        {
            return null;
        }

        var update = await shown.Update(after);
        if (update is null)
        {
            Forget(shown);
        }

        return update;
    }

    /// <summary>
    /// Returns the figures that the live page shows for one tick of a run. Null if there is no such run, if its stored data is damaged, or if it has not
    /// reached that tick.
    /// </summary>
    public async Task<TickView?> Tick(string run, Tick tick) => await Find(run) is { } shown ? await shown.Tick(tick) : null;

    private async Task<RunCache?> Find(string run)
    {
        if (Known(run) is { } known)
        {
            return known;
        }

        // Queries only the grain of a listed run: any other would be activated by the query. A damaged run has nothing to show.
        if ((await _runs.Get()).All(entry => entry.Name != run || entry.Progress.State == RunState.Damaged))
        {
            return null;
        }

        try
        {
            var grain = _grains.GetGrain<IRun>(run);
            return Remember(new RunCache(grain, await grain.Specification(), _time));
        }
        catch (RunRefusedException)
        {
            return null;
        }
    }

    private RunCache? Known(string run)
    {
        lock (_lock)
        {
            var known = _shown.Find(shown => shown.About.Name == run);
            if (known is not null)
            {
                _shown.Remove(known);
                _shown.Add(known);
            }

            return known;
        }
    }

    private RunCache Remember(RunCache run)
    {
        lock (_lock)
        {
            if (_shown.Find(shown => shown.About.Name == run.About.Name) is { } earlier)
            {
                return earlier;
            }

            _shown.Add(run);
            _shown.RemoveRange(0, Math.Max(0, _shown.Count - Remembered));
            return run;
        }
    }

    private void Forget(RunCache run)
    {
        lock (_lock)
        {
            _shown.Remove(run);
        }
    }
}
