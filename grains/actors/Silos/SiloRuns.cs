using System.Collections.Concurrent;
using AdoptionSim.Actors.Checkpoints;
using AdoptionSim.Interfaces.Runs;

namespace AdoptionSim.Actors.Silos;

/// <summary>The runs that this silo takes part in, by name. One per silo, from its services: there is no static state.</summary>
public sealed class SiloRuns(ICheckpointStore? store, FairShare share)
{
    private readonly ConcurrentDictionary<string, Lazy<SiloRun>> _runs = new(StringComparer.Ordinal);

    /// <summary>Where runs are stored; null where they are not.</summary>
    public ICheckpointStore? Store => store;

    /// <summary>The processors among the runs.</summary>
    public FairShare Share => share;

    /// <summary>The runs that this silo takes part in.</summary>
    public IEnumerable<SiloRun> All => _runs.Values.Where(run => run.IsValueCreated).Select(run => run.Value);

    /// <summary>The names of the runs whose grain is here, or was until they ended, and whether they are under way.</summary>
    public ConcurrentDictionary<string, bool> Led { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether any run needs this silo.</summary>
    public bool AnyUnderWay => Led.Values.Any(isUnderWay => isUnderWay) || All.Any(run => run.IsUnderWay);

    /// <summary>Makes the run's setup, which takes a while, or returns the one that is there.</summary>
    public Task<SiloRun> Prepare(RunSpecification specification)
    {
        var run = _runs.GetOrAdd(specification.Name, _ => new Lazy<SiloRun>(() => new SiloRun(specification)));
        return Task.Run(() => run.Value);
    }

    /// <summary>The run; null where this silo has no part in it.</summary>
    public SiloRun? Find(string run) => _runs.TryGetValue(run, out var found) && found.IsValueCreated ? found.Value : null;

    public void Forget(string run)
    {
        _runs.TryRemove(run, out _);
        share.Forget(run);
    }
}
