using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Nations.Files;
using Orleans.GrainDirectory;

namespace AdoptionSim.Actors.Runs;

/// <summary>All runs: those that are stored, each as its own grain tells of it.</summary>
[GrainDirectory(SteadyDirectory.Name)]
public sealed class RunsGrain(RunContext context, IServiceProvider services) : Grain, IRuns, IAdmission
{
    /// <summary>Longer than it takes from being let in to being seen by the silos.</summary>
    private static readonly TimeSpan UntilSeen = TimeSpan.FromMinutes(1);

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
        var names = context.Store is { } store ? await store.Runs() : [.. context.Runs.Led.Keys];
        var entries = await Task.WhenAll(names.Select(Entry));
        return [.. entries.OfType<RunEntry>().OrderBy(entry => entry.Began).ThenBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    /// <summary>Null where the run has been deleted meanwhile.</summary>
    private async Task<RunEntry?> Entry(string name)
    {
        var standing = context.Store is { } store ? await store.Standing(name) : null;
        var run = GrainFactory.GetGrain<IRun>(name);
        try
        {
            var specification = await run.Specification();
            var scenario = NationJson.ReadScenario(specification.Scenario).Key;
            return new RunEntry(name, scenario, specification.Seed, specification.Scale, standing?.Began ?? default, await run.Progress());
        }
        catch (RunRefusedException)
        {
            return null;
        }
    }
}
