using AdoptionSim.Actors.Checkpoints;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Files;
using Orleans.GrainDirectory;

namespace AdoptionSim.Actors.Runs;

/// <summary>All runs: those that are stored, each as its own grain tells of it.</summary>
[GrainDirectory(SteadyDirectory.Name)]
public sealed class RunsGrain(RunContext context, IServiceProvider services) : Grain, IRuns, IAdmission
{
    /// <summary>Longer than it takes from being let in to being seen by the silos.</summary>
    private static readonly TimeSpan UntilSeen = TimeSpan.FromMinutes(1);

    /// <summary>Longer than a silo under full load takes to answer.</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, (double Need, DateTimeOffset Since)> _admitted = new(StringComparer.Ordinal);

    public async Task Admit(string run, long citizens, Delivery delivery)
    {
        var now = context.Time.GetUtcNow();
        var there = context.Runs.All.Where(other => other.Name != run).ToDictionary(other => other.Name, other => Admission.NeedOf(other.Setup.Census.People, other.Specification.Delivery), StringComparer.Ordinal);
        foreach (var (name, (need, _)) in _admitted.Where(other => other.Key != run && now - other.Value.Since < UntilSeen))
        {
            there.TryAdd(name, need);
        }

        var reports = await Task.WhenAll(context.Cluster.Silos.Select(silo => new SiloServices(services).Of(silo).Report()));
        var needed = Admission.NeedOf(citizens, delivery);
        Admission.Check(run, needed, there.Values.Sum(), Admission.Capacity(reports));
        _admitted[run] = (needed, now);
    }

    public async Task<RunEntry[]> List()
    {
        var live = await Live();
        var entries = context.Store is { } store
            ? await Task.WhenAll((await store.List()).Select(run => Entry(run, live)))
            : await Task.WhenAll(live.Union(context.Runs.Led.Keys).Select(Ask));
        return [.. entries.OfType<RunEntry>().OrderBy(entry => entry.Began).ThenBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    /// <summary>Returns the runs that any silo leads now. A silo that does not answer in time leads none: another one will.</summary>
    private async Task<HashSet<string>> Live()
    {
        var leads = await Task.WhenAll(context.Cluster.Silos.Select(async silo =>
        {
            try
            {
                return await context.Services.Of(silo).Leads().WaitAsync(LongestLook, context.Time);
            }
            catch (Exception error) when (Losses.Is(error))
            {
                return [];
            }
        }));
        return leads.SelectMany(names => names).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Returns a run's line. Only a run in progress is asked itself, as its status in the store is old; so listing costs no activation for each run that has ended.
    /// </summary>
    private async Task<RunEntry?> Entry(StoredRun run, HashSet<string> live)
    {
        if (run.Damage is { } damage)
        {
            return Damaged(run, damage);
        }

        if (run.Standing is not { Scenario: not "" } standing || live.Contains(run.Name) || (IsUnderWay(standing) && standing.Cluster == context.Cluster.Id))
        {
            return await Ask(run);
        }

        var progress = IsUnderWay(standing) ? standing.Progress with { State = RunState.Interrupted } : standing.Progress;
        return new RunEntry(run.Name, standing.Scenario, standing.Seed, standing.Scale, standing.Began, progress);
    }

    private static bool IsUnderWay(RunStanding standing) => standing.Progress.State is RunState.Preparing or RunState.Running;

    private async Task<RunEntry?> Ask(StoredRun run)
    {
        try
        {
            return await Ask(run.Name) is { } entry ? entry with { Began = run.Standing?.Began ?? entry.Began } : null;
        }
        catch (DamagedPartException damage)
        {
            return Damaged(run, damage.Message);
        }
    }

    /// <summary>Null where the run has been deleted meanwhile.</summary>
    private async Task<RunEntry?> Ask(string name)
    {
        var run = GrainFactory.GetGrain<IRun>(name);
        try
        {
            var specification = await run.Specification();
            var scenario = NationJson.ReadScenario(specification.Scenario).Key;
            return new RunEntry(name, scenario, specification.Seed, specification.Scale, default, await run.Progress());
        }
        catch (RunRefusedException)
        {
            return null;
        }
    }

    private static RunEntry Damaged(StoredRun run, string damage)
    {
        var progress = run.Standing?.Progress ?? new RunProgress(RunState.Damaged, 0, 0, default, 0, 0, 0, 0, "", ModelVersion.Current, null);
        return new RunEntry(
            run.Name,
            run.Standing?.Scenario ?? "",
            run.Standing?.Seed ?? 0,
            run.Standing?.Scale ?? 0,
            run.Standing?.Began ?? default,
            progress with { State = RunState.Damaged, Error = damage });
    }
}
