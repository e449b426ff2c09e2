using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;
using AdoptionSim.Silo.Page.Views;

namespace AdoptionSim.Silo.Page;

/// <summary>What the page is told of the cluster. Grains are asked in its place, and no oftener for many pages than for one.</summary>
internal sealed class Lookout
{
    /// <summary>Runs whose ticks are remembered; the one that nobody has looked at for longest is forgotten first.</summary>
    private const int Remembered = 16;

    /// <summary>To list runs and silos takes the cluster more than to tell of one run.</summary>
    private static readonly TimeSpan ListAge = TimeSpan.FromSeconds(1.5);

    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly Shared<RunEntry[]> _runs;
    private readonly Shared<SiloView[]> _silos;
    private readonly Lock _lock = new();
    private readonly List<ShownRun> _shown = [];

    public Lookout(IGrainFactory grains, TimeProvider time)
    {
        (_grains, _time) = (grains, time);
        _runs = new Shared<RunEntry[]>(() => grains.GetGrain<IRuns>(IRuns.Key).List(), ListAge, time);
        _silos = new Shared<SiloView[]>(() => grains.GetGrain<ISilos>(ISilos.Key).List(), ListAge, time);
    }

    /// <summary>The newest first.</summary>
    public async Task<RunLine[]> Runs() => [.. (await _runs.Get()).Reverse().Select(RunLine.Of)];

    public Task<SiloView[]> Silos() => _silos.Get();

    /// <summary>Null where there is no such run.</summary>
    public async Task<RunView?> About(string run) => (await Find(run))?.About;

    /// <param name="after">The last tick that the asker knows; -1 for none.</param>
    /// <returns>Null where there is no such run.</returns>
    public async Task<NewsView?> News(string run, int after)
    {
        if (await Find(run) is not { } shown)
        {
            return null;
        }

        var news = await shown.News(after);
        if (news is null)
        {
            Forget(shown);
        }

        return news;
    }

    /// <summary>Null where there is no such run, or it has not come so far.</summary>
    public async Task<TickView?> Tick(string run, int tick) => await Find(run) is { } shown ? await shown.Tick(tick) : null;

    private async Task<ShownRun?> Find(string run)
    {
        if (Known(run) is { } known)
        {
            return known;
        }

        // Only the grain of a listed run is asked: to ask another would activate it. A damaged run has nothing to show.
        if ((await _runs.Get()).All(entry => entry.Name != run || entry.Progress.State == RunState.Damaged))
        {
            return null;
        }

        try
        {
            var grain = _grains.GetGrain<IRun>(run);
            return Remember(new ShownRun(grain, await grain.Specification(), _time));
        }
        catch (RunRefusedException)
        {
            return null;
        }
    }

    private ShownRun? Known(string run)
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

    private ShownRun Remember(ShownRun run)
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

    private void Forget(ShownRun run)
    {
        lock (_lock)
        {
            _shown.Remove(run);
        }
    }
}
