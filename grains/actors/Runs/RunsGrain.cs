using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Actors.Runs;

/// <summary>All runs: those that are stored, each as its own grain tells of it.</summary>
public sealed class RunsGrain(RunContext context) : Grain, IRuns
{
    public async Task<RunEntry[]> List()
    {
        var names = context.Store is { } store ? await store.Runs() : [.. context.Runs.Standings.Keys];
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
