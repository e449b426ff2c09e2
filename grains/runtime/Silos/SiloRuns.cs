using System.Collections.Concurrent;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Silos;

/// <summary>The runs that this silo takes part in, by name. One per silo, from its services: there is no static state.</summary>
public sealed class SiloRuns(ICheckpointStore? store, FairShare share)
{
    private readonly ConcurrentDictionary<string, Entry> _runs = new(StringComparer.Ordinal);

    /// <summary>Where runs are stored; null where they are not.</summary>
    public ICheckpointStore? Store => store;

    /// <summary>The active grains of the runs.</summary>
    public RunActivations Activations { get; } = new();

    /// <summary>The processors among the runs.</summary>
    public FairShare Share => share;

    /// <summary>The runs that this silo takes part in.</summary>
    public IEnumerable<SiloRun> All => _runs.Values.Select(entry => entry.Made).OfType<SiloRun>();

    /// <summary>The names of the runs whose grain is here, or was until they ended, and whether they are under way.</summary>
    public ConcurrentDictionary<string, bool> Led { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether any run needs this silo.</summary>
    public bool AnyUnderWay => Led.Values.Any(isUnderWay => isUnderWay) || All.Any(run => run.IsUnderWay);

    /// <summary>
    /// Makes the run's setup, which takes a while, or returns the one that is there. An earlier run of the name, of which this silo did not hear that it was deleted, is replaced.
    /// </summary>
    public Task<SiloRun> Prepare(RunSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        var entry = _runs.AddOrUpdate(specification.Name, _ => new Entry(specification), (_, there) => there.IsOf(specification) ? there : new Entry(specification, replaces: true));
        if (entry.ReplacesAnother())
        {
            Activations.Release(specification.Name);
        }

        return Task.Run(() => Make(entry));
    }

    /// <summary>The run; null where this silo has no part in it.</summary>
    public SiloRun? Find(string run) => _runs.TryGetValue(run, out var found) ? found.Made : null;

    /// <summary>Frees the memory of a run and deactivates its grains on this silo. Another run of the same name stays.</summary>
    public void Forget(string run, Incarnation incarnation)
    {
        if (_runs.TryGetValue(run, out var there))
        {
            if (there.Specification.Incarnation != incarnation || !_runs.TryRemove(KeyValuePair.Create(run, there)))
            {
                return;
            }

            share.Forget(run);
            store?.Release(run);
        }

        Activations.Release(run);
    }

    private SiloRun Make(Entry entry)
    {
        try
        {
            return entry.Run.Value;
        }
        catch
        {
            // A failure is not kept: the next attempt may have the memory for it.
            _runs.TryRemove(KeyValuePair.Create(entry.Specification.Name, entry));
            throw;
        }
    }

    private sealed class Entry(RunSpecification specification, bool replaces = false)
    {
        private int _replaces = replaces ? 1 : 0;

        public RunSpecification Specification => specification;

        public Lazy<SiloRun> Run { get; } = new(() => new SiloRun(specification));

        /// <summary>Null until it is made.</summary>
        public SiloRun? Made => Run.IsValueCreated ? Run.Value : null;

        /// <summary>True for the first who asks, if another run of the name was here before.</summary>
        public bool ReplacesAnother() => Interlocked.Exchange(ref _replaces, 0) == 1;

        public bool IsOf(RunSpecification other) => specification.Incarnation == other.Incarnation && specification.AsksTheSameAs(other);
    }
}
